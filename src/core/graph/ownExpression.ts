import { type Expression, parseExpression } from "./expression.js";
import { isOperator } from "./expressionTree.js";
import { OPERATIONS } from "./operations.js";

/**
 * What a teacher's own lines may call, and with how many numbers: the operations that say so, `log` another name for ln.
 */
export const OWN_CALLS: ReadonlyMap<string, number> = new Map(
  Object.entries(OPERATIONS).flatMap(([name, { own }]) => {
    if (own === undefined) return [];
    return (name === "ln" ? ["ln", "log"] : [name]).map((one) => [one, own] as const);
  }),
);

/** How two numbers may be compared. */
export const COMPARISONS = ["<", "<=", ">", ">=", "!="] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** What must hold of a draw. */
export interface Requirement {
  readonly left: Expression;
  readonly is: Comparison;
  readonly right: Expression;
}

/** What is wrong with an expression, at which of its characters, from 0, and what would be right. */
export interface ExpressionFault {
  readonly message: string;
  readonly at: number;
}

type Read<T> =
  | { readonly read: T; readonly fault?: undefined }
  | { readonly read?: undefined; readonly fault: ExpressionFault };

/** The longest expression, in characters: nobody works more out in one line. */
const LONGEST = 200;

/** Reads an expression over the ids that are known where it stands. */
export function readOwnExpression(text: string, known: readonly string[]): Read<Expression> {
  if (text.length > LONGEST)
    return wrong(`${text.length} characters; at most ${LONGEST}, so take it in two lines`, 0);
  const parsed = parse(text);
  if (parsed.fault !== undefined) return parsed;
  const fault = faultIn(parsed.read, text, known, 0);
  return fault === null ? { read: withLn(parsed.read) } : { fault };
}

/** Reads `abs(z) > 0.1`. */
export function readRequirement(text: string, known: readonly string[]): Read<Requirement> {
  const signs = [...text.matchAll(/[<>]=?|!=|=+/g)];
  const [sign] = signs;
  const is = COMPARISONS.find((one) => one === sign?.[0]);
  if (sign === undefined || is === undefined || signs.length > 1)
    return wrong(
      `no comparison of two numbers; one of ${COMPARISONS.join(" ")} between them would be right`,
      signs[1]?.index ?? sign?.index ?? 0,
    );
  const after = sign.index + is.length;
  const left = readOwnExpression(text.slice(0, sign.index), known);
  const right = readOwnExpression(text.slice(after), known);
  if (left.fault !== undefined) return left;
  if (right.fault !== undefined) return wrong(right.fault.message, after + right.fault.at);
  return { read: { left: left.read, is, right: right.read } };
}

const wrong = (message: string, at: number): { readonly fault: ExpressionFault } => ({
  fault: { message, at },
});

/** What the parser says, in the place that it names. */
function parse(text: string): Read<Expression> {
  try {
    return { read: parseExpression(text) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const named = /from its character (\d+) on/.exec(error.message)?.[1];
    if (named === undefined) throw error;
    const at = Number(named) - 1;
    const rest = text.slice(at).trim();
    const where =
      rest === "" ? "something is missing at its end" : `it cannot be read from "${short(rest)}" on`;
    return wrong(
      `${where}; numbers, names, + - * / ^, brackets and calls such as exp(z) make a line, a product with its *`,
      at + (text.length - text.slice(at).trimStart().length - at),
    );
  }
}

const short = (text: string): string => (text.length > 12 ? `${text.slice(0, 12)}…` : text);

/** Brackets and signs in each other. */
const DEEPEST = 30;

/** The first thing in a tree that a line may not have. */
function faultIn(
  expression: Expression,
  text: string,
  known: readonly string[],
  depth: number,
): ExpressionFault | null {
  if (depth > DEEPEST) return { message: `nested more than ${DEEPEST} deep; take it in two lines`, at: 0 };
  if (typeof expression === "number")
    return Number.isFinite(expression) ? null : { message: "a number in it is too large", at: 0 };
  if (typeof expression === "string")
    return known.includes(expression)
      ? null
      : { message: unknownName(expression, known), at: wordAt(text, expression) };
  const [operator, operands] = expression;
  if (!isOperator(operator)) {
    const message = callFault(operator, operands.length, known);
    if (message !== null) return { message, at: wordAt(text, operator) };
  }
  for (const operand of operands) {
    const fault = faultIn(operand, text, known, depth + 1);
    if (fault !== null) return fault;
  }
  return null;
}

function callFault(name: string, count: number, known: readonly string[]): string | null {
  if (known.includes(name)) return `${name} is a number and cannot be called; ${name}*(…) multiplies by it`;
  const wanted = OWN_CALLS.get(name);
  if (wanted === undefined)
    return `no operation is called "${name}"; there are ${[...OWN_CALLS.keys()].join(", ")}`;
  const numbers = wanted === 1 ? "one number" : `${wanted} numbers`;
  return wanted === count ? null : `${name} takes ${numbers}, not ${count}`;
}

/** The same with ln for log. */
const withLn = (expression: Expression): Expression =>
  typeof expression === "object"
    ? [expression[0] === "log" ? "ln" : expression[0], expression[1].map(withLn)]
    : expression;

function unknownName(name: string, known: readonly string[]): string {
  if (name === "e") return "e is no given and no line above; exp(1) would be right";
  const there = known.length === 0 ? "" : `; known here are ${known.join(", ")}`;
  return `${name} is no given and no line above${there}`;
}

/** Where a name stands as a whole word. */
const wordAt = (text: string, name: string): number =>
  Math.max(0, text.search(new RegExp(`(?<![A-Za-z0-9_])${name}(?![A-Za-z0-9_])`)));
