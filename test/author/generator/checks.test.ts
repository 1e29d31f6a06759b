import { describe, expect, test } from "@jest/globals";
import { type CheckName, failedCheck } from "../../../src/author/generator/checks.js";
import { makeQuestion, type Problem } from "../../../src/author/generator/makeQuestion.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { known } from "../../../src/core/base/known.js";
import { stream } from "../../../src/core/base/random.js";
import type { NumberAnswer } from "../../../src/core/sheet/sheet.js";
import { type TopicName, topicNamed } from "../../../src/core/topics/index.js";

/** A question about fixed numbers, as a draw of them would have made it. */
function problemOf(name: TopicName, network: string, rounding = "{}"): Problem {
  const question = `{topic: ${name}, network: {${network}}}`;
  const quiz = readQuiz(`rounding: ${rounding}\nquestions: [${question}]`, "quiz.yaml");
  const topic = topicNamed(name);
  const wanted = quiz.questions[0]?.network;
  if (topic.kind !== "network" || wanted?.kind !== "fixed") throw new Error(`${name} has no fixed network`);
  const random = stream("checks", name);
  const setup = topic.build(wanted.network, { exam: false, guided: false, random, kinds: random });
  const wish = { id: "q1", topic: name, level: "standard", precision: quiz.rounding } as const;
  return makeQuestion(setup, { ...wish, ask: { as: "number" }, random }, 1);
}

/** A sigmoid network 2-2-1 with weights (0.3, −0.5), (`w`, 0.2) and (0.6, −0.4), of inputs `x` and 0.9. */
const step = ({ x = 0.4, w = 0.7, rate = 0.5, target = 1 } = {}): string =>
  `inputs: [${x}, 0.9], targets: [${target}], learningRate: ${rate}, loss: mse, layers: [` +
  `{weights: [[0.3, -0.5], [${w}, 0.2]], activation: sigmoid}, {weights: [[0.6, -0.4]], activation: sigmoid}]`;

/** One sum z = x to a sigmoid or a ReLU, whose forward pass alone is asked. */
const neuron = (x: number, activation: string): string =>
  `inputs: [${x}, 2], targets: [0.2], loss: mse, layers: [{weights: [[3, 0.01]], activation: ${activation}}]`;

const GOOD = problemOf("training-step", step());

/** The good problem with one answer's fields changed. */
const answered = (quantity: string, change: (answer: NumberAnswer) => Partial<NumberAnswer>): Problem => ({
  ...GOOD,
  numbers: GOOD.numbers.map((one) => (one.quantity === quantity ? { ...one, ...change(one) } : one)),
});

const moved = (problem: Problem, id: string, to: (value: number) => number): Problem => ({
  ...problem,
  values: new Map([...problem.values, [id, to(known(problem.values, id))]]),
});

/** The good problem's find-the-mistake, whose wrong line lies `by` beside the right one. */
function misled(by: number): Problem {
  const problem = problemOf("find-the-mistake", step());
  const { worked, mistakes } = problem.question;
  const id = Object.keys(mistakes[worked?.mistake ?? -1]?.replace ?? {})[0] ?? "";
  const replace = { [id]: ["+", [known(problem.graph.byId, id).expression, by]] } as const;
  return {
    ...problem,
    question: { ...problem.question, mistakes: mistakes.map((one) => ({ ...one, replace })) },
  };
}

test("a training step of a plain network keeps every promise", () => {
  expect(failedCheck(GOOD)).toBeNull();
});

