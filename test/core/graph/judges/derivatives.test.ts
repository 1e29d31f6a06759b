import { describe, expect, test } from "@jest/globals";
import { drawNetwork } from "../../../../src/author/generator/draw/drawNetwork.js";
import { readQuiz } from "../../../../src/author/generator/readQuiz.js";
import { stream } from "../../../../src/core/base/random.js";
import { solveNumbers } from "../../../../src/core/graph/compile.js";
import { wrongDerivative } from "../../../../src/core/graph/judges/derivatives.js";
import { TOPICS } from "../../../../src/core/topics/index.js";
import type { Setup, Topic } from "../../../../src/core/topics/topic.js";

const SEEDS = 4;

/** Topics in which nothing is derived: counts, the rule of an optimizer, a program. */
const WITHOUT = [
  "choose-weights",
  "cost-count",
  "optimizer-step",
  "shapes",
  "find-the-bug",
  "initialisation",
];
/** Topics that stop before the way back. */
const FORWARD = ["forward-pass", "loss"];

function setups(topic: Topic): Setup[] {
  return Array.from({ length: SEEDS }, (_none, k) => {
    const wish = {
      exam: false,
      guided: false,
      random: stream("derivatives", k, "plan"),
      kinds: stream("derivatives", k, "kind"),
    };
    if (topic.kind === "own")
      return topic.variants.length === 0
        ? [topic.build("", wish)]
        : topic.variants.map((variant) => topic.build(variant, wish));
    const examples = topic.name === "batch-gradient" ? 2 : 1;
    const quiz = readQuiz(
      `network: {layers: [2, 2, 2], bias: true, examples: ${examples}}\nquestions: [{topic: ${topic.name}}]`,
      "quiz.yaml",
    );
    const wanted = quiz.questions[0]?.network;
    if (wanted?.kind !== "drawn") throw new Error(`${topic.name} has no network to draw`);
    return [
      topic.build(
        drawNetwork(wanted, (purpose) => stream("derivatives", topic.name, k, purpose)),
        wish,
      ),
    ];
  }).flat();
}

describe.each<Topic>(Object.values(TOPICS))("$name", (topic) => {
  test("every derivative is what moving its lower quantity makes of its upper one; with the other sign none is", () => {
    let judged = 0;
    let kinks = 0;
    for (const { graph, givens } of setups(topic)) {
      const values = solveNumbers(graph, givens);
      expect(wrongDerivative(graph, values)).toBeNull();
      for (const { id, derivative } of graph.definitions) {
        const value = values.get(id);
        if (derivative === undefined || value === undefined || Math.abs(value) < 1e-5) continue;
        const found = wrongDerivative(graph, new Map([...values, [id, -value]]));
        // The other lines are right still: this one is named, but where two operands of a maximum are equal.
        if (found === null) kinks += 1;
        else expect(found).toBe(id);
        judged += 1;
      }
    }
    const none = WITHOUT.includes(topic.name) || FORWARD.includes(topic.name);
    expect(judged > 0).toBe(!none);
    expect(kinks).toBeLessThanOrEqual(judged / 20);
  });
});
