import { known } from "../../base/known.js";
import type { Network } from "../../network/network.js";
import { solveNumbers } from "../compile.js";
import { names } from "../quantity.js";
import { problemOf } from "../solutionGraph.js";
import { gradientsByDifferences } from "./differences.js";
import { gradientsByTape } from "./tape.js";

/** How far two numbers lie apart, relative to the larger, or absolute where both are below 1. */
export const apart = (a: number, b: number): number =>
  Math.abs(a - b) / Math.max(1, Math.abs(a), Math.abs(b));

/** One gradient as three judges see it. */
export interface Judgement {
  readonly id: string;
  readonly printed: number;
  readonly tape: number;
  readonly difference: number;
}

/** Every gradient of a network: the solution graph's, the tape's, and the central difference nearest to the graph's. */
export function judgeGradients(network: Network): Judgement[] {
  const { graph, givens } = problemOf(network, "backward");
  const values = solveNumbers(graph, givens);
  const tape = gradientsByTape(network);
  // A small step looks closer than a kink of ReLU; a large one has less noise. A wrong gradient fits neither.
  const differences = [1e-3, 1e-4, 1e-5].map((h) => gradientsByDifferences(network, h));
  return [...tape.keys()]
    .filter((id) => id !== names.loss())
    .map((id) => {
      const printed = known(values, id);
      const candidates = differences.map((one) => one.get(id) ?? Number.NaN);
      const difference = candidates.reduce((best, one) =>
        apart(one, printed) < apart(best, printed) ? one : best,
      );
      return { id, printed, tape: tape.get(id) ?? Number.NaN, difference };
    });
}
