import { type Expression, substitute } from "../../graph/expression.js";
import { isOperator, symbolsOf } from "../../graph/expressionTree.js";
import { printedInPlace } from "../../notation/formula.js";

/** A term of a sum with its sign. */
export interface Term {
  readonly minus: boolean;
  readonly part: Expression;
}

/** A factor of a product; `below`: one that divides it. */
export interface Factor {
  readonly below: boolean;
  readonly part: Expression;
}

/** The terms of a sum from left to right, whatever brackets stand in it; one where it is none. */
export function termsIn(part: Expression, minus = false): Term[] {
  if (typeof part === "object") {
    const [operator, [a = 0, b = 0]] = part;
    if (operator === "+") return [...termsIn(a, minus), ...termsIn(b, minus)];
    if (operator === "-") return [...termsIn(a, minus), ...termsIn(b, !minus)];
    if (operator === "neg") return termsIn(a, !minus);
  }
  return [{ minus, part }];
}

/** The factors of a product from left to right; one where it is none. */
export function factorsIn(part: Expression, below = false): Factor[] {
  if (typeof part === "object") {
    const [operator, [a = 0, b = 0]] = part;
    if (operator === "*") return [...factorsIn(a, below), ...factorsIn(b, below)];
    if (operator === "/") return [...factorsIn(a, below), ...factorsIn(b, !below)];
  }
  return [{ below, part }];
}

/** A sum of these terms; 0 of none. */
export function sumOfTerms(terms: readonly Term[]): Expression {
  const first = terms.findIndex(({ minus }) => !minus);
  // What has a term with a plus starts with it, as people write it.
  const order =
    first > 0 ? [...terms.slice(first, first + 1), ...terms.filter((_, k) => k !== first)] : terms;
  let sum: Expression | null = null;
  for (const { minus, part } of order) {
    if (sum === null) sum = minus ? ["neg", [part]] : part;
    else sum = [minus ? "-" : "+", [sum, part]];
  }
  return sum ?? 0;
}

/** A product of these factors; 1 of none. */
export function productOf(factors: readonly Factor[]): Expression {
  let product: Expression | null = null;
  for (const { below, part } of factors)
    if (!below) product = product === null ? part : ["*", [product, part]];
  for (const { below, part } of factors) if (below) product = ["/", [product ?? 1, part]];
  return product ?? 1;
}

/** An expression with every call that is printed as a formula in that form: a slope as o (1 − o). */
function writtenOut(expression: Expression): Expression {
  if (typeof expression !== "object") return expression;
  const [operator, operands] = expression;
  const inner = operands.map(writtenOut);
  const shown = isOperator(operator) ? null : printedInPlace(operator, inner);
  return shown ?? [operator, inner];
}

/** A line's expression with the lines that only copy put in place, and calls written out; what is `kept` stays. */
export function openedWith(
  expression: Expression,
  copyOf: (id: string) => Expression | undefined,
): Expression {
  const once = substitute(expression, copyOf);
  return writtenOut(once);
}

/** Puts another expression in the place of a part. */
export type Rebuild = (part: Expression) => Expression;

/** Visits an expression and its parts: a sum with all its terms is one part, and a product with all its factors. */
export function eachPart(
  expression: Expression,
  visit: (part: Expression, rebuild: Rebuild) => void,
  rebuild: Rebuild = (part) => part,
): void {
  visit(expression, rebuild);
  const terms = termsIn(expression);
  if (terms.length > 1 || terms[0]?.minus === true) {
    terms.forEach(({ minus, part }, k) => {
      eachPart(part, visit, (other) =>
        rebuild(sumOfTerms(terms.map((term, at) => (at === k ? { minus, part: other } : term)))),
      );
    });
    return;
  }
  const factors = factorsIn(expression);
  if (factors.length > 1) {
    factors.forEach(({ below, part }, k) => {
      eachPart(part, visit, (other) =>
        rebuild(productOf(factors.map((factor, at) => (at === k ? { below, part: other } : factor)))),
      );
    });
    return;
  }
  if (typeof expression !== "object") return;
  const [operator, operands] = expression;
  // What an operation takes that has several numbers is tied together: a share, and all that it is a share of.
  if (operands.length > 2) {
    for (const id of symbolsOf(expression))
      visit(id, (other) => rebuild(substitute(expression, (one) => (one === id ? other : undefined))));
    return;
  }
  operands.forEach((operand, k) => {
    eachPart(operand, visit, (other) =>
      rebuild([operator, operands.map((one, at) => (at === k ? other : one))]),
    );
  });
}
