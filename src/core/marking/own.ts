import { known } from "../base/known.js";
import { tenTo } from "../base/power.js";
import { copyOf } from "../graph/copies.js";
import { LIMITS } from "../graph/limits.js";
import { lastPlace } from "../graph/rounding.js";
import { isImprecise, isWithin, type WrittenNumber } from "../graph/written.js";
import { hull, type Interval, point } from "../network/interval.js";
import type { Verdict } from "./marked.js";
import type { PreparedQuestion } from "./preparedQuestion.js";
import type { Ways } from "./ways.js";

/** A student's own numbers of one question: whatever is readable, in whatever order it was asked. */
export interface Own {
  readonly numbers: ReadonlyMap<string, WrittenNumber>;
  readonly values: ReadonlyMap<string, number>;
  /** What they must have had for quantities that were not asked. */
  readonly inferred: ReadonlyMap<string, Interval>;
  /** The ways to the answers from these numbers. */
  readonly wayTo: Ways;
  /** What is said of the student's own number for a quantity; null where there is none. */
  readonly verdictOf: (id: string) => Verdict | null;
  /** Whether this number stands in most of the question's boxes that have one: then nothing is carried on with it. */
  readonly isEverywhere: (value: number) => boolean;
  /** What a number on a way may be: the student's own, or what it was rounded or cut from; the right ones where there is none. */
  readonly carried: (id: string) => Interval | undefined;
  /** The same, a number with fewer digits than asked taken for what it may have been shortened from. */
  readonly coarse: (id: string) => Interval | undefined;
  /** The same, the student's own numbers just as they stand. */
  readonly written: (id: string) => Interval | undefined;
}

/** What a student has who wrote these numbers. */
export function ownNumbers(
  scheme: PreparedQuestion,
  numbers: ReadonlyMap<string, WrittenNumber>,
  verdictOf: Own["verdictOf"],
  inferred: Own["inferred"] = new Map(),
): Own {
  const values = new Map([
    ...[...numbers].map(([id, { value }]) => [id, value] as const),
    ...[...inferred].map(([id, [low, high]]) => [id, (low + high) / 2] as const),
  ]);
  const intervals = new Map(inferred);
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
    return value === undefined ? scheme.right(id) : (inferred.get(id) ?? point(value));
  };
  let most: number | null | undefined;
  const isEverywhere = (value: number): boolean => {
    if (most === undefined) most = mostWritten(scheme, numbers);
    return value === most;
  };
  return {
    numbers,
    values,
    inferred,
    verdictOf,
    isEverywhere,
    wayTo: scheme.waysFrom(values.keys()),
    carried,
    coarse,
    written,
  };
}

/**
 * The number that stands in more than half of the boxes, three of them or more, or in both of two; null where none does.
 * Boxes that are copies of others, and numbers that are right as far as they go, are no sign of anything.
 */
function mostWritten(scheme: PreparedQuestion, numbers: ReadonlyMap<string, WrittenNumber>): number | null {
  const { graph, seen, question } = scheme;
  const worked = [...numbers].filter(([id]) => {
    const others = new Set([...question.shown, ...numbers.keys()].filter((one) => one !== id));
    const source = copyOf(graph, seen(), id, others);
    return source === null || !numbers.has(source);
  });
  const times = new Map<number, string[]>();
  for (const [id, { value }] of worked) times.set(value, [...(times.get(value) ?? []), id]);
  const fewest = worked.length === 2 ? LIMITS.boxesOfTwo : LIMITS.boxes;
  for (const [value, ids] of times) {
    if (ids.length < fewest || 2 * ids.length <= worked.length) continue;
    const right = ids.filter((id) => isRightSoFar(scheme, id, known(numbers, id)));
    if (2 * right.length < ids.length) return value;
  }
  return null;
}

/** Whether a number is right, or right as far as its digits go. */
function isRightSoFar({ asked, roundingFor }: PreparedQuestion, id: string, written: WrittenNumber): boolean {
  const { lower, upper } = known(asked, id);
  const bounds = [lower, upper] as const;
  return isWithin(bounds, written, roundingFor(id)) || isImprecise(bounds, written, roundingFor(id));
}

/** What a student may have carried on with who wrote this number: it, or what it was rounded or cut from at this place. */
function carriedFrom(value: number, place: number): Interval {
  const away = value < 0 ? -1 : 1;
  return hull(value - (away * place) / 2, value + away * place);
}
