import type { Random } from "../../../core/base/random.js";
import { boundCone } from "../../../core/graph/bounds.js";
import { coneOf, evaluateCone } from "../../../core/graph/cone.js";
import type { Expression } from "../../../core/graph/expression.js";
import { roundingOf, writingsOf } from "../../../core/graph/precision.js";
import { printedCone } from "../../../core/graph/printed.js";
import { displayNumber } from "../../../core/graph/rounding.js";
import { hull, type Interval, point } from "../../../core/network/interval.js";
import type { NumberAnswer } from "../../../core/sheet/sheet.js";
import type { WorkedOut } from "../numberAnswer.js";
import { type Slip, slipsBeside, slipsIn } from "./slips.js";

/** A number that may stand beside the right one. */
export interface WrongOption {
  /** The misconception that leads to it; of two made together, the one whose line comes last. */
  readonly id: string;
  readonly value: number;
  readonly display: string;
  /** What may come of it over all honest ways to go through with it. */
  readonly interval: Interval;
  /** 0: one misconception; 1: two together; 2: a slip in a line; 3: the value of another line. */
  readonly kind: 0 | 1 | 2 | 3;
}

type Replacement = Readonly<Record<string, Expression>>;
type Rated = Pick<NumberAnswer, "quantity" | "value" | "misconceptions">;

/** Pairs of misconceptions that are tried. */
const PAIRS = 40;
/** Slips that lead to a smaller number, and to a larger one. */
const SLIPS_EACH = 12;
/** Slips beside a misconception that are tried. */
const AGAIN = 60;
/** Slips that lead to numbers so many times as large or as small come last, and farther ones not at all: their look tells. */
const [FAR, FARTHEST] = [30, 1000];

/**
 * All that may stand beside a right number: what each misconception leads to from what is worked out `before`, what two
 * lead to that are made together in different lines, slips in one line, as many that lead to a smaller number as to a
 * larger one where there are as many, and the values of the question's other lines.
 */
export function wrongOptions(
  { quantity, value: right, misconceptions }: Rated,
  before: ReadonlySet<string>,
  worked: WorkedOut,
  random: Random,
): WrongOption[] {
  const { graph, values, printed, bounds, precision, mistakes } = worked;
  const cone = coneOf(graph, quantity, before);
  const roundingFor = (id: string) => roundingOf(graph, id, precision);
  const writings = (id: string) => writingsOf(graph, id, precision);
  const rounding = roundingFor(quantity);
  const outside = { get: (id: string) => bounds.get(id) ?? point(values.get(id) ?? Number.NaN) };
  const option = (id: string, replace: Replacement, kind: 0 | 1 | 2): WrongOption[] => {
    const value = evaluateCone(cone, values, replace) + 0;
    const shown = printedCone(cone, printed, roundingFor, replace) + 0;
    if (!Number.isFinite(value) || !Number.isFinite(shown)) return [];
    const interval = hull(...boundCone(cone, outside, writings, replace), value, shown);
    return [{ id, value, display: displayNumber(shown, rounding), interval, kind }];
  };
  const told = misconceptions.filter((one) => one.told);
  const made = told.map((one) => ({ id: one.id, replace: mistakes.all[one.mistake]?.replace ?? {} }));
  const pairs = made.flatMap((one, k) =>
    made
      .slice(k + 1)
      .flatMap((other) => (areApart(one.replace, other.replace) ? [[one, other] as const] : [])),
  );
  const sizeOf = (replace: Replacement): number => Math.abs(evaluateCone(cone, values, replace) / right);
  const twice = (): Slip[] =>
    random.shuffle(made.flatMap(({ replace }) => slipsBeside(replace, cone, graph))).slice(0, AGAIN);
  const slips = bothSides(random.shuffle(slipsIn(cone, graph)), twice, ({ replace }) => sizeOf(replace));
  const others = graph.definitions.flatMap(({ id }): WrongOption[] => {
    const value = values.get(id);
    if (id === quantity || value === undefined || !Number.isFinite(value) || value === 0) return [];
    const display = displayNumber(printed.get(id) ?? value, rounding);
    const interval = hull(...(bounds.get(id) ?? point(value)), Number(display));
    return [{ id: "other-quantity", value, display, interval, kind: 3 }];
  });
  const all = [
    ...made.flatMap(({ id, replace }) => option(id, replace, 0)),
    ...random
      .shuffle(pairs)
      .slice(0, PAIRS)
      .flatMap(([one, other]) => option(other.id, { ...one.replace, ...other.replace }, 1)),
    ...slips.flatMap(({ id, replace }) => option(id, replace, 2)),
    ...others,
  ];
  // What prints as 0 and is none would be told by its look, and so would a fraction beside counts.
  const isCount = rounding === "exact" && Number.isInteger(right);
  return all.filter(
    ({ value, display }) =>
      value !== right &&
      (Number(display) !== 0 || value === 0) &&
      (!isCount || Number.isInteger(Number(display))),
  );
}

/** Whether two wrong methods change different lines, so that both can be made. */
const areApart = (one: Replacement, other: Replacement): boolean =>
  Object.keys(one).every((id) => !(id in other));

/** Slips that lead to smaller numbers and such as lead to larger ones, the nearer ones first; where one side lacks some, of `more`. */
function bothSides(
  slips: readonly Slip[],
  more: () => readonly Slip[],
  sizeOf: (slip: Slip) => number,
): Slip[] {
  const sided = (all: readonly Slip[]) => {
    const sized = all.map((slip) => ({ slip, away: Math.log(sizeOf(slip)) }));
    const within = (far: number) => sized.filter(({ away }) => Math.abs(away) < Math.log(far));
    const ordered = [...new Set([...within(FAR), ...within(FARTHEST)])];
    return [ordered.filter(({ away }) => away < 0), ordered.filter(({ away }) => away > 0)];
  };
  const first = sided(slips);
  const isShort = first.some((side) => side.length < SLIPS_EACH);
  const second = isShort ? sided(more()) : [];
  return first.flatMap((side, k) =>
    [...side, ...(second[k] ?? [])].slice(0, SLIPS_EACH).map(({ slip }) => slip),
  );
}
