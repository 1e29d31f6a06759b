import { describe, expect, test } from "@jest/globals";
import { makeQuestion } from "../../../src/author/generator/makeQuestion.js";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { stream } from "../../../src/core/base/random.js";
import { ownGraph } from "../../../src/core/graph/ownGraph.js";
import { markAndExplain } from "../../../src/core/marking/explain.js";
import { mark } from "../../../src/core/marking/mark.js";
import type { Sheet } from "../../../src/core/sheet/sheet.js";
import { parseSheet } from "../../../src/core/sheet/sheetFile.js";
import type { CheckCase } from "../../../src/core/topics/asked.js";
import type { Setup } from "../../../src/core/topics/topic.js";
import { messagesFor } from "../../../src/core/words/locale.js";

type Wanted = CheckCase["wanted"];
const CORNERS = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
] as const;

const casesOf = (wanted: readonly Wanted[]): CheckCase[] =>
  CORNERS.map(([x1, x2], k) => ({ inputs: { x1, x2 }, wanted: wanted[k] ?? 0 }));

const line = (id: string, expression: string) => ({ id, expression, role: "node", reason: "sum" }) as const;

/** One neuron z = w1 x1 + w2 x2 + b that is 1 where z > 0. */
const NEURON = [line("z", "w1 * x1 + w2 * x2 + b"), line("y", "greater(z, 0)")];

/** Two hidden neurons and one that takes in what they say. */
const NETWORK = [
  line("z1", "w1 * x1 + w2 * x2 + b1"),
  line("h1", "greater(z1, 0)"),
  line("z2", "w3 * x1 + w4 * x2 + b2"),
  line("h2", "greater(z2, 0)"),
  line("z3", "w5 * h1 + w6 * h2 + b3"),
  line("y", "greater(z3, 0)"),
];

function sheetOf(
  lines: readonly ReturnType<typeof line>[],
  key: Readonly<Record<string, number>>,
  wanted: readonly Wanted[],
): Sheet {
  const givens = { ...key, x1: 0, x2: 0 };
  const setup: Setup = {
    givens: new Map(Object.entries(givens)),
    graph: ownGraph(Object.keys(givens), lines),
    plan: {
      shown: [],
      parts: [
        {
          id: "separate",
          quantities: [],
          others: Object.entries(key).map(([quantity, value]) => ({
            kind: "free",
            name: quantity,
            quantity,
            value,
          })),
        },
      ],
    },
    checks: [{ judges: Object.keys(key), output: "y", cases: casesOf(wanted) }],
  };
  const rounding = { decimals: 4 } as const;
  const precision = { values: rounding, gradients: rounding, weights: rounding };
  const { question } = makeQuestion(
    setup,
    {
      id: "q1",
      topic: "own",
      level: "standard",
      precision,
      ask: { as: "number" },
      random: stream("free"),
    },
    1,
  );
  return {
    format: "gradsheet/sheet@1",
    generator: "gradsheet/0.2.0",
    ...{ id: "001", code: "7KQF-2M9X", title: "Gates", locale: "en", paper: "A4", notation: "indexed" },
    rounding: precision,
    points: question.answers.length,
    questions: [
      {
        ...question,
        points: question.answers.length,
        answers: question.answers.map((answer) => ({ ...answer, points: 1 })),
      },
    ],
  };
}

const AND = sheetOf(NEURON, { w1: 1, w2: 1, b: -1.5 }, [0, 0, 0, 1]);
const XOR = sheetOf(
  NETWORK,
  { w1: 1, w2: 1, b1: -0.5, w3: -1, w4: -1, b2: 1.5, w5: 1, w6: 1, b3: -1.5 },
  [0, 1, 1, 0],
);

const given = (numbers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(numbers).map(([name, text]) => [`q1.${name}`, text]));
const verdictsOf = (sheet: Sheet, numbers: Readonly<Record<string, string>>) => [
  ...new Set(
    mark(sheet, given(numbers)).answers.map(({ verdict, misconception }) => misconception ?? verdict),
  ),
];

