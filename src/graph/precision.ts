import type { Definition, Graph, Role } from "./definition.js";
import type { Rounding } from "./rounding.js";

/** How the lines of a sheet are rounded: sums, activations and losses; gradients and their factors; new weights. */
export interface Precision {
  readonly values: Rounding;
  readonly gradients: Rounding;
  readonly weights: Rounding;
}

const KIND: Readonly<Record<Role, keyof Precision | "copy" | "exact">> = {
  sum: "values",
  activation: "values",
  loss: "values",
  penalty: "values",
  total: "values",
  "loss-slope": "gradients",
  spread: "gradients",
  slope: "gradients",
  delta: "gradients",
  "local-weight": "copy",
  "local-activation": "copy",
  gradient: "gradients",
  state: "gradients",
  new: "weights",
  count: "exact",
  amount: "gradients",
  node: "values",
  "node-slope": "copy",
  "node-gradient": "gradients",
  rate: "gradients",
  difference: "gradients",
  product: "gradients",
  class: "exact",
};

/** The rounding of one quantity: givens are exact, counts too; a line that only copies another is rounded like that one. */
export function roundingOf(graph: Graph, id: string, precision: Precision): Rounding {
  const definition = graph.byId.get(id);
  if (definition === undefined) return "exact";
  const kind = KIND[definition.role];
  if (kind === "exact") return "exact";
  if (kind !== "copy") return precision[kind];
  const { expression } = definition;
  if (typeof expression === "string") return roundingOf(graph, expression, precision);
  return typeof expression === "number" ? "exact" : precision.gradients;
}

/** The kind of rounding that a quantity is asked with; null for copies and counts. */
export function precisionKind(definition: Definition): keyof Precision | null {
  const kind = KIND[definition.role];
  if (kind === "exact") return null;
  return kind === "copy" ? (typeof definition.expression === "object" ? "gradients" : null) : kind;
}

/** Decimals that show each change with three significant figures, between 4 and 8. */
export function decimalsForChanges(changes: readonly number[]): number {
  const needed = changes
    .filter((change) => change !== 0)
    .map((change) => Math.ceil(-Math.log10(Math.abs(change))) + 2);
  return Math.min(8, Math.max(4, ...needed));
}
