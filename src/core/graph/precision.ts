import { memoize } from "../base/memoize.js";
import type { Definition, Graph, Role } from "./definition.js";
import type { Rounding } from "./rounding.js";

/** How the lines of a sheet are rounded: sums, activations and losses; gradients and their factors; new weights. */
export interface Precision {
  readonly values: Rounding;
  readonly gradients: Rounding;
  readonly weights: Rounding;
  /** How far two numbers lie apart, of which their difference has lost the first figures; as gradients where it is left out. */
  readonly errors?: Rounding;
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
  "relative-error": "errors",
  product: "gradients",
  class: "exact",
  own: "values",
  "own-derivative": "gradients",
};

/** Every role that a line may have. */
export const ROLES = Object.keys(KIND) as readonly Role[];

/** The rounding of one quantity: givens are exact, counts too; a line that only copies another is rounded like that one. */
export function roundingOf(graph: Graph, id: string, precision: Precision): Rounding {
  const definition = graph.byId.get(id);
  if (definition === undefined) return "exact";
  const kind = KIND[definition.role];
  if (kind === "exact") return "exact";
  if (kind !== "copy") return precision[kind] ?? precision.gradients;
  const { expression } = definition;
  if (typeof expression === "string") return roundingOf(graph, expression, precision);
  return typeof expression === "number" ? "exact" : precision.gradients;
}

/**
 * The roundings that a quantity may honestly be written with, the asked one first. A slope that only copies another line
 * (of e^u by u, which is e^u; of a product by one factor, which is the other) may stay as that line was written, or be
 * rounded again as the slope that it is: the sheet asks for both. What copies a given stays as it is printed.
 */
export function writingsOf(graph: Graph, id: string, precision: Precision): readonly Rounding[] {
  const asked = roundingOf(graph, id, precision);
  const { role, expression } = graph.byId.get(id) ?? {};
  const again = precision.gradients;
  if (asked === "exact") return EXACT;
  if (role === undefined || KIND[role] !== "copy" || typeof expression !== "string" || again === "exact")
    return alone(asked);
  return isSame(asked, again) ? alone(asked) : [asked, again];
}

const EXACT: readonly Rounding[] = ["exact"];
const alone = memoize((rounding: Exclude<Rounding, "exact">): readonly Rounding[] => [rounding]);

const isSame = (one: Exclude<Rounding, "exact">, other: Exclude<Rounding, "exact">): boolean =>
  "decimals" in one
    ? "decimals" in other && one.decimals === other.decimals
    : "significant" in other && one.significant === other.significant;

/** The kind of rounding that a quantity is asked with; null for copies and counts. */
export function precisionKind(definition: Definition): keyof Precision | null {
  const kind = KIND[definition.role];
  if (kind === "exact") return null;
  return kind === "copy" ? (typeof definition.expression === "object" ? "gradients" : null) : kind;
}

/**
 * Decimals that show each change with two significant figures, between 4 and 8: gradients of four figures do not tell
 * more of a new weight where a small change stands beside a large one.
 */
export function decimalsForChanges(changes: readonly number[]): number {
  const needed = changes
    .filter((change) => change !== 0)
    .map((change) => Math.ceil(-Math.log10(Math.abs(change))) + 1);
  return Math.min(8, Math.max(4, ...needed));
}
