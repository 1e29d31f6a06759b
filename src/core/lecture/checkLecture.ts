import { known } from "../base/known.js";
import { boundsOf } from "../graph/bounds.js";
import { solveNumbers } from "../graph/compile.js";
import { displayNumber, type Rounding } from "../graph/rounding.js";
import { problemOf } from "../graph/solutionGraph.js";
import { contains } from "../network/interval.js";
import { parseNetwork } from "../network/networkFile.js";
import { LECTURE_FAULTS, LECTURE_FIGURES, LECTURE_NETWORK } from "./lectureFigures.js";

/**
 * What a printed figure is to the exact value, the first that holds: `rounded` or `cut` at its own number of decimals;
 * `carried`: neither, but honest work leads there when each line before it was kept, rounded or cut as printed;
 * `wrong`: no honest work leads there.
 */
export type FigureVerdict = "rounded" | "cut" | "carried" | "wrong";

export interface CheckedFigure {
  readonly quantity: string;
  readonly printed: string;
  readonly exact: number;
  readonly verdict: FigureVerdict;
  /** Where honest work at the lecture's precision may end. */
  readonly lower: number;
  readonly upper: number;
  /** Why it is wrong, where that is known. */
  readonly why?: string;
}

/** Every figure of the lecture's worked example, checked. The verdicts are found by recomputing alone. */
export function checkFigures(): CheckedFigure[] {
  const { graph, givens } = problemOf(parseNetwork(LECTURE_NETWORK, "the lecture's network"));
  const values = solveNumbers(graph, givens);
  const roundings = new Map(LECTURE_FIGURES.map(([id, printed]) => [id, decimalsOf(printed)]));
  const bounds = boundsOf(graph, givens, (id) => [roundings.get(id) ?? "exact"]);
  return LECTURE_FIGURES.map(([quantity, printed]) => {
    const exact = known(values, quantity);
    const [lower, upper] = known(bounds, quantity);
    const verdict = verdictOf(printed, exact, contains([lower, upper], Number(printed)));
    const why = verdict === "wrong" ? LECTURE_FAULTS[quantity] : undefined;
    return { quantity, printed, exact, verdict, lower, upper, ...(why === undefined ? {} : { why }) };
  });
}

/** The number of decimals that a figure is printed with, as a rounding. */
const decimalsOf = (printed: string): Rounding => ({ decimals: printed.split(".")[1]?.length ?? 0 });

function verdictOf(printed: string, exact: number, honest: boolean): FigureVerdict {
  const rounding = decimalsOf(printed);
  if (displayNumber(exact, rounding, "round") === printed) return "rounded";
  if (displayNumber(exact, rounding, "cut") === printed) return "cut";
  return honest ? "carried" : "wrong";
}
