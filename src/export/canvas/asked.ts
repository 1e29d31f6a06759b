import { oldName } from "../../core/graph/quantity.js";
import { lastPlace } from "../../core/graph/rounding.js";
import type { Question } from "../../core/sheet/sheet.js";
import type { Field } from "../item.js";
import { takenRange } from "../takenRange.js";

/** How a number is asked where what is typed is rounded to four decimals. */
export interface Asked {
  /** The power of ten that the answer is a multiple of: -3 for thousandths, 0 for the number itself. */
  readonly power: number;
  /** The weight before the update, where the change alone is asked. */
  readonly minus: number | null;
  readonly lower: number;
  readonly upper: number;
  /** The key's number, as asked. */
  readonly shown: number;
}

/** What the player makes of a number that is typed. */
const asTyped = (value: number): number => Number(value.toFixed(4));

/** A number without what the arithmetic left in its last digits, and with every digit before: an end that is itself wrong stays outside. */
function tidied(value: number, noise: number): number {
  const short = [13, 14].map((digits) => Number(value.toPrecision(digits)));
  return short.find((one) => Math.abs(one - value) <= noise) ?? Number(value.toPrecision(15));
}

const POWERS = [0, -3, -6, -9, -12] as const;

/**
 * How Canvas is to ask for a number so that none which is right leaves its bounds by being rounded to four decimals: as it is,
 * a new weight as its change, in thousandths, millionths, …; null where no way is found.
 */
export function askedOf(field: Field, question: Question): Asked | null {
  const { answer } = field;
  if (answer.kind !== "number") return null;
  const [lower, upper] = takenRange(answer, field);
  const ends = [Number(answer.display), answer.value, answer.lower, answer.upper];
  const asked = (power: number, minus: number): Asked => {
    const turned = (value: number) =>
      tidied(
        (value - minus) / 10 ** power,
        (4e-15 * Math.max(Math.abs(value), Math.abs(minus))) / 10 ** power,
      );
    return {
      ...{ power, minus: minus === 0 ? null : minus },
      ...{ lower: turned(lower), upper: turned(upper), shown: turned(Number(answer.display)) },
    };
  };
  const unit = lastPlace(answer.value, field.asked);
  const holds = (way: Asked): boolean =>
    ends.every((end) => {
      const typed = asTyped((end - (way.minus ?? 0)) / 10 ** way.power);
      const noise = 1e-12 * Math.abs(typed);
      return way.lower - noise <= typed && typed <= way.upper + noise;
    });
  const fitting = (power: number, minus: number): Asked | null => {
    // A last digit that is rounded away would let the number beside a right one in.
    if (unit > 0 && unit / 10 ** power < 0.99e-4) return null;
    const way = asked(power, minus);
    return holds(way) ? way : null;
  };
  const plain = fitting(0, 0);
  if (plain !== null) return plain;
  const old = question.givens[oldName(answer.quantity) ?? ""] ?? 0;
  for (const power of POWERS) {
    const way = fitting(power, old);
    if (way !== null) return way;
  }
  return null;
}