const BROKEN: readonly (readonly [check: CheckName, how: string, problem: Problem, what: string])[] = [
  ["asked-as-wished", "no options", { ...GOOD, lacking: "its options" }, "its options"],
  ["givens-hide-nothing", "a weight of 0", problemOf("training-step", step({ w: 0 })), "w1_2_1"],
  ["givens-hide-nothing", "an input of 0", problemOf("training-step", step({ x: 0 })), "x1"],
  ["givens-hide-nothing", "an input of 1", problemOf("training-step", step({ x: 1 })), "x1"],
  ["givens-hide-nothing", "an input of −1", problemOf("training-step", step({ x: -1 })), "x1"],
  [
    "givens-hide-nothing",
    "a line that is shown and prints as 0",
    {
      ...GOOD,
      question: { ...GOOD.question, shown: ["z1_1"] },
      printed: new Map([...GOOD.printed, ["z1_1", 0]]),
    },
    "z1_1",
  ],
  // σ(4.61) has the slope 0.0098.
  [
    "no-dead-or-saturated-unit",
    "a slope below 0.0101",
    problemOf("training-step", step({ w: 11.075 })),
    "da1_2_dz1_2",
  ],
  [
    "no-dead-or-saturated-unit",
    "forward alone, σ(−6.28)",
    problemOf("forward-pass", neuron(-2.1, "sigmoid")),
    "a1_1",
  ],
  [
    "no-dead-or-saturated-unit",
    "forward alone, σ(6.32)",
    problemOf("forward-pass", neuron(2.1, "sigmoid")),
    "a1_1",
  ],
  [
    "no-dead-or-saturated-unit",
    "forward alone, ReLU of a negative sum",
    problemOf("forward-pass", neuron(-0.5, "relu")),
    "a1_1",
  ],
  ["no-answer-prints-as-zero", "0.00004", answered("z1_1", () => ({ display: "0.0000" })), "q1.z1_1"],
  ["no-answer-prints-as-zero", "∞", answered("C", () => ({ value: Number.POSITIVE_INFINITY })), "q1.C"],
  [
    "bounds-are-tight",
    "5.1 % of the value",
    answered("C", ({ value }) => ({ lower: 0.96 * value, upper: 1.011 * value })),
    "q1.C",
  ],
  [
    "update-shows",
    "w − ηg = w to 4 decimals",
    problemOf("training-step", step({ rate: 0.0005 }), "{weights: {decimals: 4}}"),
    "q1.w1_1_1_new",
  ],
  [
    "rounded-work-comes-close",
    "6 units of the last place",
    answered("z1_1", ({ value }) => ({ display: (value + 0.0006).toFixed(4) })),
    "q1.z1_1",
  ],
  // 0.24851 to 0.24844 in full; worked with the printed numbers, 0.2485 twice.
  ["loss-falls", "in all digits alone", problemOf("training-step", step({ rate: 0.002, x: 0.39 })), "C_new"],
  ["loss-falls", "not at all", moved(GOOD, "C_new", () => known(GOOD.values, "C")), "C_new"],
  ["shown-mistake-stands-out", "19 units of the last place", misled(0.0019), "z2_1"],
  [
    "mistakes-show",
    "a wrong value within the bounds",
    answered("z2_1", ({ misconceptions }) => ({
      misconceptions: misconceptions.map((one) => ({ ...one, told: false })),
    })),
    "q1.z2_1 (weighted-sum-for-activation)",
  ],
  // Differences are no nearer than a millionth.
  [
    "judges-agree",
    "a ten-millionth off",
    moved(GOOD, "dC_dw1_1_1", (value) => value * (1 + 1e-7)),
    "dC_dw1_1_1",
  ],
];

describe("a draw is sent back for", () => {
  test.each(BROKEN)("%s: %s", (check, _how, problem, what) => {
    expect(failedCheck(problem)).toEqual({ check, what });
  });
});

describe("a draw stays", () => {
  test.each([
    // σ(4.50) has the slope 0.0109.
    ["with a slope above 0.0101", problemOf("forward-pass", step({ w: 10.8 }))],
    ["with bounds of 4.9 %", answered("C", ({ value }) => ({ lower: 0.96 * value, upper: 1.009 * value }))],
    [
      "with an answer that may be 0 and is",
      {
        ...answered("z1_1", () => ({ value: 0, display: "0.0000", lower: 0, upper: 0, misconceptions: [] })),
        zeros: new Set(["z1_1"]),
      },
    ],
    [
      "with a saturated unit where the network is a trained one",
      {
        ...problemOf("forward-pass", neuron(2.1, "sigmoid")),
        saturated: true,
      },
    ],
    [
      "5 units of the last place off",
      answered("z1_1", ({ value }) => ({ display: (value + 0.00045).toFixed(4) })),
    ],
    ["with a mistake of 21 units of the last place", misled(0.0021)],
  ])("%s", (_how, problem) => {
    expect(failedCheck(problem)).toBeNull();
  });
});
