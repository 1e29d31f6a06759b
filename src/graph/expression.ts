import { type MathNode, parse } from "mathjs/number";
import { type Expression, isOperator, operandsOf } from "./expressionTree.js";

export { type Expression, substitute, symbolsOf } from "./expressionTree.js";

const parsed = new Map<string, Expression>();
const KEPT = 20_000;

/** Reads an expression such as `w1_1_1 * x1 + b1_1` or `sigmoid(z1_1)`. Throws SyntaxError for anything else. */
export function parseExpression(text: string): Expression {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const expression = fromNode(parse(text));
  if (parsed.size >= KEPT) parsed.clear();
  parsed.set(text, expression);
  return expression;
}

/** A parser's node as plain data. Only what the solution graph needs is let through. */
function fromNode(node: MathNode): Expression {
  const plain = node as unknown as PlainNode;
  switch (plain.type) {
    case "ConstantNode":
      if (typeof plain.value === "number") return plain.value;
      break;
    case "SymbolNode":
      return plain.name;
    case "ParenthesisNode":
      return fromNode(plain.content);
    case "OperatorNode":
      if (plain.op === "-" && plain.args.length === 1) return ["neg", plain.args.map(fromNode)];
      if (isOperator(plain.op) && plain.args.length === operandsOf(plain.op))
        return [plain.op, plain.args.map(fromNode)];
      break;
    case "FunctionNode":
      return [plain.fn.name, plain.args.map(fromNode)];
  }
  throw new SyntaxError(`cannot read "${node.toString()}" as an expression`);
}

/** The parts of mathjs's nodes that are read here. */
type PlainNode =
  | { readonly type: "ConstantNode"; readonly value: unknown }
  | { readonly type: "SymbolNode"; readonly name: string }
  | { readonly type: "ParenthesisNode"; readonly content: MathNode }
  | { readonly type: "OperatorNode"; readonly op: string; readonly args: readonly MathNode[] }
  | {
      readonly type: "FunctionNode";
      readonly fn: { readonly name: string };
      readonly args: readonly MathNode[];
    };
