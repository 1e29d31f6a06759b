import { type Expression, isTooLarge } from "../expressionTree.js";
import { BRANCH_OF } from "../operations/branches.js";
import type { MathTree } from "./mathTree.js";
import { callOf, OWN_CALLS, OWN_CONSTANTS, takes, takesText } from "./ownCalls.js";
import { calledWith, type OwnFunction } from "./ownFunction.js";

/** The functions that a teacher has written, by their names. */
export type OwnFunctions = ReadonlyMap<string, OwnFunction>;
const NO_FUNCTIONS: OwnFunctions = new Map();

/** The end of the name by which a function's slope is called. */
export const SLOPE = "Slope";
const NO_SLOPE = "no slope of it is known; {value: …, slope: …} gives one";

/** The expression of a function of that name, or of its slope, null where none is known; undefined for any other name. */
function ownOf(
  name: string,
  functions: OwnFunctions,
): { readonly takes: readonly string[]; readonly expression: Expression | null } | undefined {
  const own = functions.get(name);
  if (own !== undefined) return { takes: own.takes, expression: own.value };
  const sloped = name.endsWith(SLOPE) ? functions.get(name.slice(0, -SLOPE.length)) : undefined;
  return sloped === undefined ? undefined : { takes: sloped.takes, expression: sloped.slope };
}

/** What is wrong with an expression, at which of its characters, from 0, and what would be right. */
export interface ExpressionFault {
  readonly message: string;
  readonly at: number;
}

/** A fault on its way to the door. */
export class FaultFound extends Error {
  readonly fault: ExpressionFault;

  constructor(message: string, at: number) {
    super(message);
    this.fault = { message, at };
  }
}

/** Brackets and signs in each other. */
const DEEPEST = 30;

/** What a line is made of, for whoever wrote something else. */
export const MADE_OF =
  "numbers, names, + - * / ^, brackets, calls such as exp(z) and branches such as z > 0 ? z : 0 make a line";

/** How a call names its operands: where a list stands in brackets of its own, its items are they. */
const listed = (args: readonly MathTree[]): readonly MathTree[] => {
  const [only] = args;
  return args.length === 1 && only?.type === "ArrayNode" ? (only.items ?? []) : args;
};

/**
 * The graph's expression of what mathjs has read. Only the kinds of nodes that are named here go through, and of these only
 * the signs, calls and names that a line may have. Throws FaultFound for the first that may not.
 */
export function expressionOf(
  tree: MathTree,
  text: string,
  known: readonly string[],
  functions: OwnFunctions = NO_FUNCTIONS,
): Expression {
  const wrong = (message: string, at: number): never => {
    throw new FaultFound(message, at);
  };
  const read = (node: MathTree | undefined, depth: number): Expression => {
    if (depth > DEEPEST) return wrong(`nested more than ${DEEPEST} deep; take it in two lines`, 0);
    const inside = (one: MathTree | undefined): Expression => read(one, depth + 1);
    switch (node?.type) {
      case "ParenthesisNode":
        return inside(node.content);
      case "ConstantNode":
        if (typeof node.value !== "number") return wrong(`${String(node.value)} is no number; ${MADE_OF}`, 0);
        return Number.isFinite(node.value) ? node.value : wrong("a number in it is too large", 0);
      case "SymbolNode":
        return nameOf(node.name ?? "");
      case "FunctionNode":
        return call(node, inside);
      case "OperatorNode":
        return signed(node, inside);
      case "ConditionalNode":
        return branch(node, inside);
      default:
        return wrong(`${kindOf(node)} has no place in a line; ${MADE_OF}`, 0);
    }
  };
  const nameOf = (name: string): Expression => {
    if (known.includes(name)) return name;
    if (OWN_CONSTANTS.includes(name)) return [name, []];
    return wrong(unknownName(name, known), wordAt(text, name));
  };
  const call = ({ fn, args = [] }: MathTree, inside: (one: MathTree) => Expression): Expression => {
    const name = typeof fn === "object" ? (fn.name ?? "") : "";
    const operands = listed(args);
    const own = known.includes(name) ? undefined : ownOf(name, functions);
    if (own !== undefined) {
      const { takes: wanted, expression } = own;
      if (operands.length !== wanted.length)
        return wrong(
          `${name} takes ${wanted.length === 1 ? "one number" : `(${wanted.join(", ")})`}, not ${operands.length}`,
          wordAt(text, name),
        );
      if (expression === null) return wrong(`${name}: ${NO_SLOPE}`, wordAt(text, name));
      const whole = calledWith(expression, wanted, operands.map(inside));
      return isTooLarge(whole)
        ? wrong(`${name} makes it too long; take it in two lines`, wordAt(text, name))
        : whole;
    }
    const message = callFault(name, operands.length, known);
    if (message !== null) return wrong(message, wordAt(text, name));
    return name === "exp" || OWN_CALLS.has(name) ? callOf(name, operands.map(inside)) : wrong(MADE_OF, 0);
  };
  const signed = (node: MathTree, inside: (one: MathTree) => Expression): Expression => {
    const { op = "", args = [] } = node;
    const [a, b] = args;
    if (a !== undefined && b === undefined && op === "-") return ["neg", [inside(a)]];
    if (a !== undefined && b === undefined && op === "+") return inside(a);
    if (a === undefined || b === undefined || !SIGNS.has(op)) return wrong(signFault(op), signAt(text, op));
    if (op === "/" && isImplicit(b)) return wrong(bothWays, signAt(text, "/"));
    if (isImplicit(node) && a.type === "OperatorNode" && a.op === "/")
      return wrong(bothWays, signAt(text, "/"));
    if (op === "^" && a.type === "SymbolNode" && a.name === "e" && !known.includes("e"))
      return ["exp", [inside(b)]];
    return [op, [inside(a), inside(b)]];
  };
  const branch = (node: MathTree, inside: (one: MathTree | undefined) => Expression): Expression => {
    const { op = "", args = [] } = bare(node.condition);
    const name = Object.hasOwn(BRANCH_OF, op) ? BRANCH_OF[op] : undefined;
    if (name === undefined || args.length !== 2) return wrong(noComparison, Math.max(0, text.indexOf("?")));
    return [name, [...args.map(inside), inside(node.trueExpr), inside(node.falseExpr)]];
  };
  return read(tree, 0);
}