describe("numbers of the student's own choosing", () => {
  test.each([
    ["1", "1", "-1.5"],
    ["0.5", "0.5", "-0.7"],
    ["2", "3", "-3"],
    ["20,5", "1/2", "−20.5"],
    ["1e2", "1e2", "-150"],
  ])("w1 = %s, w2 = %s, b = %s is an AND", (w1, w2, b) => {
    const marked = mark(AND, given({ w1, w2, b }));
    expect(marked.answers.map(({ verdict }) => verdict)).toEqual(["correct", "correct", "correct"]);
    expect(marked.score).toBe(3);
  });

  test("0.1 + 0.2 − 0.3 is 0 and says 0, whatever doubles leave of it", () => {
    expect(0.1 + 0.2 - 0.3).toBeGreaterThan(0);
    const nand = sheetOf(NEURON, { w1: -1, w2: -1, b: 1.5 }, [1, 1, 1, 0]);
    expect(verdictsOf(AND, { w1: "0.1", w2: "0.2", b: "-0.3" })).toEqual(["threshold-off"]);
    expect(verdictsOf(nand, { w1: "-0.1", w2: "-0.2", b: "0.3" })).toEqual(["correct"]);
  });

  test.each([
    ["turned-side", { w1: "-1", w2: "-1", b: "1.5" }],
    ["turned-threshold", { w1: "1", w2: "1", b: "1.5" }],
    ["no-threshold", { w1: "1", w2: "1", b: "0" }],
    ["threshold-off", { w1: "1", w2: "1", b: "-0.5" }],
    ["wrong", { w1: "1", w2: "-1", b: "0.2" }],
  ])("%s", (name, numbers) => {
    expect(verdictsOf(AND, numbers)).toEqual([name]);
    expect(mark(AND, given(numbers)).score).toBe(0);
  });

  test("the lines z ≥ 1 of both inputs alone are one line, and no XOR", () => {
    const alone = {
      w1: "1",
      w2: "1",
      b1: "-0.5",
      w3: "1",
      w4: "1",
      b2: "-0.5",
      w5: "1",
      w6: "0",
      b3: "-0.5",
    };
    expect(verdictsOf(XOR, alone)).toEqual(["one-line"]);
  });

  test("XOR as x1 and not x2, or x2 and not x1", () => {
    const other = {
      w1: "1",
      w2: "-1",
      b1: "-0.5",
      w3: "-1",
      w4: "1",
      b2: "-0.5",
      w5: "1",
      w6: "1",
      b3: "-0.5",
    };
    expect(verdictsOf(XOR, other)).toEqual(["correct"]);
    expect(verdictsOf(XOR, { ...other, b3: "-1.5" })).toEqual(["threshold-off"]);
  });

  test("while a box is empty or cannot be read, nothing is said of the others", () => {
    const verdicts = (numbers: Readonly<Record<string, string>>) =>
      mark(AND, given(numbers)).answers.map(({ verdict, reason }) => reason ?? verdict);
    expect(verdicts({ w1: "1", w2: "1" })).toEqual(["with-others", "with-others", "blank"]);
    expect(verdicts({ w1: "1", w2: "1", b: "x" })).toEqual(["with-others", "with-others", "letters"]);
    expect(verdicts({})).toEqual(["blank", "blank", "blank"]);
  });

  test("the first box says which inputs come out wrong, the others name it", () => {
    const { answers } = markAndExplain(AND, given({ w1: "1", w2: "1", b: "-0.5" }), { t: messagesFor("en") });
    expect(answers.map(({ message }) => message)).toEqual([
      "A common mistake: the line in the wrong place. The weights fit; another bias moves the line between the two kinds of points. With your numbers, x1 = 0, x2 = 1 gives y = 1; it should be 0.",
      "It is judged together with w1: see there.",
      "It is judged together with w1: see there.",
    ]);
  });
});

describe("a sheet with such numbers", () => {
  test("is read again as it was written", () => {
    expect(parseSheet(JSON.stringify(XOR), "001.json")).toEqual(XOR);
  });
  const changed = (change: (text: string) => string) => () =>
    parseSheet(change(JSON.stringify(AND)), "001.json");
  test("whose own numbers do not meet their check is refused", () => {
    expect(changed((text) => text.replace('"value":-1.5', '"value":1.5'))).toThrow(
      /do not meet the check of y/,
    );
  });
  test("whose check looks at no line, or judges nothing that is asked, is refused", () => {
    expect(changed((text) => text.replace('"output":"y"', '"output":"u"'))).toThrow(
      /looks at u, which is no line/,
    );
    expect(changed((text) => text.replace('"judges":["w1",', '"judges":['))).toThrow(/judged by no check/);
  });
});

describe("XOR with two open neurons, the first an OR: each has its own marks", () => {
  const quiz = readQuiz("questions: [{topic: choose-weights, variant: xor}]", "quiz.yaml");
  const sheet = Array.from({ length: 40 }, (_none, k) =>
    makeSheet(quiz, { id: "001", seed: `xor-${k}` }),
  ).find(({ questions: [question] }) => {
    const { w1 = 0, w2 = 0, b1 = 0 } = question?.givens ?? {};
    return w1 > 0 && w1 + b1 > 0 && w2 + b1 > 0 && b1 < 0;
  });
  const marked = (numbers: Readonly<Record<string, string>>) => {
    if (sheet === undefined) throw new Error("no sheet whose first neuron is an OR");
    const { score, maxScore, answers } = markAndExplain(sheet, given(numbers), { t: messagesFor("en") });
    return { score, maxScore, verdicts: answers.map(({ verdict }) => verdict), answers };
  };
  const [NAND, AND] = [
    { w3: "-1", w4: "-1", b2: "1.5" },
    { w5: "1", w6: "1", b3: "-1.5" },
  ];

  test("NAND and AND are all right, and so are AND and a last neuron that takes it away", () => {
    expect(marked({ ...NAND, ...AND })).toMatchObject({ score: 6, maxScore: 6 });
    expect(marked({ w3: "2", w4: "2", b2: "-3", w5: "1", w6: "-2", b3: "-0.5" }).score).toBe(6);
  });

  test("NAND earns its half without a last neuron, and beside one that says NAND of them", () => {
    expect(marked(NAND).verdicts).toEqual(["correct", "correct", "correct", "blank", "blank", "blank"]);
    const turned = marked({ ...NAND, w5: "-1", w6: "-1", b3: "1.5" });
    expect(turned.score).toBe(3);
    expect(turned.answers.map(({ message }) => message)[3]).toContain("gives y = 1; it should be 0");
    expect(turned.answers.map(({ message }) => message)[4]).toContain("judged together with w5");
  });

  test("a last neuron that says AND earns its half beside a second one that says OR too", () => {
    expect(marked({ w3: "1", w4: "1", b2: "-0.5", ...AND }).verdicts).toEqual([
      ...Array.from({ length: 3 }, () => "misconception"),
      ...Array.from({ length: 3 }, () => "correct"),
    ]);
  });

  test.each(["0", "1", "-1", "0.5"])("%s in every box earns nothing", (one) => {
    const all = Object.fromEntries(["w3", "w4", "b2", "w5", "w6", "b3"].map((id) => [id, one]));
    expect(marked(all).score).toBe(0);
  });
});
