import type { Expression } from "../graph/expression.js";
import { type Style, writeFormula, writeTerm } from "./formula.js";

/** A sum of so many terms, or more, may be broken before each plus and minus. */
const FEW_TERMS = 3;

/**
 * A TeX formula in pieces, between which a line may break: a long sum before each of its signs, and a long sum over a number
 * as 1/n ( … ), since a fraction bar cannot be broken. One piece when the formula is short.
 */
export function texPieces(expression: Expression, style: Style): readonly string[] {
  if (typeof expression === "number" || typeof expression === "string")
    return [writeFormula(expression, style)];
  const [operator, operands] = expression;
  const [first = 0, second = 0] = operands;
  const terms = termsOf(expression);
  if (terms.length > FEW_TERMS || (terms.length > 1 && terms.some(({ term }) => pieceCount(term) > 1))) {
    return terms.flatMap(({ sign, term }, k) => signed(k === 0 ? "" : sign, term, style));
  }
  if (operator === "neg" && longInside(first)) return enclosed("-", first, style);
  if (operator === "/" && typeof second === "number" && longInside(first)) {
    return enclosed(`\\frac{1}{${style.number(second)}}`, first, style);
  }
  if (operator === "/" && typeof second === "number" && isNegated(first) && longInside(first[1][0])) {
    return enclosed(`-\\frac{1}{${style.number(second)}}`, first[1][0] ?? 0, style);
  }
  if (operator === "*" && longInside(second)) {
    return enclosed(writeFormula(first, style), second, style);
  }
  if (operator === "softmax" && operands.length > FEW_TERMS + 2) return longSoftmax(operands, style);
  return [writeFormula(expression, style)];
}

const pieceCount = (expression: Expression): number =>
  typeof expression === "object" && expression[0] === "*" && longInside(expression[1][1]) ? 2 : 1;

function isNegated(expression: Expression): expression is readonly ["neg", readonly Expression[]] {
  return typeof expression === "object" && expression[0] === "neg";
}

/** A sum that is long by its terms, or by what they are: squares and logarithms are wide. */
function longInside(expression: Expression | undefined): boolean {
  if (expression === undefined) return false;
  const terms = termsOf(expression);
  return terms.length > FEW_TERMS || (terms.length > 2 && terms.some(({ term }) => typeof term === "object"));
}

interface Term {
  readonly sign: "+" | "-";
  readonly term: Expression;
}

/** The terms of a sum from left to right. */
function termsOf(expression: Expression): readonly Term[] {
  if (typeof expression === "object" && (expression[0] === "+" || expression[0] === "-")) {
    const [sign, [left = 0, right = 0]] = expression;
    return [...termsOf(left), { sign, term: right }];
  }
  return [{ sign: "+", term: expression }];
}

/** A term with its sign in front. */
function signed(sign: Term["sign"] | "", term: Expression, style: Style): readonly string[] {
  const inner = texPieces(term, style);
  if (sign === "") return inner;
  // The empty group makes the sign stand between two things, with the space that it has there.
  if (inner.length === 1) return [`{}${writeTerm(sign, term, style)}`];
  return inner.map((piece, k) => (k === 0 ? `{}${sign} ${piece}` : piece));
}

function enclosed(front: string, sum: Expression, style: Style): readonly string[] {
  const pieces = texPieces(sum, style);
  return pieces.map((piece, k) => {
    const open = k === 0 ? `${front}\\bigl(` : "";
    return `${open}${piece}${k === pieces.length - 1 ? "\\bigr)" : ""}`;
  });
}

/** e^z / (e^z1 + e^z2 + …): a fraction bar as wide as this would leave the page. */
function longSoftmax([own = 0, ...all]: readonly Expression[], style: Style): readonly string[] {
  const power = (z: Expression): string => `e^{${writeFormula(z, style)}}`;
  return [
    `${power(own)} \\big/ \\bigl(${all.length > 0 ? power(all[0] ?? 0) : ""}`,
    ...all.slice(1).map((z, k) => `{}+ ${power(z)}${k === all.length - 2 ? "\\bigr)" : ""}`),
  ];
}
