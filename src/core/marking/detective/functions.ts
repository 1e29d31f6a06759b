import type { Expression } from "../../graph/expressionTree.js";

/** What may be worked out in the place of a function. */
interface Other {
  readonly rank: number;
  readonly expression: Expression;
}

const other = (rank: number, expression: Expression): Other => ({ rank, expression });

/** Functions that are taken for one, and places where working it out stops or turns too early. */
export function functionsFor(operation: string, operands: readonly Expression[]): Other[] {
  const [z = 0, ...rest] = operands;
  const raised: Expression = ["exp", [z]];
  const lowered: Expression = ["exp", [["neg", [z]]]];
  switch (operation) {
    case "sigmoid":
      return [
        other(1, ["tanh", [z]]),
        other(2, lowered),
        other(2, ["+", [1, lowered]]),
        other(2.5, raised),
        other(2.5, ["/", [1, ["-", [1, lowered]]]]),
      ];
    case "tanh":
      return [other(1, ["sigmoid", [z]])];
    case "relu":
    case "leakyRelu":
      return [other(2, ["sigmoid", [z]]), other(2, ["tanh", [z]])];
    case "softmax": {
      const sum = rest.reduce<Expression | null>(
        (all, one) => (all === null ? ["exp", [one]] : ["+", [all, ["exp", [one]]]]),
        null,
      );
      return [other(1, raised), ...(sum === null ? [] : [other(2, sum)]), other(2, ["sigmoid", [z]])];
    }
    default:
      return [];
  }
}
