import { tenTo } from "../../../core/base/power.js";
import { displayNumber } from "../../../core/graph/rounding.js";
import type { NumberAnswer } from "../../../core/sheet/sheet.js";
import type { Typesetter } from "../../../document/formula/typesetter.js";
import { type Line, printed } from "../../../document/tree/line.js";

/**
 * What a student who rounds as asked may have written: the least and the greatest such number within the bounds, as
 * text; the same twice where it is the key's alone.
 */
export function acceptedValues({
  lower,
  upper,
  display,
}: Pick<NumberAnswer, "lower" | "upper" | "display">): readonly [least: string, greatest: string] {
  const [mantissa = "", exponent = "0"] = display.split("e");
  const decimals = (mantissa.split(".")[1]?.length ?? 0) - Number(exponent);
  const unit = tenTo(-decimals);
  // Bounds carry the noise of doubles: what is a hair outside is in.
  const least = Math.ceil(lower / unit - NOISE);
  const greatest = Math.floor(upper / unit + NOISE);
  if (lower === upper || least >= greatest) return [display, display];
  const written = (units: number): string => displayNumber(units * unit, { decimals });
  return [written(least), written(greatest)];
}

const NOISE = 1e-6;

/** The same as it is printed: one number, or from the one to the other. */
export function acceptedLine(
  answer: Pick<NumberAnswer, "lower" | "upper" | "display">,
  { phrase }: Pick<Typesetter, "phrase">,
): Line {
  const [lower, upper] = acceptedValues(answer);
  return lower === upper
    ? printed(shortNumber(lower))
    : phrase("key.range", { lower: printed(shortNumber(lower)), upper: printed(shortNumber(upper)) });
}

/** Below this, a number is read sooner as a power of ten. */
const SMALL = 0.001;

/** A printed number for a marker's eye: −0.0000079212 as −7.9212e-6, with the same digits. */
export function shortNumber(display: string): string {
  const value = Number(display);
  if (display.includes("e") || value === 0 || !(Math.abs(value) < SMALL)) return display;
  const digits = display.replace(/^-?0\.0*/, "").length;
  return value.toExponential(Math.max(0, digits - 1));
}
