import type { NumberAnswer } from "../core/sheet/sheet.js";
import type { Field } from "./item.js";
import { takenRange } from "./takenRange.js";

/** A number and how far on both sides of it an answer is taken. */
export interface Around {
  readonly middle: string;
  readonly margin: string;
}

/** A number as importers read it: `1e-7`, never `1e+21`. */
export const plainNumber = (value: number): string => String(value).replace("e+", "e");

/** Bounds for a player that knows but one number and a margin; the margin grows by the last digits that doubles lose. */
export function around(lower: number, upper: number): Around {
  const middle = (lower + upper) / 2;
  const margin =
    Math.max(upper - middle, middle - lower) +
    4 * Number.EPSILON * Math.max(Math.abs(lower), Math.abs(upper));
  return { middle: plainNumber(middle), margin: plainNumber(margin) };
}

/**
 * A right number twice, where a player shows the first as the right answer: what the key prints, as far as the nearer
 * bound; then the whole interval, whose middle prints otherwise than the key in half of all answers.
 */
export function rightTwice(answer: NumberAnswer, field: Pick<Field, "asked">): readonly [Around, Around] {
  const { display } = answer;
  const [lower, upper] = takenRange(answer, field);
  const near = Math.max(0, Math.min(Number(display) - lower, upper - Number(display)));
  return [{ middle: display, margin: plainNumber(near) }, around(lower, upper)];
}
