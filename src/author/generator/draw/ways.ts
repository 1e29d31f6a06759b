import { WIDEST_BOUNDS } from "../../../core/graph/bounds.js";
import type { DrawnNetwork, QuizQuestion, Range } from "../../quiz/quiz.js";

/** How a question's numbers are drawn, so that they suit its precision. */
export interface Way {
  /** How wide the bounds of an answer may be, relative to its value. */
  readonly widest: number;
  /** Whether a draw that is refused is changed, number by number, until every check holds. */
  readonly searches: boolean;
  /** Ranges in place of those that the quiz leaves to gradsheet. */
  readonly ranges?: Partial<DrawnNetwork["ranges"]>;
  /** A learning rate in its place. */
  readonly learningRate?: number;
}

const range = (from: number, to: number, decimals: number): Range => ({ from, to, decimals });

/** Inputs beyond 1. */
const LARGER = { inputs: range(0.5, 3, 1) };
/** Whole inputs, small weights behind them and large ones after: sums stay where slopes are steep, and gradients grow. */
const WHOLE = { inputs: range(1, 6, 0), weights: range(-0.5, 0.5, 1), later: range(-3, 3, 1) };
const LARGEST = { inputs: range(2, 9, 0), weights: range(-0.3, 0.3, 1), later: range(-4, 4, 1) };

const search = (widest: number, rest: Pick<Way, "ranges" | "learningRate"> = {}): Way => ({
  widest,
  searches: true,
  ...rest,
});

/** Numbers as they come, from the quiz's ranges. */
export const PLAIN: Way = { widest: WIDEST_BOUNDS, searches: false };

/** All ways, the plainest first: bounds are no wider, and numbers no larger, than the precision makes needful. */
const WAYS: readonly Way[] = [
  PLAIN,
  search(WIDEST_BOUNDS),
  search(0.1),
  search(0.1, { ranges: LARGER }),
  search(0.1, { ranges: WHOLE }),
  search(0.2),
  search(0.2, { ranges: LARGER }),
  search(0.2, { ranges: WHOLE }),
  search(0.2, { ranges: LARGEST }),
  search(0.2, { ranges: WHOLE, learningRate: 2 }),
  search(0.2, { ranges: LARGEST, learningRate: 5 }),
  search(0.3, { ranges: LARGEST }),
  search(0.3, { ranges: LARGEST, learningRate: 5 }),
];

/** The ways that a question may be drawn in: what a quiz says itself stands, and fixed numbers are as they are. */
export function waysFor({ network, own }: QuizQuestion): readonly Way[] {
  if (own !== undefined || network?.kind === "fixed") return [PLAIN];
  return WAYS.filter(
    (way) =>
      (way.ranges === undefined && way.learningRate === undefined) ||
      (network !== null && JSON.stringify(suited(network, way)) !== JSON.stringify(network)),
  );
}

/** A network's settings with what a way puts in the place of those that the quiz does not say. */
export function suited(network: DrawnNetwork, { ranges = {}, learningRate }: Way): DrawnNetwork {
  const said = network.said ?? [];
  const { later, ...first } = ranges;
  const free = Object.fromEntries(Object.entries(first).filter(([key]) => !said.some((one) => one === key)));
  return {
    ...network,
    ...(learningRate === undefined || said.includes("learningRate") ? {} : { learningRate }),
    ranges: {
      ...network.ranges,
      ...free,
      ...(later === undefined || said.includes("weights") ? {} : { later }),
    },
  };
}
