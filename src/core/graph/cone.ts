import type { Definition, Graph } from "./definition.js";
import { evaluateNumber, type Valuation } from "./evaluate.js";
import { type Expression, symbolsOf } from "./expressionTree.js";

/** Cones hold no numbers: every draw of a topology shares them. */
const cones = new WeakMap<Graph, Map<string, readonly Definition[]>>();
const KEPT = 2000;

function keptOf(graph: Graph): Map<string, readonly Definition[]> {
  const known = cones.get(graph);
  if (known !== undefined) return known;
  const kept = new Map<string, readonly Definition[]>();
  cones.set(graph, kept);
  return kept;
}

/**
 * The definitions that a quantity rests on, itself last, in order: back to the givens, or to quantities that are
 * already `known` (asked before, or printed in the question).
 */
export function coneOf(graph: Graph, id: string, known: ReadonlySet<string>): readonly Definition[] {
  const kept = keptOf(graph);
  const key = `${id} ${[...known].join(" ")}`;
  const seen = kept.get(key);
  if (seen !== undefined) return seen;
  const needed = new Set<string>();
  const visit = (quantity: string) => {
    const definition = graph.byId.get(quantity);
    if (definition === undefined || needed.has(quantity)) return;
    needed.add(quantity);
    for (const used of symbolsOf(definition.expression)) if (!known.has(used)) visit(used);
  };
  visit(id);
  const cone = graph.definitions.filter((definition) => needed.has(definition.id));
  if (kept.size >= KEPT) kept.clear();
  kept.set(key, cone);
  return cone;
}

/**
 * The value of a cone's last quantity, some of its lines taking other expressions, from the values of all that lies
 * outside. Lines are worked out as they are taught, since a changed line must reach the ones after it.
 */
export function evaluateCone(
  cone: readonly Definition[],
  outside: Valuation<number>,
  replace: Readonly<Record<string, Expression>> = {},
): number {
  const inside = new Map<string, number>();
  const values = { get: (id: string) => inside.get(id) ?? outside.get(id) };
  let value = Number.NaN;
  for (const { id, expression } of cone) {
    value = evaluateNumber(replace[id] ?? expression, values);
    inside.set(id, value);
  }
  return value;
}
