import { describe, expect, test } from "@jest/globals";
import { makeSheet } from "../../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../../src/author/generator/readQuiz.js";
import { SITTERS } from "../../../../src/author/rehearse/sitters.js";
import { stream } from "../../../../src/core/base/random.js";
import { markAndExplain } from "../../../../src/core/marking/explain.js";
import { mark } from "../../../../src/core/marking/mark.js";
import type { Answers } from "../../../../src/core/marking/marked.js";
import { recheck } from "../../../../src/core/marking/recheck.js";
import type { Answer, FormulaAnswer, Sheet } from "../../../../src/core/sheet/sheet.js";
import { parseSheet } from "../../../../src/core/sheet/sheetFile.js";
import { sheetText } from "../../../../src/core/sheet/sheetText.js";
import { messagesFor } from "../../../../src/core/words/locale.js";

const sheetOf = (quiz: string, seed = "1"): Sheet =>
  makeSheet(readQuiz(quiz, "quiz.yaml"), { id: "001", seed });
const formulasOf = (sheet: Sheet): FormulaAnswer[] =>
  sheet.questions.flatMap(({ answers }) => answers.filter((one) => one.kind === "formula"));
const keyOf = (sheet: Sheet): Record<string, string> =>
  Object.fromEntries(
    sheet.questions.flatMap(({ answers }) => answers.map(({ id, display }) => [id, display] as const)),
  );
const t = messagesFor("en");

const derive = (network: string, level = "standard", more = ""): string =>
  `network: ${network}\n${more}questions:\n  - {topic: derive, as: formula, level: ${level}}\n`;

const NETWORKS = [
  "{layers: [2, 2, 1]}",
  "{layers: [2, 3, 2], activation: tanh, bias: true}",
  "{layers: [2, 2, 1], activations: [tanh, sigmoid], loss: bce}",
  "{layers: [2, 2, 3], activations: [sigmoid, softmax], loss: cross-entropy}",
  "{layers: [2, 2, 2], activation: identity, loss: sse}",
  "{layers: [2, 2, 2, 1], loss: half-sse}",
];

describe.each(NETWORKS)("derive of %s", (network) => {
  test.each(["guided", "standard", "exam"])("the key earns all, and the file is read again, %s", (level) => {
    for (const seed of ["1", "2", "3"]) {
      const sheet = sheetOf(derive(network, level), seed);
      expect(formulasOf(sheet).length).toBeGreaterThan(0);
      expect(recheck(sheet)).toEqual([]);
      expect(mark(parseSheet(sheetText(sheet), "001.json"), keyOf(sheet)).score).toBe(sheet.points);
    }
  });

  test("every modelled mistake is named, or is another one's formula too", () => {
    const sheet = sheetOf(derive(network));
    for (const question of sheet.questions) {
      const mistaken = SITTERS.mistaken.of(sheet, stream("mistaken"));
      expect(Object.keys(mistaken)).toEqual(question.answers.map(({ id }) => id));
    }
    const papers = Array.from({ length: 20 }, (_none, k) =>
      SITTERS.mistaken.of(sheet, stream("mistaken", k)),
    );
    const verdicts = papers.flatMap((paper) => mark(sheet, paper).answers.map(({ verdict }) => verdict));
    expect(verdicts).not.toContain("unreadable");
    expect(verdicts).not.toContain("wrong");
    expect(verdicts).toContain("misconception");
  });

  test("a constant, a letter and another box's formula earn nothing", () => {
    for (const seed of ["1", "2", "3", "4"]) {
      const sheet = sheetOf(derive(network), seed);
      const answers = formulasOf(sheet);
      const all = (text: (answer: FormulaAnswer, k: number) => string): Answers =>
        Object.fromEntries(answers.map((answer, k) => [answer.id, text(answer, k)]));
      const cheap = [
        ...["0", "1", "-1", "2", "0*x1"].map((one) => all(() => one)),
        ...(answers[0]?.letters ?? []).map((letter) => all(() => letter)),
        ...(answers[0]?.letters ?? []).map((letter) => all(() => `${letter}*(1 - ${letter})*0`)),
      ];
      for (const paper of cheap)
        expect([
          paper,
          mark(sheet, paper).answers.filter(({ points, id }) => points > 0 && !isPlain(answers, id, paper)),
        ]).toEqual([paper, []]);
      // The formulas of the other boxes, one after the other.
      if (answers.length < 2) continue;
      const turned = all((_answer, k) => answers[(k + 1) % answers.length]?.display ?? "");
      expect(mark(sheet, turned).score).toBe(0);
    }
  });
});

