import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { type MathNode, parse } from "mathjs";
import { type Expression, parseExpression } from "../../../src/core/graph/expression.js";

/** What mathjs reads, in our form. */
function byMathjs(node: MathNode): Expression {
  if (node.type === "ParenthesisNode") return byMathjs((node as unknown as { content: MathNode }).content);
  const { value, name, op, fn, args } = node as unknown as {
    readonly value: number;
    readonly name: string;
    readonly op: string;
    readonly fn: { readonly name: string };
    readonly args: readonly MathNode[];
  };
  if (node.type === "ConstantNode") return value;
  if (node.type === "SymbolNode") return name;
  const operands = args.map(byMathjs);
  if (node.type === "FunctionNode") return [fn.name, operands];
  return [op === "-" && operands.length === 1 ? "neg" : op, operands];
}

/** Any text of the grammar, its brackets where they please and its signs one after another. */
const { text } = fc.letrec<{ text: string }>((tie) => ({
  text: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constantFrom("x1", "w2_1_1", "dC_da1_1", "0.5", "2", "1e-3", ".25"),
    fc
      .tuple(tie("text"), fc.constantFrom("+", " - ", "*", " / ", "^"), tie("text"))
      .map((parts) => parts.join("")),
    tie("text").map((inside) => `(${inside})`),
    tie("text").map((inside) => `-${inside}`),
    fc.tuple(tie("text"), tie("text")).map(([a, b]) => `max(${a}, ${b})`),
  ),
}));

test("expressions are read as mathjs reads them", () => {
  fc.assert(
    fc.property(text, (one) => {
      expect(parseExpression(one)).toEqual(byMathjs(parse(one)));
    }),
    { numRuns: 500 },
  );
});

test.each([
  ["-a^b^c", ["neg", [["^", ["a", ["^", ["b", "c"]]]]]]],
  ["a - b - c", ["-", [["-", ["a", "b"]], "c"]]],
  ["a / b * c", ["*", [["/", ["a", "b"]], "c"]]],
  ["2^-x", ["^", [2, ["neg", ["x"]]]]],
])("%s", (one, tree) => {
  expect(parseExpression(one)).toEqual(tree);
});

test.each([
  ["", 1],
  ["a +", 4],
  ["(a", 3],
  ["a b", 2],
  ["2x", 2],
  ["f()", 3],
  ["a = b", 2],
  ["+a", 1],
  ["constructor.name", 12],
  ["(".repeat(10_000), 102],
])("%j is no expression from its character %i on", (one, place) => {
  expect(() => parseExpression(one)).toThrow(
    new SyntaxError(`cannot read "${one}" as an expression, from its character ${place} on`),
  );
});
