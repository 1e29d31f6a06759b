import { power as powerOf } from "../../base/power.js";
import { evaluateNumber, type Valuation } from "../../graph/evaluate.js";
import { type Expression, isOperator } from "../../graph/expressionTree.js";
import { contains, type Interval } from "../../network/interval.js";
import { leavesRange } from "../activationRange.js";
import type { PreparedQuestion } from "../preparedQuestion.js";
import { CAUSE_LIMITS } from "./limits.js";

/**
 * Whether a number may stand where a slip was made in a line: within the range of what the line gives, of a size that a
 * slip leads to, and no 0, 1 or −1, with which the lines after it would only copy.
 */
export function isPlausible(
  { graph, right }: PreparedQuestion,
  definition: string,
  interval: Interval,
): boolean {
  const [low, high] = interval;
  const middle = (low + high) / 2;
  if (!Number.isFinite(middle)) return false;
  if ([0, 1, -1].some((one) => contains(interval, one))) return false;
  if (leavesRange(graph, definition, middle)) return false;
  const line = graph.byId.get(definition);
  const middleOf = (id: string): number | undefined => {
    const bounds = right(id);
    return bounds === undefined ? undefined : (bounds[0] + bounds[1]) / 2;
  };
  if (line === undefined) return true;
  const { least, most } = sizesOf(line.expression, { get: middleOf });
  const size = Math.abs(middle);
  if (size <= CAUSE_LIMITS.times * most && size * CAUSE_LIMITS.times >= least) return true;
  const power = Math.log10(size / most);
  return (
    least > 0 &&
    Math.abs(power) < 3 &&
    Math.abs(powerOf(10, power - Math.round(power)) - 1) < CAUSE_LIMITS.point
  );
}

/** How small and how large a line may come out with its signs confused: a sum may come to nothing, a product may not. */
function sizesOf(expression: Expression, values: Valuation<number>): { least: number; most: number } {
  const sizes = (part: Expression): { least: number; most: number } => {
    if (typeof part === "object" && isOperator(part[0])) {
      const [operator, operands] = part;
      const [a = { least: 0, most: 0 }, b = { least: 0, most: 0 }] = operands.map(sizes);
      switch (operator) {
        case "+":
        case "-":
          return { least: 0, most: a.most + b.most };
        case "*":
          return { least: a.least * b.least, most: a.most * b.most };
        case "/":
          return { least: a.least / b.most, most: a.most / b.least };
        case "neg":
          return a;
        case "^":
          break;
      }
    }
    const size = Math.abs(evaluateNumber(part, values));
    return { least: size, most: size };
  };
  return sizes(expression);
}
