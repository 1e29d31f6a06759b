import { execFileSync } from "node:child_process";
import { expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { LEVELS } from "../../../src/core/base/settings.js";
import type { Expression } from "../../../src/core/graph/expressionTree.js";
import type { Option, OptionAnswer, Question } from "../../../src/core/sheet/sheet.js";
import { seeds } from "../../seeds.js";
import { judgedBy, PYTHON } from "../../support/judge.js";
import { secondProgram } from "./secondProgram.js";

/** Seeds at each level. */
const SEEDS = seeds(4, 200);
const NETWORKS = [
  "layers: [2, 2, 1], bias: true",
  "layers: [3, 3, 2], activations: [tanh, sigmoid], loss: half-sse",
  "layers: [2, 2, 1], activations: [relu, sigmoid], loss: bce",
  "layers: [2, 3, 3], activations: [sigmoid, softmax], loss: cross-entropy",
];

function questions(topic: string, networks = NETWORKS): Question[] {
  return Array.from({ length: SEEDS }, (_none, k) =>
    LEVELS.flatMap((level, place) => {
      const network = networks[(k + place) % networks.length];
      const quiz = readQuiz(
        `network: {${network}}\nquestions: [{topic: ${topic}, level: ${level}}]`,
        "quiz.yaml",
      );
      return makeSheet(quiz, { id: "001", seed: `understood-${k}` }).questions;
    }),
  ).flat();
}

const optionAnswers = ({ answers }: Question): OptionAnswer[] =>
  answers.flatMap((one) => ("options" in one && one.kind !== "several" ? [one] : []));

/** A formula of a sheet worked out by arithmetic alone. */
function worth(expression: Expression, values: ReadonlyMap<string, number>): number {
  if (typeof expression === "number") return expression;
  if (typeof expression === "string") return values.get(expression) ?? Number.NaN;
  const [sign, operands] = expression;
  const [a = Number.NaN, b = Number.NaN] = operands.map((one) => worth(one, values));
  switch (sign) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      return a / b;
    case "^":
      return a ** b;
    case "neg":
      return -a;
    case "sigmoidSlope":
      return a * (1 - a);
    case "tanhSlope":
      return 1 - a * a;
    case "reluSlope":
      return a > 0 ? 1 : 0;
    default:
      throw new Error(`${sign} in a formula`);
  }
}

test("derive: of the formulas one alone comes to what a second program finds", () => {
  for (const question of questions("derive")) {
    const values = secondProgram(question);
    for (const { quantity, options, right } of optionAnswers(question)) {
      const slope = /^da(\d+)_(\d+)_dz\1_(\d+)$/.exec(quantity);
      const softmax =
        slope !== null && question.network?.layers[Number(slope[1]) - 1]?.activation === "softmax";
      const [own, other] = [2, 3].map((k) => values.get(`a${slope?.[1]}_${slope?.[k]}`) ?? Number.NaN);
      const wanted = softmax ? -(own ?? 0) * (other ?? 0) : (values.get(quantity) ?? Number.NaN);
      const agreeing = options.flatMap((option, place) => {
        const value = option.kind === "formula" ? worth(option.expression, values) : Number.NaN;
        return Math.abs(value - wanted) < 1e-9 * Math.max(1e-3, Math.abs(wanted)) ? [place + 1] : [];
      });
      // Where a factor happens to be 0, other formulas that have it are 0 too.
      const found = wanted === 0 && agreeing.includes(right) ? [right] : agreeing;
      expect({ quantity, wanted, found }).toEqual({ quantity, wanted, found: [right] });
    }
  }
});

const codeOf = (option: Option | undefined): string => (option?.kind === "code" ? option.code : "");

const list = (value: unknown): string => `np.array(${JSON.stringify(value)}, dtype=float)`;

/** What Python and NumPy find for the new weights of a program; `null` where it stops. */
function runAll(
  programs: readonly { readonly start: string; readonly lines: readonly string[] }[],
): (number[] | null)[] {
  const source = [
    "import json",
    "import numpy as np",
    "import sys",
    "programs = json.load(sys.stdin)",
    "found = []",
    "for one in programs:",
    "    names = {'np': np}",
    "    try:",
    "        exec(one['start'] + '\\n' + '\\n'.join(one['lines']), names)",
    "        found.append([float(v) for k in sorted(names) if k[0] in 'Wb' and k[1:].isdigit() for v in np.ravel(names[k])])",
    "    except ValueError:",
    "        found.append(None)",
    "print(json.dumps(found))",
  ].join("\n");
  const input = JSON.stringify(programs);
  const told = execFileSync(PYTHON, ["-c", source], { input, encoding: "utf8", maxBuffer: 1e8 });
  return JSON.parse(told) as (number[] | null)[];
}

