import type { SitterName } from "./sitters.js";

/** One question of a quiz, of which the program marks something, as simulated students met it; shares are of the points that the program marks, 0 to 1. */
export interface RehearsedQuestion {
  readonly id: string;
  readonly topic: string;
  /** Points on the copies: the fewest and the most. */
  readonly points: readonly [number, number];
  readonly minutes: readonly [number, number];
  /** The share that each kind of student earns, and how far papers lie from it (standard deviation). */
  readonly earned: Readonly<Record<SitterName, { readonly mean: number; readonly spread: number }>>;
  /** How well it parts those who are good at the rest from those who are not: a correlation; null where there is no rest. */
  readonly discrimination: number | null;
  /** The share that whoever reads nothing earns by the best of their ways, and what is left of it less 1.5 standard errors. */
  readonly guessed: number;
  readonly guessedSurely: number;
  /** The share that one slip costs, carried rightly: the worse of an early and a late one; null where no line is worked out. */
  readonly slipCosts: number | null;
  /** By how much of its points copies differ for the same students: the standard deviation of a copy's mean. */
  readonly betweenCopies: number;
}
