import type { Graph } from "../graph/definition.js";
import { ACTIVATIONS } from "../network/activations/index.js";

/** An end of what an activation gives, infinite where there is none, and whether a sum reaches it. */
export interface RangeEnd {
  readonly at: number;
  readonly reached: boolean;
}

/** The ends of what an activation's line can come to; null for a line that is none, and where the activation is the sum itself. */
export function rangeOf(graph: Graph, quantity: string): readonly [least: RangeEnd, most: RangeEnd] | null {
  const definition = graph.byId.get(quantity);
  if (definition?.role !== "activation" || typeof definition.expression !== "object") return null;
  const [operation] = definition.expression;
  const activation = Object.values(ACTIVATIONS).find(({ operations }) =>
    Object.hasOwn(operations, operation),
  );
  if (activation === undefined) return null;
  const { range, kinks = [], value = () => Number.NaN } = activation;
  // ReLU reaches its 0; the ends of the others are never reached.
  const endAt = (at: number): RangeEnd => ({ at, reached: kinks.some((kink) => value(kink) === at) });
  const [least, most] = range;
  return [endAt(least), endAt(most)];
}

/** Whether an activation's function cannot give a number. */
export function leavesRange(graph: Graph, quantity: string, value: number): boolean {
  const ends = rangeOf(graph, quantity);
  if (ends === null) return false;
  const [least, most] = ends;
  return value < least.at || value > most.at || ends.some(({ at, reached }) => value === at && !reached);
}
