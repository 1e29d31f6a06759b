import { fail } from "../../core/base/errors.js";
import type { Network } from "../../core/network/network.js";

/** What is solved at most: more would take a minute or a gigabyte. */
export const MOST_SOLVED = {
  /** Lines of a solution as text, one a quantity. */
  textLines: 100_000,
  /** Lines of a solution as a page or as PDF, each with its formula set. */
  pageLines: 12_000,
  /** Weights on the drawing of a page. */
  drawnWeights: 400,
  steps: 1_000_000,
  /** Updates of weights, one for each example, in all steps of a training. */
  updates: 30_000_000,
} as const;

/** How many lines the solution of a network has, no fewer: those of each example, of the update and of the pass after it. */
export function linesOf(network: Network): number {
  const { weights, neurons } = sizeOf(network);
  return network.examples.length * (3 * weights + 8 * neurons) + weights + neurons + 2;
}

function sizeOf({ layers }: Network): { readonly weights: number; readonly neurons: number } {
  const rows = layers.flatMap((layer) => layer.weights);
  return { neurons: rows.length, weights: rows.reduce((sum, row) => sum + row.length, 0) };
}

/** Throws TOO_LARGE for a network whose solution is not written out in this form, before anything is worked out. */
export function checkSize(network: Network, form: "text" | "page"): void {
  const lines = linesOf(network);
  const most = form === "text" ? MOST_SOLVED.textLines : MOST_SOLVED.pageLines;
  if (lines > most) {
    const right =
      form === "text" ? "a smaller network or fewer examples" : "the solution as text, or a smaller network,";
    throw fail(
      "TOO_LARGE",
      `the solution has about ${lines} lines; at most ${most} are written: ${right} would be right`,
    );
  }
  const { weights } = sizeOf(network);
  if (form === "page" && weights > MOST_SOLVED.drawnWeights)
    throw fail(
      "TOO_LARGE",
      `${weights} weights; at most ${MOST_SOLVED.drawnWeights} have room on a drawing: the solution as text would be right`,
    );
}

/** Throws TOO_LARGE for a training that would take more than a minute or so. */
export function checkSteps(network: Network, steps: number): void {
  const updates = steps * sizeOf(network).weights * network.examples.length;
  if (steps <= MOST_SOLVED.steps && updates <= MOST_SOLVED.updates) return;
  throw fail(
    "TOO_LARGE",
    `${steps} steps are ${updates} updates of a weight by an example; at most ${MOST_SOLVED.steps} steps and ${MOST_SOLVED.updates} updates are trained: fewer steps would be right`,
  );
}
