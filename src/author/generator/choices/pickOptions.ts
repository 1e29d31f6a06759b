import type { Random } from "../../../core/base/random.js";
import type { Interval } from "../../../core/network/interval.js";
import type { WrongOption } from "./wrongOptions.js";

/** A number among options, as somebody sees it who does not work it out. */
export interface Seen {
  readonly value: number;
  readonly display: string;
  readonly interval: Interval;
  /** Whether the number that is asked is 0 on some sheets: on the others it is never the smallest. */
  readonly mayBeZero?: boolean;
}

/** Selections that are looked at. */
const TRIES = 60;

/**
 * Wrong options that do not give the right one away by their looks. A test-wise guesser takes the number that most others
 * are ±, double or half of, or the place that the right one has by size on most sheets: so the place is drawn, of all that
 * the pool allows, and of selections at random that is taken where the guess is worth least; of those alike, the one with
 * plain misconceptions. No two options print alike or have bounds that meet. Fewer than `count` where there are too few.
 */
export function pickOptions(
  right: Seen,
  pool: readonly WrongOption[],
  count: number,
  random: Random,
): readonly WrongOption[] {
  const below = pool.filter((one) => isSmaller(one, right));
  const above = pool.filter((one) => !isSmaller(one, right));
  const least = right.mayBeZero === true && right.value !== 0 ? 1 : 0;
  const highest = Math.min(count, mostOf(below, right));
  const lowest = Math.min(highest, Math.max(least, count - mostOf(above, right)));
  const place = random.integer(lowest, highest);
  let best: { readonly picked: readonly WrongOption[]; readonly cost: number } = {
    picked: [],
    cost: Number.POSITIVE_INFINITY,
  };
  for (let k = 0; k < TRIES; k++) {
    const [smaller, larger] = [random.shuffle(below), random.shuffle(above)];
    const picked: WrongOption[] = [];
    addApart(picked, right, smaller, place);
    addApart(picked, right, [...larger, ...smaller], count);
    const cost = costOf(right, picked, place) + MISSING * (count - picked.length);
    if (cost < best.cost) best = { picked, cost };
  }
  return best.picked;
}

/** What each thing costs a selection. */
const MISSING = 100;
const PLACE = 2;
const GUESSED = 6;
const KIND = [0, 0.15, 0.4, 0.6] as const;
const OTHER_SIGN = 0.25;
const AGAIN = 0.3;

const isSmaller = (one: Seen, other: Seen): boolean => Math.abs(one.value) < Math.abs(other.value);

/** Adds the first of a list that stand apart from the right number and from each other, until there are `count`. */
function addApart(picked: WrongOption[], right: Seen, list: readonly WrongOption[], count: number): void {
  for (const one of list) {
    if (picked.length >= count) return;
    const clash = [right, ...picked].some(
      (other) => other.display === one.display || meet(other.interval, one.interval),
    );
    if (!clash) picked.push(one);
  }
}

/** How many of a list stand apart, at most. */
function mostOf(list: readonly WrongOption[], right: Seen): number {
  const apart: WrongOption[] = [];
  const byEnd = [...list].sort((a, b) => a.interval[1] - b.interval[1]);
  addApart(apart, right, byEnd, list.length);
  return apart.length;
}

function costOf(right: Seen, picked: readonly WrongOption[], place: number): number {
  const smaller = picked.filter((one) => isSmaller(one, right)).length;
  const kinds = picked.reduce((sum, { kind }) => sum + KIND[kind], 0);
  const again = picked.length - new Set(picked.map(({ id }) => id)).size;
  const guess = chanceOf(right, picked) - 1 / (picked.length + 1);
  const otherSign = picked.filter((one) => !isSmaller(one, right) && one.value * right.value < 0).length;
  return (
    PLACE * Math.abs(smaller - place) +
    GUESSED * Math.max(0, guess) +
    kinds +
    AGAIN * again +
    OTHER_SIGN * otherSign
  );
}

/** The chance of whoever guesses one of the numbers that most others are ±, double or half of. */
function chanceOf(right: Seen, picked: readonly WrongOption[]): number {
  const values = [right, ...picked].map(({ display }) => Number(display));
  const links = values.map((one) => values.filter((other) => other !== one && areLinked(one, other)).length);
  const most = Math.max(...links);
  return links[0] === most ? 1 / links.filter((one) => one === most).length : 0;
}

const FACTORS = [-1, 2, 1 / 2, -2, -1 / 2] as const;

const areLinked = (one: number, other: number): boolean =>
  FACTORS.some((factor) => Math.abs(other - factor * one) <= 0.005 * Math.abs(one));

const meet = (a: Interval, b: Interval): boolean => !(a[1] < b[0] || b[1] < a[0]);
