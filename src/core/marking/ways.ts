import { coneOf } from "../graph/cone.js";
import type { Definition, Graph } from "../graph/definition.js";
import { symbolsOf } from "../graph/expressionTree.js";

/** The way to one answer from what a student has: the lines to work out, and the numbers that they start from. */
export interface Way {
  readonly cone: readonly Definition[];
  /** What the lines use that is not one of them. */
  readonly from: readonly string[];
}

/** The ways to the quantities of a graph, from what is known. */
export type Ways = (quantity: string) => Way;

/** Ways from sets of known quantities; those from one set are worked out once, and when they are needed. */
export function waysIn(graph: Graph, shown: readonly string[]): (known: Iterable<string>) => Ways {
  const sets = new Map<string, Ways>();
  return (known) => {
    const ids = [...known];
    const key = ids.join(" ");
    const seen = sets.get(key);
    if (seen !== undefined) return seen;
    const ways = waysFrom(graph, new Set([...shown, ...ids]));
    // Students leave blanks in so many patterns that keeping all would be to hold the class.
    if (sets.size >= KEPT) sets.clear();
    sets.set(key, ways);
    return ways;
  };
}

const KEPT = 100;

function waysFrom(graph: Graph, known: ReadonlySet<string>): Ways {
  const ways = new Map<string, Way>();
  return (quantity) => {
    const seen = ways.get(quantity);
    if (seen !== undefined) return seen;
    const cone = coneOf(graph, quantity, known);
    const inside = new Set(cone.map(({ id }) => id));
    const used = new Set(cone.flatMap(({ expression }) => symbolsOf(expression)));
    const way = { cone, from: [...used].filter((id) => !inside.has(id)) };
    ways.set(quantity, way);
    return way;
  };
}