judgedBy("python3-numpy")(
  "find-the-bug: NumPy takes the right step with one of four versions of the wrong line, and a wrong one with all others",
  () => {
    const all = questions("find-the-bug", NETWORKS.slice(0, 3));
    const programs = all.flatMap(({ network, code = [], answers }) => {
      const [line, fix] = answers.flatMap((one) => ("options" in one && one.kind !== "several" ? [one] : []));
      if (network === undefined || line === undefined || fix === undefined) throw new Error("no program");
      const [example] = network.examples;
      const start = [
        `x = ${list(example?.inputs)}`,
        `y = ${list(example?.targets)}`,
        `n = ${example?.targets.length}`,
        `eta = ${network.learningRate}`,
        ...network.layers.flatMap(({ weights, biases }, l) => [
          `W${l + 1} = ${list(weights)}`,
          ...(biases === null ? [] : [`b${l + 1} = ${list(biases)}`]),
        ]),
      ].join("\n");
      const versions = fix.options.map(codeOf);
      // All are versions of the one line that is wrong, and none is what is printed.
      const head = (text: string) => text.split(" = ")[0];
      const printed = code[line.right - 1] ?? "";
      expect(new Set([...versions, printed].map(head)).size).toBe(1);
      expect(versions).not.toContain(printed);
      expect(new Set(versions).size).toBe(4);
      const mended = [fix.right - 1, ...[0, 1, 2, 3].filter((k) => k !== fix.right - 1)].map((k) =>
        code.with(line.right - 1, versions[k] ?? ""),
      );
      return [code, ...mended].map((lines) => ({ start, lines }));
    });
    const found = runAll(programs);
    all.forEach((question, k) => {
      const second = secondProgram(question);
      const { layers = [] } = question.network ?? {};
      // In the order in which Python sorts their names: W1, W2, b1, b2.
      const wanted = [
        ...layers.flatMap(({ weights }, l) =>
          weights.flatMap((row, j) =>
            row.map((_w, i) => second.get(`w${l + 1}_${j + 1}_${i + 1}_new`) ?? Number.NaN),
          ),
        ),
        ...layers.flatMap(({ biases }, l) =>
          (biases ?? []).map((_b, j) => second.get(`b${l + 1}_${j + 1}_new`) ?? Number.NaN),
        ),
      ];
      const isStep = (numbers: readonly number[] | null | undefined): boolean =>
        numbers?.length === wanted.length &&
        wanted.every((one, place) => Math.abs(one - (numbers[place] ?? Number.NaN)) < 1e-9);
      const steps = found.slice(5 * k, 5 * k + 5).map(isStep);
      expect([k, steps]).toEqual([k, [false, true, false, false, false]]);
    });
  },
);

test("shapes: a derivative has the shape of what it is taken with respect to, in both conventions", () => {
  for (const { givens, answers, variant } of questions("shapes")) {
    const { m = 0, d = 0, n1 = 0, n2 = 0 } = givens;
    const byRow: Record<string, [number, number]> = {
      W1: [d, n1],
      Z1: [m, n1],
      W2: [n1, n2],
      dC_dZ2: [m, n2],
      dC_dW2: [n1, n2],
      dC_dbias2: [1, n2],
      dC_dA1: [m, n1],
      dC_dW1: [d, n1],
    };
    for (const answer of answers) {
      if (answer.kind !== "shape") continue;
      const [rows, columns] = byRow[answer.quantity] ?? [0, 0];
      expect([answer.quantity, answer.rows, answer.columns]).toEqual(
        variant === "rows" ? [answer.quantity, rows, columns] : [answer.quantity, columns, rows],
      );
    }
  }
});