/** Whether a letter or a number alone is the right formula, as the slope 1 of a straight line is. */
const isPlain = (answers: readonly FormulaAnswer[], id: string, paper: Answers): boolean => {
  const expression = answers.find((one) => one.id === id)?.expression;
  return typeof expression !== "object" && String(expression) === paper[id];
};

describe("the lecture's chain, 2(o − y) o(1 − o) h", () => {
  const sheet = sheetOf(derive("{layers: [2, 2, 1]}", "standard", "notation: flat\n"));
  const [slope, output, hidden] = formulasOf(sheet);
  if (slope === undefined || output === undefined || hidden === undefined) throw new Error("three formulas");
  const h = `h${slope.quantity.replace(/.*_/, "")}`;
  const marked = (answers: Answers) => {
    const paper = { ...keyOf(sheet), ...answers };
    const byId = new Map(markAndExplain(sheet, paper, { t }).answers.map((one) => [one.id, one]));
    return (answer: Answer) => byId.get(answer.id);
  };
  const o = `o1`;
  const other = output.display.split("*").at(-1) ?? "";

  test.each([
    `${h}(1 - ${h})`,
    `${h} - ${h}^2`,
    `${h} − ${h}²`,
    `σ(${h.replace("h", "z")})(1 − σ(${h.replace("h", "z")}))`,
    `e^{-${h.replace("h", "z")}}/(1 + e^{-${h.replace("h", "z")}})^2`,
    `\\frac{e^{-${h.replace("h", "z")}}}{(1+e^{-${h.replace("h", "z")}})^2}`,
    `1/4 - (${h} - 1/2)^2`,
    `sigmoid(${h.replace("h", "z")})*sigmoid(-${h.replace("h", "z")})`,
    `${h}*(1-${h}) + 0*y1`,
  ])("the slope as %s is right", (text) => {
    expect([text, marked({ [slope.id]: text })(slope)?.verdict]).toEqual([text, "correct"]);
  });

  test.each<[string, string, string | null]>([
    ["-2(o1 - y1) o1 (1 - o1)", "misconception", "sign-flip"],
    ["2(y1 - o1) o1 (1 - o1)", "misconception", "sign-flip"],
    ["(o1 - y1) o1 (1 - o1)", "misconception", "missing-factor-two"],
    ["2(o1 - y1)", "misconception", "missing-slope"],
    ["2(o1 - y1) o1", "wrong", null],
    ["2(o1 - y1)^2 o1 (1 - o1)", "wrong", null],
  ])("%s times the input: %s %s", (text, verdict, name) => {
    const found = marked({ [output.id]: `${text} ${other}` })(output);
    expect([found?.verdict, found?.misconception]).toEqual([verdict, name]);
  });

  test("σ′ may stand where the slope is not what is asked", () => {
    const of = marked({
      [output.id]: `2(o1 - y1) σ′(z3) ${other}`,
      [slope.id]: `σ'(${h.replace("h", "z")})`,
    });
    expect([of(output)?.verdict, of(slope)?.verdict]).toEqual(["correct", "unreadable"]);
    expect(marked({ [output.id]: `2(o1 - y1) tanh'(z3) ${other}` })(output)?.verdict).toBe("wrong");
  });

  test("without its input, or with another, it has a name too", () => {
    expect(marked({ [output.id]: `2(${o} - y1) ${o} (1 - ${o})` })(output)?.misconception).toBe(
      "missing-input",
    );
    expect(marked({ [output.id]: `2(${o} - y1) ${o} (1 - ${o}) z3` })(output)?.verdict).toBe("wrong");
  });

  test("who is wrong about the slope is followed through behind it, and pays once", () => {
    const wrong = `${h}(1 + ${h})`;
    const behind = hidden.display.replace(/\(a1_(\d)\*\(1 - a1_\1\)\)/, "(a1_$1*(1 + a1_$1))");
    const of = marked({ [slope.id]: wrong, [hidden.id]: behind });
    expect(of(slope)?.verdict).toBe("wrong");
    expect(of(slope)?.message).toBe("Nearly. Check the signs.");
    expect(of(hidden)).toMatchObject({
      verdict: "follow-through",
      followsFrom: [slope.id],
      points: hidden.points,
    });
  });

  test("a wrong slope of a number alone carries nothing on", () => {
    const of = marked({ [slope.id]: "0", [hidden.id]: "0" });
    expect(of(hidden)?.verdict).toBe("wrong");
  });

  test.each<[string, string]>([
    [`${h}(1 - q)`, "“q” is none of the letters"],
    [`1/2 ${h}`, "It is not clear whether"],
    [`${h}(1 - ${h}`, "Something is missing at its end"],
    ["exp + 1", "“exp” is a function"],
    [`${h} # 1`, "“#” has no place there"],
    ["∂C/∂w1", "“∂C/∂w1” is none of the letters"],
  ])("%s is unreadable: %s", (text, why) => {
    const found = marked({ [slope.id]: text })(slope);
    expect([found?.verdict, found?.reason]).toEqual(["unreadable", "no-formula"]);
    expect(found?.message).toContain(why);
  });
});

