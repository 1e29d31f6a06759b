import { nth } from "../base/known.js";
import type { Expression } from "../graph/expression.js";
import { isOperator } from "../graph/expressionTree.js";
import { operationNamed } from "../graph/operations.js";
import { type Style, writeFormula, writeTerm } from "./formula.js";
import type { Notation } from "./notation.js";
import { texFormula } from "./styles.js";

/** So many terms are kept on one line when nothing else is told. */
const FEW_TERMS = 3;
/** So many factors of a term, too. */
const FEW_FACTORS = 4;

/**
 * A TeX formula in pieces, between which a line may break: a long sum before each of its signs and before the factors of a
 * long term, and a long sum over a number as 1/n ( … ), since a fraction bar cannot be broken, and a multiple of one over anything as that over it ( … ). One piece when the sum has `few` terms at most.
 */
export function texPieces(expression: Expression, style: Style, few: number = FEW_TERMS): readonly string[] {
  if (typeof expression !== "object") return [writeFormula(expression, style)];
  const [operator, operands] = expression;
  if (!isOperator(operator)) {
    const written = operands.map((operand) => writeFormula(operand, style));
    return operationNamed(operator).pieces?.(...written) ?? [writeFormula(expression, style)];
  }
  const [first = 0, second = 0] = operands;
  switch (operator) {
    case "+":
    case "-":
      return isLong(expression, few) ? termPieces(expression, style, few) : [writeFormula(expression, style)];
    case "neg":
      return isLong(first, few) ? enclosed("-", first, style, few) : [writeFormula(expression, style)];
    case "*":
      return isLong(second, few)
        ? enclosed(writeFormula(first, style), second, style, few)
        : [writeFormula(expression, style)];
    case "/":
      return overPieces(expression, first, second, style, few);
    case "^":
      return [writeFormula(expression, style)];
  }
}

const inSymbols = new WeakMap<Notation, WeakMap<object, Map<number, readonly string[]>>>();

/** `texPieces` of a formula in a notation's symbols: they hold no numbers of a sheet, and are written once. */
export function symbolPieces(
  expression: Expression,
  notation: Notation,
  few: number = FEW_TERMS,
): readonly string[] {
  if (typeof expression !== "object") return texPieces(expression, texFormula(notation), few);
  const formulas = inSymbols.get(notation) ?? new WeakMap<object, Map<number, readonly string[]>>();
  const written = formulas.get(expression) ?? new Map<number, readonly string[]>();
  const known = written.get(few);
  if (known !== undefined) return known;
  const pieces = texPieces(expression, texFormula(notation), few);
  inSymbols.set(notation, formulas.set(expression, written.set(few, pieces)));
  return pieces;
}

/** A product in pieces, one a factor, where its text begins with that of its first factors; else in one piece. */
export function productPieces(
  product: Expression,
  style: Style,
  operators: readonly string[] = ["*"],
): readonly string[] {
  const whole = writeFormula(product, style);
  if (typeof product !== "object" || !operators.includes(product[0])) return [whole];
  const [first = 1] = product[1];
  const before = writeFormula(first, style);
  if (!whole.startsWith(before)) return [whole];
  return [...productPieces(first, style, operators), `{}${whole.slice(before.length)}`];
}

/** For a narrow column: a product breaks before each factor or slash, a sum of more than two terms before each sign. */
export function inlinePieces(expression: Expression, style: Style): readonly string[] {
  const factors = productPieces(expression, style, ["*", "/"]);
  return factors.length > 1 ? factors : texPieces(expression, style, 2);
}

/** A long sum, or one with fractions of its own, over a number: the number goes in front. So does what a long sum is multiplied and divided by. */
function overPieces(
  whole: Expression,
  above: Expression,
  below: Expression,
  style: Style,
  few: number,
): readonly string[] {
  if (typeof above === "object" && above[0] === "*") {
    const [factor = 1, sum = 0] = above[1];
    if (isLong(sum, few)) return enclosed(writeFormula(["/", [factor, below]], style), sum, style, few);
  }
  const negated = typeof above === "object" && above[0] === "neg";
  const sum = negated ? nth(above[1], 0) : above;
  const tall = termsOf(sum).length > 1 && termsOf(sum).some(({ term }) => isRatio(term));
  if (typeof below !== "number" || !(tall || isLong(sum, few))) return [writeFormula(whole, style)];
  const front = `${negated ? "-" : ""}\\frac{1}{${style.number(below)}}`;
  if (isLong(sum, few)) return enclosed(front, sum, style, few);
  return [`${front}\\left(${writeFormula(sum, style)}\\right)`];
}

const isRatio = (expression: Expression): boolean => typeof expression === "object" && expression[0] === "/";

/** A sum that is long by its terms, or by what they are: squares and logarithms are wide, and so are products of many factors. */
function isLong(expression: Expression, few: number): boolean {
  const terms = termsOf(expression);
  const wide = terms.some(({ term }) => typeof term === "object" && term[0] !== "*");
  return (
    terms.length > few ||
    (terms.length > 2 && wide) ||
    (terms.length > 1 && terms.some((one) => hasLongFactor(one) || isLongProduct(one)))
  );
}

const hasLongFactor = ({ term }: Term): boolean =>
  typeof term === "object" && term[0] === "*" && isLong(nth(term[1], 1), FEW_TERMS);

const isLongProduct = ({ term }: Term): boolean => factorsIn(term) > FEW_FACTORS;

const factorsIn = (expression: Expression): number =>
  typeof expression === "object" && expression[0] === "*"
    ? expression[1].reduce<number>((sum, factor) => sum + factorsIn(factor), 0)
    : 1;

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

/** A piece a term. The empty group makes a sign stand between two things, with the space that it has there. */
function termPieces(sum: Expression, style: Style, few: number): readonly string[] {
  return termsOf(sum).flatMap((one, k) => {
    const { sign, term } = one;
    const inner = isLongProduct(one) ? productPieces(term, style) : texPieces(term, style, few);
    if (k === 0) return inner;
    const written = writeTerm(sign, term, style);
    // One with a bracket about it is held together.
    if (inner.length === 1 || (isLongProduct(one) && written !== `${sign} ${writeFormula(term, style)}`))
      return [`{}${written}`];
    return inner.map((piece, place) => (place === 0 ? `{}${sign} ${piece}` : piece));
  });
}

function enclosed(front: string, sum: Expression, style: Style, few: number): readonly string[] {
  const pieces = termPieces(sum, style, few);
  return pieces.map((piece, k) => {
    const open = k === 0 ? `${front}\\bigl(` : "";
    return `${open}${piece}${k === pieces.length - 1 ? "\\bigr)" : ""}`;
  });
}
