import { describe, expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { readPreset } from "../../../src/author/quiz/presets.js";
import { mark } from "../../../src/core/marking/mark.js";
import type { Answers } from "../../../src/core/marking/marked.js";
import type { Sheet } from "../../../src/core/sheet/sheet.js";
import { seeds } from "../../seeds.js";
import { CONSTANTS, everywhere, givenEverywhere, lineBefore, ownFactor } from "../../support/lazyPapers.js";
import { drawSheet, NETWORKS, workSheet } from "../../support/students.js";

const SEEDS = seeds(2, 30);

/** The share of the marks that a way of filling a paper earns, by verdicts other than right, over some sheets. */
function earned(sheets: readonly Sheet[], fill: (sheet: Sheet) => Answers): number {
  const shares = sheets.map((sheet) => {
    const { answers, maxScore } = mark(sheet, fill(sheet));
    const points = answers.map((one) => (one.verdict === "correct" ? 0 : one.points));
    return points.reduce((sum, one) => sum + one, 0) / maxScore;
  });
  return shares.reduce((sum, one) => sum + one, 0) / shares.length;
}

describe.each(["basics", "exam", "softmax", "backprop", "chain-rule", "full"])("the preset %s", (preset) => {
  const { text, file } = readPreset(preset);
  const quiz = readQuiz(text, file);
  const sheets = Array.from({ length: SEEDS }, (_none, k) =>
    makeSheet(quiz, { id: "001", seed: `lazy ${k}` }),
  );
  const WAYS: readonly (readonly [name: string, fill: (sheet: Sheet) => Answers])[] = [
    ...CONSTANTS.map((text) => [`${text} in every box`, (sheet: Sheet) => everywhere(sheet, text)] as const),
    ...[0, 1, 2, 3, 4, 5].map(
      (k) => [`given ${k} in every box`, (sheet: Sheet) => givenEverywhere(sheet, k)] as const,
    ),
    ["a printed factor of each line", (sheet) => ownFactor(sheet, 0)],
    ["another printed factor", (sheet) => ownFactor(sheet, 1)],
    ["the line before, the first one right", lineBefore],
  ];

  test("what takes no work earns 2 % of the marks at most, beside what happens to be right", () => {
    const much = WAYS.map(([name, fill]) => [name, earned(sheets, fill)] as const).filter(
      ([, share]) => share > 0.02,
    );
    expect(much).toEqual([]);
  });
});

describe("a line that only copies", () => {
  const sheet = drawSheet(NETWORKS["2-2-1 with biases"], "backprop", "copy");
  const verdicts = (answers: Answers): ReadonlyMap<string, string> =>
    new Map(mark(sheet, answers).answers.map((one) => [one.id.replace("q1.", ""), one.verdict]));

  test("carries no wrong number on: ∂C/∂b = ∂C/∂z, while what takes work follows through", () => {
    const marked = verdicts(workSheet(sheet, { slips: { dC_dz2_1: 0.0321 } }));
    expect(marked.get("dC_dz2_1")).toBe("wrong");
    expect(marked.get("dC_db2_1")).toBe("wrong");
    expect(marked.get("dC_dw2_1_1")).toBe("follow-through");
  });

  test("carries a number on that followed through itself", () => {
    const marked = verdicts(workSheet(sheet, { slips: { da2_1_dz2_1: 0.2 } }));
    expect(marked.get("dC_dz2_1")).toBe("follow-through");
    expect(marked.get("dC_db2_1")).toBe("follow-through");
  });

  test("carries a named mistake on", () => {
    const [question] = sheet.questions;
    const answer = question?.answers.find(({ quantity }) => quantity === "dC_dz2_1");
    const [wrong] = answer?.kind === "number" ? answer.misconceptions : [];
    const marked = verdicts(workSheet(sheet, { slips: { dC_dz2_1: Number(wrong?.display) } }));
    expect(marked.get("dC_dz2_1")).toBe("misconception");
    expect(marked.get("dC_db2_1")).toBe("follow-through");
  });
});