describe("a teacher's own formula", () => {
  const QUIZ = `
questions:
  - name: swish
    text: "$a = z\\\\,\\\\sigma(z)$, $z = wx + b$, $x = {{x}}$, $w = {{w}}$, $b = {{b}}$."
    givens: { x: { from: 0.2, to: 2, decimals: 1 }, w: { from: -1, to: 1, decimals: 1 }, b: [-0.5, 0.5] }
    lines:
      - { z: w*x + b }
      - { s: sigmoid(z), symbol: "\\\\sigma(z)" }
      - { a: z*s }
      - { da_dz: s + a*(1 - s), of: a, by: z, symbol: "\\\\frac{da}{dz}" }
      - { da_dw: da_dz*x, of: a, by: w, symbol: "\\\\frac{da}{dw}" }
    ask: [z, {formula: da_dz}, {formula: da_dw}]
    mistakes:
      - { name: product rule forgotten, line: da_dz, is: s*(1 - s), say: Two factors depend on z. }
`;
  const sheet = sheetOf(QUIZ);
  const [slope, gradient] = formulasOf(sheet);
  const marked = (one: string, other: string) =>
    mark(sheet, { "q1.da_dz_formula": one, "q1.da_dw_formula": other }).answers.flatMap(
      ({ id, verdict, misconception }) => (id === "q1.z" ? [] : [[verdict, misconception]]),
    );

  test("its letters are givens, lines above, and what was asked before it", () => {
    expect(slope?.letters).toEqual(["x", "w", "b", "z", "s", "a"]);
    expect(gradient?.letters).toEqual(["x", "w", "b", "z", "s", "a", "da_dz"]);
    expect(slope?.ranges).toEqual({ x: [0.2, 2], w: [-0.9, 0.9], b: [-0.5, 0.5] });
  });

  test("any form is right, with the letter of an earlier one too", () => {
    const right = [
      ["correct", null],
      ["correct", null],
    ];
    expect(marked("s + z s (1 - s)", "x da/dz")).toEqual(right);
    expect(marked("σ(z)(1 + z(1 - σ(z)))", "x(s + a - a s)")).toEqual(right);
    expect(marked("σ(wx + b)(1 + (wx + b)(1 - σ(wx + b)))", "\\frac{da}{dz} x")).toEqual(right);
  });

  test("the teacher's mistake is named, and followed through", () => {
    expect(marked("s(1 - s)", "x s (1 - s)")).toEqual([
      ["misconception", "own:product rule forgotten"],
      ["follow-through", null],
    ]);
    expect(marked("", "x s (1 - s)")).toEqual([
      ["blank", null],
      ["misconception", "own:product rule forgotten"],
    ]);
  });
});