test("what-happens: a second program finds the same weight to grow, to change most, the same neuron to learn fastest, and the same gradient gone", () => {
  for (const question of questions("what-happens")) {
    const values = secondProgram(question);
    const slope = (option: Option): number =>
      option.kind === "quantity" ? (values.get(`dC_d${option.quantity}`) ?? Number.NaN) : Number.NaN;
    for (const { asks, options, right, name } of optionAnswers(question)) {
      if (name === "rates") continue;
      const slopes = options.map(slope);
      const sizes = slopes.map(Math.abs);
      const [layer, input] = ["1", asks?.symbols?.["x"]?.slice(1) ?? ""];
      const holds = options.map((option, k) => {
        switch (asks?.words) {
          case "weight-grows":
            return (slopes[k] ?? 0) < 0;
          case "weight-shrinks":
            return (slopes[k] ?? 0) > 0;
          case "learns-fastest":
          case "changes-most":
            return sizes[k] === Math.max(...sizes);
          default:
            return (
              option.kind === "quantity" && new RegExp(`_dw${layer}_\\d_${input}$`).test(option.quantity)
            );
        }
      });
      expect({ asks, holds: holds.flatMap((one, k) => (one ? [k + 1] : [])) }).toEqual({
        asks,
        holds: [right],
      });
    }
  }
});

/** The losses before the first update and after each of six, by the second program. */
function lossesOf(question: Question, learningRate: number): number[] {
  let now: Question = question;
  return Array.from({ length: 7 }, () => {
    const { network } = now;
    if (network === undefined) throw new Error("no network");
    const values = secondProgram({ ...now, givens: { ...now.givens, eta: learningRate } });
    const value = (id: string): number => values.get(id) ?? Number.NaN;
    const layers = network.layers.map(({ weights, biases, activation }, l) => ({
      activation,
      weights: weights.map((row, j) => row.map((_w, i) => value(`w${l + 1}_${j + 1}_${i + 1}_new`))),
      biases: biases === null ? null : biases.map((_b, j) => value(`b${l + 1}_${j + 1}_new`)),
    }));
    now = { ...now, network: { ...network, layers } };
    return value("C");
  });
}

test("what-happens: the plots are what four learning rates lead to when they are trained again, the asked one's alone where it is said", () => {
  for (const question of questions("what-happens")) {
    const choice = optionAnswers(question).find(({ name }) => name === "rates");
    if (question.level === "exam") {
      expect([choice, question.figure]).toEqual([undefined, undefined]);
      continue;
    }
    const plots = question.figure?.kind === "curves" ? question.figure.curves : [];
    const { rate, ...all } = choice?.asks?.numbers ?? {};
    const placeOf = (trained: readonly number[]): number[] =>
      plots.flatMap((plot, k) =>
        plot.every((loss, t) => Math.abs(loss - (trained[t] ?? Number.NaN)) < 1e-5 * (trained[0] ?? 0))
          ? [k + 1]
          : [],
      );
    const places = Object.values(all).map((one) => placeOf(lossesOf(question, Number(one))));
    expect(places.flat().sort()).toEqual([1, 2, 3, 4]);
    expect(placeOf(lossesOf(question, Number(rate)))).toEqual([choice?.right]);
  }
});

/** What a neuron says of a pair of numbers. */
const said = (w1: number, w2: number, b: number, x1: number, x2: number): number =>
  w1 * x1 + w2 * x2 + b > 0 ? 1 : 0;

const CORNERS = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
] as const;

/** What the output is to be, by what the question is called. */
const WANTED: Readonly<Record<string, (x1: number, x2: number) => number>> = {
  and: (x1, x2) => x1 * x2,
  or: (x1, x2) => Math.max(x1, x2),
  nand: (x1, x2) => 1 - x1 * x2,
  xor: (x1, x2) => Math.abs(x1 - x2),
};

test("choose-weights: the key's gates and networks make AND, OR, NAND and XOR of all four corners", () => {
  for (const variant of Object.keys(WANTED))
    for (const { givens, level } of questions(`choose-weights, variant: ${variant}`)) {
      const g = (id: string): number => givens[id] ?? Number.NaN;
      for (const [x1, x2] of CORNERS) {
        const hidden = [
          said(g("w1"), g("w2"), g("b1"), x1, x2),
          said(g("w3"), g("w4"), g("b2"), x1, x2),
        ] as const;
        const output =
          variant === "xor"
            ? said(g("w5"), g("w6"), g("b3"), ...hidden)
            : said(g("w1"), g("w2"), g("b"), x1, x2);
        expect({ variant, level, x1, x2, output }).toEqual({
          variant,
          level,
          x1,
          x2,
          output: WANTED[variant]?.(x1, x2),
        });
      }
    }
});

