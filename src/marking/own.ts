import { tenTo } from "../base/power.js";
import { lastPlace } from "../graph/rounding.js";
import type { WrittenNumber } from "../graph/written.js";
import { hull, type Interval, point } from "../network/interval.js";
import type { Scheme } from "./scheme.js";
import type { Ways } from "./ways.js";

/** A student's own numbers of one question: whatever is readable, in whatever order it was asked. */
export interface Own {
  readonly numbers: ReadonlyMap<string, WrittenNumber>;
  readonly values: ReadonlyMap<string, number>;
  /** The ways to the answers from these numbers. */
  readonly wayTo: Ways;
  /** What a number on a way may be: the student's own, or what it was rounded or cut from; the right ones where there is none. */
  readonly carried: (id: string) => Interval | undefined;
  /** The same, a number with fewer digits than asked taken for what it may have been shortened from. */
  readonly coarse: (id: string) => Interval | undefined;
  /** The same, the student's own numbers just as they stand. */
  readonly written: (id: string) => Interval | undefined;
}

/** What a student has who wrote these numbers. */
export function ownNumbers(scheme: Scheme, numbers: ReadonlyMap<string, WrittenNumber>): Own {
  const values = new Map([...numbers].map(([id, { value }]) => [id, value]));
  const intervals = new Map<string, Interval>();
  const carried = (id: string): Interval | undefined => {
    const value = values.get(id);
    if (value === undefined) return scheme.right(id);
    const seen = intervals.get(id) ?? carriedFrom(value, lastPlace(value, scheme.roundingFor(id)));
    intervals.set(id, seen);
    return seen;
  };
  const coarse = (id: string): Interval | undefined => {
    const { value = 0, decimals = null } = numbers.get(id) ?? {};
    const own = decimals === null ? 0 : tenTo(-decimals);
    return own > lastPlace(value, scheme.roundingFor(id)) ? carriedFrom(value, own) : carried(id);
  };
  const written = (id: string): Interval | undefined => {
    const value = values.get(id);
    return value === undefined ? scheme.right(id) : point(value);
  };
  return { numbers, values, wayTo: scheme.waysFrom(values.keys()), carried, coarse, written };
}

/** What a student may have carried on with who wrote this number: it, or what it was rounded or cut from at this place. */
function carriedFrom(value: number, place: number): Interval {
  const away = value < 0 ? -1 : 1;
  return hull(value - (away * place) / 2, value + away * place);
}
