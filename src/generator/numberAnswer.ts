import { known } from "../base/known.js";
import type { Graph } from "../graph/definition.js";
import { type Precision, roundingOf } from "../graph/precision.js";
import { displayNumber, type Rounding } from "../graph/rounding.js";
import { hull, type Interval } from "../network/interval.js";
import type { NumberAnswer, WrongAnswer } from "../sheet/sheet.js";
import type { MistakeList } from "./mistakeList.js";
import { mistakesOf } from "./mistakes.js";

/** A question worked out, from which its answers are made. */
export interface WorkedOut {
  readonly graph: Graph;
  readonly values: ReadonlyMap<string, number>;
  readonly bounds: ReadonlyMap<string, Interval>;
  readonly precision: Precision;
  readonly mistakes: MistakeList;
}

/** A quantity as an answer without marks: its value, its bounds, and the wrong values from what is worked out `before` it. */
export function numberAnswer(
  quantity: string,
  before: ReadonlySet<string>,
  { graph, values, bounds, precision, mistakes }: WorkedOut,
): Omit<NumberAnswer, "id" | "points"> {
  const rounding = roundingOf(graph, quantity, precision);
  const value = plain(known(values, quantity));
  // Intervals and numbers take different ways through floating point: the exact value is inside by right.
  const [lowest, highest] = hull(...known(bounds, quantity), value);
  const [lower, upper] = [plain(lowest), plain(highest)];
  const misconceptions = mistakesOf(graph, quantity, before, values).map(
    ({ mistake, value }): WrongAnswer => ({
      id: mistake.id,
      value: plain(value),
      display: shownAs(value, rounding),
      mistake: mistakes.indexOf(mistake),
      told: !(value >= lower && value <= upper),
    }),
  );
  return { quantity, kind: "number", value, lower, upper, display: shownAs(value, rounding), misconceptions };
}

const shownAs = (value: number, rounding: Rounding): string =>
  Number.isFinite(value) ? displayNumber(value, rounding) : String(value);

/** 0 for −0, which no file of a sheet can hold. */
const plain = (value: number): number => value + 0;