test("choose-weights: the key's line has all filled points on one side, and none goes through the origin or along an axis", () => {
  for (const { givens, figure, checks } of questions("choose-weights, variant: half-plane")) {
    const points = figure?.kind === "plane" ? figure.points : [];
    expect(points.filter(({ one }) => one)).toHaveLength(3);
    expect(points).toHaveLength(6);
    const [w1 = 0, w2 = 0, b = 0] = ["w1", "w2", "b"].map((id) => givens[id]);
    expect(points.map(({ at: [x1, x2] }) => said(w1, w2, b, x1, x2))).toEqual(
      points.map(({ one }) => (one ? 1 : 0)),
    );
    expect(
      checks?.[0]?.cases.map(({ inputs, wanted }) => [inputs["x1"], inputs["x2"], wanted === 1]),
    ).toEqual(points.map(({ at, one }) => [...at, one]));
    // Weights in all directions, without a bias.
    const angles = Array.from({ length: 360 }, (_none, k) => (Math.PI * k) / 180);
    const through = angles.filter((angle) =>
      points.every(
        ({ at: [x1, x2], one }) => said(Math.cos(angle), Math.sin(angle), 0, x1, x2) === (one ? 1 : 0),
      ),
    );
    expect(through).toEqual([]);
  }
});

test("choose-weights: of the options one alone separates", () => {
  for (const variant of ["and", "or", "nand", "half-plane", "line", "xor"])
    for (const question of questions(`choose-weights, as: choice, variant: ${variant}`)) {
      const { checks = [], answers, givens } = question;
      const [choice] = optionAnswers({ ...question, answers });
      const hidden = (x1: number, x2: number): readonly [number, number] => {
        const [w1 = 0, w2 = 0, b1 = 0, w3 = 0, w4 = 0, b2 = 0] = ["w1", "w2", "b1", "w3", "w4", "b2"].map(
          (id) => givens[id],
        );
        return variant === "xor" ? [said(w1, w2, b1, x1, x2), said(w3, w4, b2, x1, x2)] : [x1, x2];
      };
      const right = (choice?.options ?? []).flatMap((option, place) => {
        if (option.kind !== "words") return [];
        const [w1 = 0, w2 = 0, b = 0] = ["v1", "v2", "v3"].map((id) => Number(option.numbers?.[id]));
        const all = (checks[0]?.cases ?? []).every(
          ({ inputs: { x1 = 0, x2 = 0 }, wanted }) => said(w1, w2, b, ...hidden(x1, x2)) === wanted,
        );
        return all ? [place + 1] : [];
      });
      expect({ variant, right }).toEqual({ variant, right: [choice?.right] });
    }
});

test("training-loop: the plots are of trainings that go down the slope of half the squared error, and one alone belongs to the rate", () => {
  for (const { givens, figure, answers, level } of questions("training-loop")) {
    if (level === "exam") continue;
    const plots = figure?.kind === "curves" ? figure.curves : [];
    const [curve, halved] = ["curve", "halved"].map((name) =>
      answers.flatMap((one) => (one.kind === "choice" && one.name === name ? [one] : [])).at(0),
    );
    const [x = 0, y = 0, start = 0] = ["x1", "y1", "w0"].map((id) => givens[id]);
    let w = start;
    const trained = Array.from({ length: 7 }, () => {
      const error = w * x - y;
      w -= Number(curve?.asks?.numbers?.["rate"]) * error * x;
      return error ** 2 / 2;
    });
    const near = plots.flatMap((plot, k) =>
      plot.every((loss, t) => Math.abs(loss - (trained[t] ?? 0)) < 1e-3 * (trained[0] ?? 0)) ? [k + 1] : [],
    );
    expect({ near }).toEqual({ near: [curve?.right] });
    const read = plots[Number(halved?.asks?.numbers?.["number"]) - 1] ?? [];
    expect(halved?.right).toBe(read.findIndex((loss) => loss < (read[0] ?? 0) / 2));
  }
});
