import { known } from "../../core/base/known.js";
import type { Graph } from "../../core/graph/definition.js";
import { decimalsForChanges, type Precision, roundingOf } from "../../core/graph/precision.js";
import { displayLine, isNearlyExact, printedValues } from "../../core/graph/printed.js";
import { names } from "../../core/graph/quantity.js";
import { trainedOf } from "../../core/graph/update.js";
import { type Network, topologyOf } from "../../core/network/network.js";

/** Figures that a solution may be printed with, fewest first: values in decimals, gradients in significant figures. */
const FIGURES = [4, 5, 6, 7, 8, 10] as const;

/** A solution as it is printed. */
export interface PrintedSolution {
  /** Every number as its line prints it. */
  readonly displays: ReadonlyMap<string, string>;
  /** Lines whose printed numbers do not lead to their value: they print what all digits come to. */
  readonly unrounded: ReadonlySet<string>;
}

/**
 * The lines of a solution, each worked out from the numbers printed before it: with 4 decimals, gradients with 4
 * significant figures, new weights so that each change shows; with more where that ends more than five units of the last
 * figure from the exact values. Where no number of figures is enough, lines that are off print their exact value.
 */
export function printedSolution(
  network: Network,
  graph: Graph,
  givens: ReadonlyMap<string, number>,
  values: ReadonlyMap<string, number>,
): PrintedSolution {
  const weights = decimalsForChanges(changesOf(network, values));
  let best: { readonly precision: Precision; readonly off: ReadonlySet<string> } | undefined;
  for (const figures of FIGURES) {
    const precision: Precision = {
      values: { decimals: figures },
      gradients: { significant: figures },
      weights: { decimals: Math.max(weights, figures) },
    };
    const printed = printedValues(graph, givens, precision);
    const off = new Set(
      graph.definitions.flatMap(({ id }) =>
        isOff(printed.get(id), values.get(id), roundingOf(graph, id, precision)) ? [id] : [],
      ),
    );
    if (off.size === 0) return { displays: displaysOf(printed, graph, precision), unrounded: off };
    if (best === undefined || off.size < best.off.size) best = { precision, off };
  }
  if (best === undefined) throw new RangeError("no figures to print with");
  const { precision } = best;
  const unrounded = new Set<string>();
  const printed = printedValues(graph, givens, precision, {}, (id, value) => {
    const exact = known(values, id);
    if (!isOff(value, exact, roundingOf(graph, id, precision))) return value;
    unrounded.add(id);
    return exact;
  });
  return { displays: displaysOf(printed, graph, precision), unrounded };
}

const displaysOf = (
  printed: ReadonlyMap<string, number>,
  graph: Graph,
  precision: Precision,
): Map<string, string> =>
  new Map([...printed].map(([id, value]) => [id, displayLine(value, graph, id, precision)]));

function isOff(printed = Number.NaN, exact = Number.NaN, rounding: ReturnType<typeof roundingOf>): boolean {
  if (!Number.isFinite(exact)) return false;
  return !(Number.isFinite(printed) && isNearlyExact(printed, exact, rounding));
}

/** How far each trained parameter moves. */
const changesOf = (network: Network, values: ReadonlyMap<string, number>): number[] =>
  trainedOf(topologyOf(network))
    .map((id) => known(values, names.renewed(id)) - known(values, id))
    .filter(Number.isFinite);
