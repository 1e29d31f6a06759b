import { expect, test } from "@jest/globals";
import { seenWith } from "../../../src/core/graph/copies.js";
import { graphOf } from "../../../src/core/graph/definition.js";
import { type Expression, symbolsOf } from "../../../src/core/graph/expressionTree.js";

const lineOf = (expression: Expression): Expression | undefined => {
  const line = { id: "u1", expression, role: "node", stage: "forward", at: {}, reason: "own" } as const;
  const graph = graphOf(["x1", "x2", "x3"], [line], symbolsOf);
  const givens = new Map([
    ["x1", 0],
    ["x2", 1],
    ["x3", 0.7],
  ]);
  return seenWith(graph, givens).expression("u1");
};

test.each<[text: string, expression: Expression, seen: Expression]>([
  ["0 x = 0", ["*", ["x1", "x3"]], 0],
  ["x 0 = 0", ["*", ["x3", "x1"]], 0],
  ["0 / x = 0", ["/", ["x1", "x3"]], 0],
  ["1 x = x", ["*", ["x2", "x3"]], "x3"],
  ["x + 0 = x", ["+", ["x3", "x1"]], "x3"],
  [
    "0 / x + x 0 = 0",
    [
      "+",
      [
        ["/", ["x1", "x3"]],
        ["*", ["x3", "x1"]],
      ],
    ],
    0,
  ],
  ["x x is worked out", ["*", ["x3", "x3"]], ["*", ["x3", "x3"]]],
])("nobody works out what comes to nothing: %s", (_text, expression, seen) => {
  expect(lineOf(expression)).toEqual(seen);
});
