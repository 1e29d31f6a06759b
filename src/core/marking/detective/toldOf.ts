import type { Edit, Ranked } from "./edit.js";
import { DETECTIVE_LIMITS } from "./limits.js";

/** An edit with what it comes to, of a line and of the answer that it leads to. */
export interface Candidate extends Ranked {
  readonly value: number;
}

/** A number that is not right, or the middle of what it may be; `unit`: how much of it is open. */
export interface Target {
  readonly value: number;
  readonly unit: number;
}

/** How much less likely the next has to be where several fit and the first is told. */
const APART = 1;

/** One edit where one alone fits, or fits to the last digit, or is by far the likeliest; two where either may be. */
export function toldOf<One extends Candidate>(fits: readonly One[], target: Target): readonly One[] {
  const exact = fits.filter((one) => isExact(one, target));
  const left = exact.length === 0 ? fits : exact;
  const [first, second] = left;
  if (first === undefined || second === undefined) return left;
  if (second.rank - first.rank >= APART) return [first];
  return left.length === 2 ? left : [];
}

/** An edit alone, without what it comes to. */
export const asEdit = ({ kind, line, expression, taken, instead }: Candidate): Edit => ({
  kind,
  line,
  expression,
  ...(taken === undefined ? {} : { taken }),
  ...(instead === undefined ? {} : { instead }),
});

/** Whether a number is what a candidate rounds to, with the student's numbers as they stand. */
export const isExact = (one: Candidate, { value, unit }: Target): boolean =>
  Math.abs(one.value - value) <= DETECTIVE_LIMITS.halfUnit * unit;
