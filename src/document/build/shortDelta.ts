import type { Definition, Graph } from "../../core/graph/definition.js";
import { type Expression, symbolsOf } from "../../core/graph/expression.js";

/**
 * dC/dz of a sigmoid output under binary cross-entropy as lectures write it: a − y, over n where the loss is a mean of n
 * outputs. The line itself is a product of two factors, so that who works both out has bounds for it. Null for any other line.
 */
export function shortDelta({ role, expression }: Definition, graph: Graph): Expression | null {
  if (role !== "delta") return null;
  const factors = symbolsOf(expression).map((id) => graph.byId.get(id));
  const loss = factors.find((one) => one?.reason === "loss-slope-bce");
  if (loss === undefined || !factors.some((one) => one?.reason === "slope-sigmoid")) return null;
  const symbols = symbolsOf(loss.expression);
  const output = symbols.find((id) => graph.byId.has(id));
  const target = symbols.find((id) => !graph.byId.has(id));
  if (output === undefined || target === undefined) return null;
  const error: Expression = ["-", [output, target]];
  const n = typeof loss.expression === "object" && loss.expression[0] === "/" ? loss.expression[1][1] : 1;
  return typeof n === "number" && n > 1 ? ["/", [error, n]] : error;
}
