import { known } from "../../core/base/known.js";
import { acceptedOf } from "../../core/graph/bounds.js";
import { coneOf } from "../../core/graph/cone.js";
import type { Graph } from "../../core/graph/definition.js";
import { type Precision, roundingOf } from "../../core/graph/precision.js";
import { printedCone } from "../../core/graph/printed.js";
import { displayNumber, type Rounding, roundNumber } from "../../core/graph/rounding.js";
import { isImprecise, isWithin, type WrittenNumber } from "../../core/graph/written.js";
import type { Interval } from "../../core/network/interval.js";
import type { Mistake, NumberAnswer, WrongAnswer } from "../../core/sheet/sheet.js";
import type { MistakeList } from "./mistakeList.js";
import { mistakesOf } from "./mistakes.js";

/** A count that a mistake makes a fraction of is named with as many figures as a student writes. */
const FEW_FIGURES: Rounding = { significant: 4 };

/** So many times the right value, or 1, no wrong method leads that a student writes down. */
const FARTHEST = 1e9;

/** So small a part of the right value is 0 but for the last bits of doubles: a sum that cancels. */
const NOTHING = 1e-12;

/** A question worked out, from which its answers are made. */
export interface WorkedOut {
  readonly graph: Graph;
  readonly values: ReadonlyMap<string, number>;
  /** What each line prints, worked out from what is printed before it. */
  readonly printed: ReadonlyMap<string, number>;
  readonly bounds: ReadonlyMap<string, Interval>;
  readonly precision: Precision;
  readonly mistakes: MistakeList;
  /** A teacher's wrong methods, beside those that are modelled. */
  readonly own: readonly Mistake[];
}

/** A quantity as an answer without marks: its value, its bounds, and the wrong values from what is worked out `before` it. */
export function numberAnswer(
  quantity: string,
  before: ReadonlySet<string>,
  { graph, values, printed, bounds, precision, mistakes, own }: WorkedOut,
): Omit<NumberAnswer, "id" | "points"> {
  const rounding = roundingOf(graph, quantity, precision);
  const right = plain(known(values, quantity));
  const shown = plain(known(printed, quantity));
  const [lowest, highest] = acceptedOf(known(bounds, quantity), [right, shown], rounding);
  const [lower, upper] = [plain(lowest), plain(highest)];
  const cone = coneOf(graph, quantity, before);
  const roundingFor = (id: string) => roundingOf(graph, id, precision);
  const bound = [lower, upper] as const;
  // Whoever goes this way may write all its digits, or round it, or cut it, and leave zeros at its end out.
  const isTold = (wrong: number): boolean =>
    !isWithin(bound, { value: wrong, decimals: null }, rounding) &&
    !isImprecise(bound, withoutZeros(roundNumber(wrong, rounding)), rounding);
  const misconceptions = mistakesOf(graph, quantity, before, values, own).flatMap(
    ({ mistake, value: exact }): WrongAnswer[] => {
      const [value = 0, wrong = 0] = [exact, printedCone(cone, printed, roundingFor, mistake.replace)].map(
        (one) => (Math.abs(one) < NOTHING * Math.abs(right) ? 0 : plain(one)),
      );
      // A quotient by what is 0, as printed or but for the last bits of doubles: nobody writes that down.
      if ([value, wrong].some((one) => !(Math.abs(one) <= FARTHEST * Math.max(1, Math.abs(right)))))
        return [];
      const display = displayNumber(
        wrong,
        rounding === "exact" && !Number.isInteger(wrong) ? FEW_FIGURES : rounding,
      );
      const told = [value, wrong].every(isTold);
      return [{ id: mistake.id, value, display, mistake: mistakes.indexOf(mistake), told }];
    },
  );
  return {
    quantity,
    kind: "number",
    value: right,
    lower,
    upper,
    display: shownAs(shown, rounding),
    misconceptions,
  };
}

/** A number as it is written with no zeros at its end. */
const withoutZeros = (value: number): WrittenNumber => {
  const text = displayNumber(value, "exact");
  return { value, decimals: text.includes(".") ? text.length - text.indexOf(".") - 1 : 0 };
};

const shownAs = (value: number, rounding: Rounding): string =>
  Number.isFinite(value) ? displayNumber(value, rounding) : String(value);

/** 0 for −0, which no file of a sheet can hold. */
const plain = (value: number): number => value + 0;
