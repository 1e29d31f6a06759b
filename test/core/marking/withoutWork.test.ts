import { describe, expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { readPreset } from "../../../src/author/quiz/presets.js";
import { stream } from "../../../src/core/base/random.js";
import { mark } from "../../../src/core/marking/mark.js";
import type { Answers } from "../../../src/core/marking/marked.js";
import { numberAnswers, SHARES, type Sheet } from "../../../src/core/sheet/sheet.js";
import { seeds } from "../../seeds.js";
import {
  CONSTANTS,
  everywhere,
  givenEverywhere,
  lineBefore,
  type MadeUp,
  madeUp,
  ownFactor,
  plausible,
} from "../../support/lazyPapers.js";
import { drawSheet, NETWORKS, workSheet } from "../../support/students.js";

const SEEDS = seeds(2, 30);

const TENTH: MadeUp = { number: 0.1, place: 0 };
const IDEAS = [0.01, -0.05, 0.1, 0.5, 2].flatMap((number): MadeUp[] => [
  { number, place: 0 },
  { number, place: 1 },
]);
/** By roles of lines, the others as `TENTH`: each earned 16 to 18 % of a preset before. */
const CLIMBED: readonly Readonly<Record<string, MadeUp>>[] = [
  {
    activation: { number: -0.01, place: null },
    loss: { number: 0.7, place: 0 },
    delta: { number: 0.01, place: 1 },
    gradient: { number: 0.01, place: null },
  },
  {
    slope: { number: 0.7, place: 1 },
    "loss-slope": { number: -0.5, place: null },
    delta: { number: -0.5, place: null },
    gradient: { number: -0.5, place: 0 },
  },
  {
    "loss-slope": { number: 0.01, place: null },
    slope: { number: -0.01, place: 1 },
    delta: { number: 0.01, place: 0 },
    gradient: { number: 0.01, place: 0 },
  },
];

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

  test("one idea, a number made up for each line times one that is printed in it, earns 10 % at most", () => {
    const much = IDEAS.map((idea) => [idea, earned(sheets, (sheet) => madeUp(sheet, idea))] as const);
    expect(much.filter(([, share]) => share > 0.1)).toEqual([]);
  });

  test("papers that a search by hill climbing has found earn 10 % at most", () => {
    const much = CLIMBED.map(
      (roles, k) => [k, earned(sheets, (sheet) => madeUp(sheet, TENTH, roles))] as const,
    );
    expect(much.filter(([, share]) => share > 0.1)).toEqual([]);
  });

  test("plausible numbers without any reason earn 2 % at most", () => {
    const random = stream("plausible", preset);
    const many = Array.from({ length: 5 }, () => sheets).flat();
    expect(earned(many, (sheet) => plausible(sheet, random))).toBeLessThanOrEqual(0.02);
  });
});

describe("numbers that are made up", () => {
  const sheet = drawSheet(NETWORKS["2-2-1 with biases"], "training-step", "made up");
  const backprop = drawSheet(NETWORKS["2-2-1 with biases"], "backprop", "made up");
  const earnedBy = (answers: Answers): number =>
    mark(backprop, answers).answers.reduce(
      (sum, { verdict, points }) => sum + (verdict === "correct" ? 0 : points),
      0,
    );

  test("a printed number that was misread spoils the first lines alone: all that follows from them is followed", () => {
    const all = mark(sheet, workSheet(sheet, { slips: { z1_1: 0.9, z1_2: 0.8 } })).answers;
    const lost = all.filter(({ points }) => points === 0).map(({ id }) => id);
    expect(lost).toEqual(["q1.z1_1", "q1.z1_2"]);
  });

  test("of a paper without any right number nothing is followed where later lines are made up as well", () => {
    const idea = madeUp(backprop, TENTH);
    expect(mark(backprop, idea).answers.filter(({ verdict }) => verdict === "follow-through")).toEqual([]);
    expect(earnedBy(idea)).toBe(0);
    const alone = mark({ ...backprop, marking: { ...SHARES, inferred: false } }, idea).answers;
    expect(alone.filter(({ verdict }) => verdict === "follow-through")).not.toEqual([]);
  });

  test("one right number among them shows work: what follows is followed", () => {
    const right = numberAnswers(backprop.questions[0]?.answers ?? [])[0];
    expect(earnedBy({ ...madeUp(backprop, TENTH), [right?.id ?? ""]: right?.display ?? "" })).toBeGreaterThan(
      0,
    );
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
