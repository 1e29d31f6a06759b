import { tenTo } from "../../core/base/power.js";
import { displayNumber } from "../../core/graph/rounding.js";
import type { NumberAnswer } from "../../core/sheet/sheet.js";

/**
 * The bounds of an answer as text, each rounded outward to one decimal more than the answer is printed with; a whole
 * number that leaves no room as it is, and whole bounds of a whole number without a decimal.
 */
export function acceptedRange({
  lower,
  upper,
  display,
}: Pick<NumberAnswer, "lower" | "upper" | "display">): [lower: string, upper: string] {
  if (lower === upper && /^-?\d+$/.test(display)) return [display, display];
  const [mantissa = "", exponent = "0"] = display.split("e");
  const decimals = (mantissa.split(".")[1]?.length ?? 0) - Number(exponent) + 1;
  const bounds: [string, string] = [outward(lower, decimals, -1), outward(upper, decimals, 1)];
  if (decimals !== 1 || !bounds.every((bound) => bound.endsWith(".0"))) return bounds;
  return [bounds[0].slice(0, -2), bounds[1].slice(0, -2)];
}

function outward(value: number, decimals: number, direction: 1 | -1): string {
  const cut = displayNumber(value, { decimals }, "cut");
  const unit = tenTo(-decimals);
  // The bounds carry the noise of doubles: a hair beyond the cut is not one unit more.
  const beyond = (value - Number(cut)) * direction > unit * 1e-6;
  return beyond ? displayNumber(Number(cut) + direction * unit, { decimals }) : cut;
}
