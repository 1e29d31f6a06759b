import { intervals, numbers } from "../../../src/core/graph/algebra.js";
import { evaluateExpression } from "../../../src/core/graph/evaluate.js";
import { readFormula } from "../../../src/core/marking/formula/readFormula.js";
import { typedNames } from "../../../src/core/marking/formula/typedNames.js";
import { point } from "../../../src/core/network/interval.js";
import { notationOf } from "../../../src/core/notation/notation.js";
import type { DoorMaker } from "../door.js";
import { NASTY_NUMBERS, NASTY_TEXTS } from "../nasty.js";
import { textBytes } from "../own.js";

const LETTERS = ["w1_1_1", "x1", "z1_1", "a1_1", "y1", "a", "dC_dz2_1"];
const NAMES = typedNames(LETTERS, notationOf("indexed", [1, 1, 1]));

/** What typed formulas are made of, and what is near it. */
const PIECES = [
  ...LETTERS,
  ..."w_{11}^{(1)} x₁ a1(1) a_1^{(1)} ∂C/∂z₁⁽²⁾ \\frac{a}{b} \\frac \\left( \\right) \\cdot \\sigma( σ( ² ³ ⁻¹ ½".split(
    " ",
  ),
  ..."+ - * / ^ ** ( ) [ ] { } , ; : ? > < = == ! % ' \" # $ \\ | & ~ . _ @ ` \n \t × ÷ − · 2 0.5 1e-3 1e999 _1 ^{( )}".split(
    " ",
  ),
  ..."pi e π exp( ln max( min( sum( tanh sqrt( constructor __proto__ toString new ㅁ1 ㅛ 가 값 ₁ ⁽ ⁾ aaaaaaaa".split(
    " ",
  ),
];

/** Milliseconds of a processor that a text may take. */
const LONGEST = 100;

function millisecondsOf(text: string): number {
  const { user, system } = process.cpuUsage();
  readFormula(text, NAMES);
  const used = process.cpuUsage({ user, system });
  return (used.user + used.system) / 1000;
}

/** What a student types for a formula. */
export const typedFormula: DoorMaker = async () => ({
  name: "typedFormula",
  corpus: ["2(a₁⁽¹⁾ − y₁) a1(1 − a1) x_1", "\\frac{1}{2}\\left(a_1^{(1)} - y_1\\right)^2"].map(textBytes),
  most: 3000,
  draw: (random) => {
    const all = [...PIECES, ...PIECES, ...PIECES, ...NASTY_NUMBERS, ...NASTY_TEXTS];
    const length = random.pick([3, 6, 12, 40, 200]);
    const text = Array.from({ length: random.integer(1, length) }, () => random.pick(all)).join(
      random.pick(["", " "]),
    );
    return textBytes(random.integer(0, 9) === 0 ? random.pick(PIECES).repeat(190) : text);
  },
  open: async (input) => {
    const text = Buffer.from(input).toString("utf8");
    const typed = readFormula(text, NAMES);
    // Once more where it took long: the machine may have done something else.
    if (millisecondsOf(text) > LONGEST && millisecondsOf(text) > LONGEST)
      throw new Error(`${JSON.stringify(text)} took more than ${LONGEST} ms`);
    if (typed.kind !== "formula") return;
    const values = new Map(LETTERS.map((id, k) => [id, 0.3 * k - 0.4] as const));
    const value: unknown = evaluateExpression(typed.expression, values, numbers);
    const wide = new Map([...values].map(([id, one]) => [id, point(one)] as const));
    const [low, high] = evaluateExpression(typed.expression, wide, intervals);
    if (typeof value !== "number" || typeof low !== "number" || typeof high !== "number")
      throw new Error(`${JSON.stringify(text)} comes to ${String(value)}`);
  },
});
