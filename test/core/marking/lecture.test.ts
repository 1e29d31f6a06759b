import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { readPreset } from "../../../src/author/quiz/presets.js";
import { type ExplainedSheet, markAndExplain } from "../../../src/core/marking/explain.js";
import { messagesFor } from "../../../src/core/words/locale.js";
import { runCli } from "../../support/runCli.js";
import { workSheet } from "../../support/students.js";

/** The lecture's printed figures: 신박AI, "역전파 알고리즘" (2024). */
const PRINTED: Readonly<Record<string, string>> = {
  z1_1: "0.47",
  z1_2: "0.33",
  a1_1: "0.615",
  a1_2: "0.582",
  z2_1: "0.6",
  a2_1: "0.645",
  C: "0.126",
  dC_da2_1: "-0.71",
  da2_1_dz2_1: "0.229",
  dC_dw2_1_1: "-0.1",
  dC_dw2_1_2: "-0.095",
  dC_dw1_1_1: "-0.0106",
  dC_dw1_2_1: "-0.009",
  dC_dw1_1_2: "-0.011",
  dC_dw1_2_2: "-0.005",
  w2_1_1_new: "0.56",
  w2_1_2_new: "0.4595",
  w1_1_1_new: "0.7010",
  w1_2_1_new: "0.3009",
  w1_1_2_new: "0.4011",
  w1_2_2_new: "0.6005",
  a2_1_new: "0.6484",
  C_new: "0.1236",
};

function markLecture(level: "standard" | "exam") {
  const { text } = readPreset("lecture");
  const quiz = readQuiz(
    text.replace("topic: training-step", `topic: training-step\n    level: ${level}`),
    "lecture.yaml",
  );
  const sheet = makeSheet(quiz, { id: "001", seed: "any" });
  const answers = Object.fromEntries(
    sheet.questions.flatMap((question) =>
      question.answers.map(({ id, quantity }) => [id, PRINTED[quantity] ?? ""] as const),
    ),
  );
  return markAndExplain(sheet, answers, { t: messagesFor("en") });
}

describe("the lecture as a student's paper", () => {
  test("loses marks on ∂C/∂w3 alone: the wrong input, and the new w3 follows through", () => {
    const { score, maxScore, answers } = markLecture("exam");
    expect(answers.filter(({ points, maxPoints }) => points < maxPoints).map(({ id }) => id)).toEqual([
      "q1.dC_dw1_1_2",
    ]);
    expect(maxScore - score).toBe(answers.find(({ id }) => id === "q1.dC_dw1_1_2")?.maxPoints);
    expect(answers.find(({ id }) => id === "q1.dC_dw1_1_2")).toMatchObject({
      verdict: "misconception",
      misconception: "wrong-input",
      message:
        "−0.011 is what a common mistake gives: another neuron's value used as the input. A weight is multiplied by the value at the start of its own edge; follow that edge back in the drawing.",
    });
    expect(answers.find(({ id }) => id === "q1.w1_1_2_new")).toMatchObject({
      verdict: "follow-through",
      points: 1,
      followsFrom: ["q1.dC_dw1_1_2"],
      message: "Your method is right; the mistake came earlier, with your ∂C/∂w3 = −0.011. Check that first.",
    });
  });

  test("with the lines between asked too, but for ∂C/∂z, which it never writes: the same", () => {
    const { answers } = markLecture("standard");
    expect(answers).toHaveLength(Object.keys(PRINTED).length);
    const lost = answers.filter(({ points, maxPoints }) => points < maxPoints);
    expect(lost.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual(["q1.dC_dw1_1_2 misconception"]);
  });
});

test("by the command line, from the preset as it is shipped: ∂C/∂w3 alone is wrong", async () => {
  const folder = mkdtempSync(join(tmpdir(), "gradsheet-lecture-"));
  try {
    const answers = Object.fromEntries(Object.entries(PRINTED).map(([id, text]) => [`q1.${id}`, text]));
    writeFileSync(join(folder, "answers.json"), JSON.stringify(answers));
    const made = await runCli(
      ["generate", "--preset", "lecture", "--seed", "any", "--formats", "html", "--out", "set"],
      folder,
    );
    expect(made).toMatchObject({ exit: 0 });
    const { exit, stdout } = await runCli(
      ["mark", "--sheet", "set/sheets/001.json", "--answers", "answers.json", "--json"],
      folder,
    );
    expect(exit).toBe(0);
    const marked: ExplainedSheet = JSON.parse(stdout);
    const lost = marked.answers.filter(({ points, maxPoints }) => points < maxPoints);
    expect(lost.map(({ id, misconception }) => [id, misconception])).toEqual([
      ["q1.dC_dw1_1_2", "wrong-input"],
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("no line behind one that is right is to blame: z1 and z3 wrong, h1 between them right", () => {
  const { text } = readPreset("lecture");
  const sheet = makeSheet(readQuiz(text, "lecture.yaml"), { id: "001", seed: "any" });
  const key: Record<string, string> = Object.fromEntries(
    sheet.questions[0]?.answers.map(({ id, display }) => [id, display]) ?? [],
  );
  const t = messagesFor("en");
  const { answers } = markAndExplain(sheet, { ...key, "q1.z1_1": "0.999", "q1.z2_1": "0.777" }, { t });
  expect(answers.find(({ id }) => id === "q1.z2_1")).toMatchObject({
    verdict: "wrong",
    followsFrom: [],
    message: expect.stringContaining("All values that go into this one are right"),
  });
  // A blank between is passed through: the sum rests on what stands before it.
  const less = { ...key, "q1.z1_1": "0.999", "q1.a1_1": "", "q1.z2_1": "0.777" };
  expect(markAndExplain(sheet, less, { t }).answers.find(({ id }) => id === "q1.z2_1")).toMatchObject({
    verdict: "wrong",
    followsFrom: ["q1.z1_1"],
  });
});

test("a wrong method applied to a right number is told of that number, whatever was wrong before it", () => {
  const { text } = readPreset("lecture");
  const sheet = makeSheet(readQuiz(text, "lecture.yaml"), { id: "001", seed: "any" });
  const key: Record<string, string> = Object.fromEntries(
    sheet.questions[0]?.answers.map(({ id, display }) => [id, display]) ?? [],
  );
  const wrong = { ...key, "q1.z1_1": "0.999", "q1.a2_1": key["q1.z2_1"] ?? "" };
  const { answers } = markAndExplain(sheet, wrong, { t: messagesFor("en") });
  expect(answers.find(({ id }) => id === "q1.a2_1")).toMatchObject({
    misconception: "weighted-sum-for-activation",
    followsFrom: [],
  });
});

test("a message sends the student to where it began, not to the line before", () => {
  const { text } = readPreset("lecture");
  const sheet = makeSheet(readQuiz(text, "lecture.yaml"), { id: "001", seed: "any" });
  const { answers } = markAndExplain(sheet, workSheet(sheet, { slips: { z1_1: 0.74 } }), {
    t: messagesFor("en"),
  });
  const said = (quantity: string) => answers.find(({ id }) => id === `q1.${quantity}`);
  expect(said("z2_1")).toMatchObject({ verdict: "follow-through", followsFrom: ["q1.a1_1"] });
  for (const quantity of ["a1_1", "z2_1", "a2_1", "C"])
    expect(said(quantity)?.message).toBe(
      "Your method is right; the mistake came earlier, with your z1 = 0.740. Check that first.",
    );
});
