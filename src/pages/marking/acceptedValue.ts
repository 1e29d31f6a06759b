import { tenTo } from "../../base/power.js";
import { printedNumber } from "../../formula/typesetter.js";
import { displayNumber } from "../../graph/rounding.js";
import type { NumberAnswer } from "../../sheet/sheet.js";
import type { Messages } from "../../words/messages.js";

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

/** The same as HTML: one number, or from the one to the other. */
export function acceptedText(answer: Pick<NumberAnswer, "lower" | "upper" | "display">, t: Messages): string {
  const [lower, upper] = acceptedValues(answer).map((text) => printedNumber(shortNumber(text)));
  return lower === upper || lower === undefined || upper === undefined
    ? (lower ?? "")
    : t("key.range", { lower, upper });
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
