import { known } from "../../base/known.js";
import { coneOf, evaluateCone } from "../cone.js";
import type { Definition, Graph } from "../definition.js";
import { symbolsOf } from "../expressionTree.js";
import { apart } from "./judge.js";

/** How near a derivative has to be to a central difference. */
const NEAR = 1e-6;

/** How far the slopes on either side of a kink lie apart, at least. */
const KINK = 1e-3;

/** A small step looks closer than a kink; a large one has less noise. A wrong derivative fits none. */
const STEPS = [1e-3, 1e-4, 1e-5] as const;
const MIDDLE = STEPS[1];

/**
 * The first line of any graph that is not the derivative it says it is, or null. The line of `by` is cut and its number
 * moved; `of` is worked out again by its other lines as they are taught. No backward line is read, and no network.
 */
export function wrongDerivative(graph: Graph, values: ReadonlyMap<string, number>): string | null {
  return graph.definitions.find((line) => !agrees(line, graph, values))?.id ?? null;
}

/** What a central difference gives for a line that says it is a derivative; NaN where it says so of nothing. */
export function differenceFor(
  { derivative }: Definition,
  graph: Graph,
  values: ReadonlyMap<string, number>,
): number {
  if (derivative === undefined) return Number.NaN;
  const { of, by } = derivative;
  if (of === by) return 1;
  const start = known(values, by);
  const way = linesBetween(graph, of, by, derivative.ofLine === true);
  const at = (moved: number) => evaluateCone(way, { get: (one) => (one === by ? moved : values.get(one)) });
  return (at(start + MIDDLE) - at(start - MIDDLE)) / (2 * MIDDLE);
}

function agrees({ id, derivative }: Definition, graph: Graph, values: ReadonlyMap<string, number>): boolean {
  if (derivative === undefined) return true;
  const { of, by } = derivative;
  const [printed, start] = [values.get(id), values.get(by)];
  if (printed === undefined || start === undefined) throw new RangeError(`${id} or ${by} has no value`);
  if (of === by) return printed === 1;
  const way = linesBetween(graph, of, by, derivative.ofLine === true);
  const at = (moved: number) => evaluateCone(way, { get: (one) => (one === by ? moved : values.get(one)) });
  const isCentral = (h: number): boolean => {
    const far = at(start + 2 * h) - at(start - 2 * h);
    return apart(printed, (8 * (at(start + h) - at(start - h)) - far) / (12 * h)) < NEAR;
  };
  return STEPS.some(isCentral) || isKink(start, at);
}

/** Where the slopes on either side differ there is no derivative to judge by. */
function isKink(start: number, at: (moved: number) => number): boolean {
  const h = 1e-6;
  const [left, right] = [(at(start) - at(start - h)) / h, (at(start + h) - at(start)) / h];
  return apart(left, right) > KINK;
}

const ways = new WeakMap<Graph, Map<string, readonly Definition[]>>();

/** The lines on the way to `of` that `by` moves; they hold no numbers, so every draw of a topology shares them. */
function linesBetween(graph: Graph, of: string, by: string, alone: boolean): readonly Definition[] {
  const kept = ways.get(graph) ?? new Map<string, readonly Definition[]>();
  ways.set(graph, kept);
  const key = `${of} ${by} ${alone}`;
  const seen = kept.get(key);
  if (seen !== undefined) return seen;
  const moved = new Set([by]);
  const cone = coneOf(graph, of, new Set([by]));
  const way = (alone ? cone.slice(-1) : cone).filter(({ id, expression }) => {
    const moves = id === of || symbolsOf(expression).some((used) => moved.has(used));
    if (moves) moved.add(id);
    return moves;
  });
  kept.set(key, way);
  return way;
}
