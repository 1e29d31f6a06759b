import { lastPlace, type Rounding } from "../graph/rounding.js";
import { hull, type Interval, point } from "../network/interval.js";
import type { Scheme } from "./scheme.js";
import type { Ways } from "./ways.js";

/** A student's own numbers of one question: whatever is readable, in whatever order it was asked. */
export interface Own {
  readonly values: ReadonlyMap<string, number>;
  /** The ways to the answers from these numbers. */
  readonly wayTo: Ways;
  /** What a number on a way may be: the student's own, or what it was rounded or cut from; the right ones where there is none. */
  readonly carried: (id: string) => Interval | undefined;
  /** The same, the student's own numbers just as they stand. */
  readonly written: (id: string) => Interval | undefined;
}

/** What a student has who wrote these numbers. */
export function ownNumbers(scheme: Scheme, values: ReadonlyMap<string, number>): Own {
  const intervals = new Map<string, Interval>();
  const carried = (id: string): Interval | undefined => {
    const value = values.get(id);
    if (value === undefined) return scheme.right(id);
    const seen = intervals.get(id) ?? carriedFrom(value, scheme.roundingFor(id));
    intervals.set(id, seen);
    return seen;
  };
  const written = (id: string): Interval | undefined => {
    const value = values.get(id);
    return value === undefined ? scheme.right(id) : point(value);
  };
  return { values, wayTo: scheme.waysFrom(values.keys()), carried, written };
}

/** What a student may have carried on with who wrote this number: it, or what it was rounded or cut from. */
function carriedFrom(value: number, rounding: Rounding): Interval {
  const place = lastPlace(value, rounding);
  const away = value < 0 ? -1 : 1;
  return hull(value - (away * place) / 2, value + away * place);
}
