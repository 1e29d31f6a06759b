import { OPTION_LETTERS } from "../sheet/optionLetters.js";
import type { Ticked } from "./ticked.js";

/** Whether each box is ticked, in their order on the paper. */
export type Ticks = readonly boolean[];

/** How many boxes stand there for an answer. */
export function boxCount(ticked: Ticked): number {
  switch (ticked.kind) {
    case "number":
      return 2 + 10 * ticked.digits + (ticked.exponent === 0 ? 0 : 2 + 10 * ticked.exponent);
    case "whole":
      return 2 + 10 * ticked.digits;
    case "rows":
    case "columns":
      return 10 * ticked.digits;
    case "marks":
      return ticked.steps + 1;
    default:
      return ticked.options;
  }
}

/**
 * What a student ticked, as text that `mark` reads: `-0.0105`, `B`, `A, C`; empty where no box is ticked. Of a number no
 * sign is plus, no exponent 0, digits left empty at its end are not there (0.55 for 5.5␣␣×10⁻¹), other empty ones are 0. Where one digit
 * or one choice is wanted and two are ticked, both stand there with a bar between, which `mark` calls unreadable.
 */
export function readTicked(ticked: Ticked, ticks: Ticks): string {
  if (!ticks.includes(true)) return "";
  switch (ticked.kind) {
    case "number":
      return numberText(ticked, ticks);
    case "whole":
      return `${signText(ticks.slice(0, 2))}${wholeText(digitsOf(ticks.slice(2)))}`;
    case "rows":
    case "columns":
      return wholeText(digitsOf(ticks));
    case "marks":
      return chosen(ticks, (k) => String((k * ticked.hundredths) / 100));
    case "several":
      return labels(ticks, letter).join(", ");
    case "line":
      return chosen(ticks, (k) => String(k + 1));
    case "choice":
      return chosen(ticks, letter);
  }
}

const letter = (k: number): string => OPTION_LETTERS[k] ?? String(k + 1);
const labels = (ticks: Ticks, label: (place: number) => string): string[] =>
  ticks.flatMap((ticked, k) => (ticked ? [label(k)] : []));
const chosen = (ticks: Ticks, label: (place: number) => string): string => labels(ticks, label).join(" | ");

const signText = (ticks: Ticks): string => chosen(ticks, (k) => (k === 0 ? "" : "-"));

/** Each row of ten as its digit: empty where none is ticked. */
const digitsOf = (ticks: Ticks): string[] =>
  Array.from({ length: ticks.length / 10 }, (_none, row) => {
    const read = labels(ticks.slice(row * 10, row * 10 + 10), String);
    return read.length > 1 ? `(${read.join("|")})` : read.join("");
  });

const wholeText = (digits: readonly string[]): string =>
  digits.every((digit) => digit === "")
    ? "?"
    : digits
        .map((digit) => digit || "0")
        .join("")
        .replace(/^0+(?=\d|\()/, "");

function numberText(
  { digits, exponent }: Extract<Ticked, { readonly kind: "number" }>,
  ticks: Ticks,
): string {
  const behind = 2 + 10 * digits;
  const read = digitsOf(ticks.slice(2, behind));
  const length = read.findLastIndex((digit) => digit !== "") + 1;
  const mantissa = read.slice(0, length).map((digit) => digit || "0");
  const behindSign = ticks.slice(behind + 2);
  const power =
    exponent === 0 || !behindSign.includes(true)
      ? "0"
      : `${signText(ticks.slice(behind, behind + 2))}${wholeText(digitsOf(behindSign))}`;
  const sign = signText(ticks.slice(0, 2));
  const plain = mantissa.length > 0 && mantissa.every((digit) => digit.length === 1) && /^-?\d+$/.test(power);
  if (!plain || sign.includes("|"))
    return `${sign}${mantissa.slice(0, 1).join("") || "?"}.${mantissa.slice(1).join("")}e${power}`;
  return `${sign}${shifted(mantissa.join(""), Number(power))}`;
}

/** d.ddd×10^power with its point where it stands in a plain number; with a power of ten where that would be long. */
function shifted(digits: string, power: number): string {
  if (power < -6 || power > digits.length - 1)
    return `${digits[0]}${digits.length > 1 ? `.${digits.slice(1)}` : ""}e${power}`;
  if (power < 0) return `0.${"0".repeat(-power - 1)}${digits}`;
  const rest = digits.slice(power + 1);
  return `${digits.slice(0, power + 1)}${rest === "" ? "" : `.${rest}`}`;
}
