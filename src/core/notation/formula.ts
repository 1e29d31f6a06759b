import { type Expression, parseExpression, substitute } from "../graph/expression.js";
import { isOperator } from "../graph/expressionTree.js";
import { operationNamed } from "../graph/operations.js";

/** How the pieces of a formula are written: as TeX, as plain text, or in words. */
export interface Style {
  readonly symbol: (id: string) => string;
  readonly number: (value: number) => string;
  readonly sum: (a: string, b: string) => string;
  readonly difference: (a: string, b: string) => string;
  /** `plain`: both sides are short symbols or brackets, so that no sign is needed between them. */
  readonly product: (a: string, b: string, plain: boolean) => string;
  /** `whole`: a and b come without brackets of their own (a fraction bar holds them). */
  readonly quotient: (a: string, b: string) => string;
  readonly bar: boolean;
  /** How what a fraction bar holds is written, where that differs: derivatives with a slash. */
  readonly overBar?: Style;
  readonly power: (a: string, b: string) => string;
  readonly negation: (a: string) => string;
  readonly brackets: (a: string) => string;
  readonly call: (name: string, operands: readonly string[]) => string;
  /** Whether a symbol is printed as a fraction, so that a product needs its sign and a power needs brackets. */
  readonly tall: (id: string) => boolean;
  /** Whether a symbol is printed with a minus in front. */
  readonly negative: (id: string) => boolean;
}

const SUM = 1;
const PRODUCT = 2;
const POWER = 3;
const ATOM = 4;

interface Piece {
  readonly text: string;
  readonly rank: number;
  /** Starts with a minus. */
  readonly signed: boolean;
  /** May stand beside another without a sign. */
  readonly plain: boolean;
}

/** An expression written in a style, with the brackets that it needs: a negative number inside gets its own. */
export function writeFormula(expression: Expression, style: Style): string {
  return write(expression, style).text;
}

/** A term with its sign in front, as it stands inside a sum: bracketed where two signs would meet. */
export function writeTerm(sign: "+" | "-", expression: Expression, style: Style): string {
  const { text, signed, rank } = write(expression, style);
  return `${sign} ${signed || (sign === "-" && rank === SUM) ? style.brackets(text) : text}`;
}

function write(expression: Expression, style: Style): Piece {
  if (typeof expression === "number") {
    return { text: style.number(expression), rank: ATOM, signed: expression < 0, plain: true };
  }
  if (typeof expression === "string") {
    const tall = style.tall(expression);
    return { text: style.symbol(expression), rank: ATOM, signed: style.negative(expression), plain: !tall };
  }
  const [operator, operands] = expression;
  if (!isOperator(operator)) {
    const inPlace = printedInPlace(operator, operands);
    if (inPlace !== null) return write(inPlace, style);
    const parts = operands.map((operand) => write(operand, style).text);
    return { text: style.call(operator, parts), rank: ATOM, signed: false, plain: false };
  }
  const [first = 0, second = 0] = operands;
  switch (operator) {
    case "+":
    case "-": {
      const a = write(first, style);
      const b = write(second, style);
      const right = b.signed || (operator === "-" && b.rank === SUM) ? style.brackets(b.text) : b.text;
      const text = operator === "+" ? style.sum(a.text, right) : style.difference(a.text, right);
      return { text, rank: SUM, signed: a.signed, plain: false };
    }
    case "*": {
      const a = write(first, style);
      const b = write(second, style);
      const left = a.rank < PRODUCT ? style.brackets(a.text) : a.text;
      const bracketed = b.rank < PRODUCT || b.signed || (b.rank === PRODUCT && !style.bar);
      const right = bracketed ? style.brackets(b.text) : b.text;
      const plain = a.plain && (b.plain || bracketed) && typeof second !== "number";
      return {
        text: style.product(left, right, plain),
        rank: PRODUCT,
        signed: a.signed && a.rank >= PRODUCT,
        plain,
      };
    }
    case "/": {
      const inner = style.overBar ?? style;
      const a = write(first, inner);
      const b = write(second, inner);
      if (style.bar) return { text: style.quotient(a.text, b.text), rank: ATOM, signed: false, plain: false };
      const left = a.rank < PRODUCT ? style.brackets(a.text) : a.text;
      const right = b.rank <= PRODUCT || b.signed ? style.brackets(b.text) : b.text;
      return {
        text: style.quotient(left, right),
        rank: PRODUCT,
        signed: a.signed && a.rank >= PRODUCT,
        plain: false,
      };
    }
    case "^": {
      const a = write(first, style);
      const ratio = typeof first === "string" ? style.tall(first) : isQuotient(first);
      const base = a.rank < ATOM || a.signed || ratio ? style.brackets(a.text) : a.text;
      return {
        text: style.power(base, write(second, style).text),
        rank: POWER,
        signed: false,
        plain: a.plain,
      };
    }
    case "neg": {
      const a = write(first, style);
      const inner = a.rank < PRODUCT || a.signed ? style.brackets(a.text) : a.text;
      return { text: style.negation(inner), rank: PRODUCT, signed: true, plain: false };
    }
  }
}

const isQuotient = (expression: Expression): boolean =>
  typeof expression === "object" && expression[0] === "/";

/** The expression that is printed in place of a call; null where the call is printed itself. */
export function printedInPlace(operation: string, operands: readonly Expression[]): Expression | null {
  const { shown } = operationNamed(operation);
  return shown === undefined
    ? null
    : substitute(parseExpression(shown), (id) => operands[Number(id.slice(1)) - 1]);
}