const SIGNS: ReadonlySet<string> = new Set(["+", "-", "*", "/", "^"]);

/** Kinds of nodes that have no place in a line, as a teacher calls them. */
const KINDS: Readonly<Record<string, string>> = {
  ArrayNode: "a list",
  RangeNode: "a range",
  AccessorNode: "a part of a list",
  IndexNode: "a part of a list",
  AssignmentNode: "an assignment",
  FunctionAssignmentNode: "the definition of a function",
  BlockNode: "a second line",
  ObjectNode: "an object",
  RelationalNode: "a chain of comparisons",
};

const kindOf = (node: MathTree | undefined): string =>
  new Map(Object.entries(KINDS)).get(node?.type ?? "") ?? THIS;
const THIS = "what stands there";

const bothWays =
  "a product without its sign beside a / can be read in two ways; 1/(2*x) or (1/2)*x would be right";

const noComparison =
  "before ? stands no comparison of two numbers; z > 0 ? z : 0 would be right, with one of < <= > >=, and one branch in another for two conditions";

/** A condition without its brackets. */
const bare = (node: MathTree | undefined): MathTree =>
  node?.type === "ParenthesisNode" ? bare(node.content) : (node ?? { type: "" });

const isImplicit = ({ type, implicit }: MathTree): boolean => type === "OperatorNode" && implicit === true;

/** Signs that mathjs has and a line has not, and what to write in their place. */
function signFault(op: string): string {
  if (["<", "<=", ">", ">="].includes(op))
    return `a comparison is no number; z ${op} 0 ? 1 : 0 would be right`;
  if (op === "==" || op === "!=") return `${op} compares no rounded numbers; one of < <= > >= would be right`;
  if (op === "%" || op === "mod") return "there is no remainder; x - 2*floor(x/2) is that of x by 2";
  if (["and", "or", "xor", "not"].includes(op))
    return `"${op}" has no place in a line; one branch in another would be right: x > 0 ? (x < 1 ? x : 1) : 0`;
  return `"${op}" has no place in a line; ${MADE_OF}`;
}

function callFault(name: string, count: number, known: readonly string[]): string | null {
  if (known.includes(name)) return `${name} is a number and cannot be called; ${name}*(…) multiplies by it`;
  if (!OWN_CALLS.has(name))
    return `no operation is called "${name}"; there are ${[...OWN_CALLS.keys()].join(", ")}`;
  return takes(name, count) ? null : `${name} takes ${takesText(name)}, not ${count}`;
}

function unknownName(name: string, known: readonly string[]): string {
  if (OWN_CALLS.has(name)) return `${name} is called with its number in brackets, as ${name}(x)`;
  const product = productOf(name, known);
  if (product !== null) return `${name} is no given and no line above; ${product} is a product`;
  const there = known.length === 0 ? "" : `; known here are ${known.join(", ")}`;
  return `${name} is no given and no line above${there}`;
}

/** Known names that were written together: wx is w*x; null where it cannot be. */
function productOf(name: string, known: readonly string[]): string | null {
  for (const one of known) {
    if (one === name) return one;
    if (!name.startsWith(one)) continue;
    const rest = productOf(name.slice(one.length), known);
    if (rest !== null) return `${one}*${rest}`;
  }
  return null;
}

/** Where a name stands as a whole word. */
const wordAt = (text: string, name: string): number =>
  Math.max(0, text.search(new RegExp(`(?<![A-Za-z0-9_])${name}(?![A-Za-z0-9_])`)));

/** Where a sign stands first. */
const signAt = (text: string, op: string): number =>
  /^\w+$/.test(op) ? wordAt(text, op) : Math.max(0, text.indexOf(op));
