import { fail } from "../../core/base/errors.js";
import type { OptionRow } from "./options.js";

/** The value of an option as the table wants it. Throws USAGE, saying what it wants. */
export function checkOption(
  row: OptionRow,
  value: unknown,
): string | number | boolean | readonly (string | number | boolean)[] {
  if (row.several !== true) return checkOne(row, value);
  return [value].flat().map((one) => checkOne(row, one));
}

function checkOne(row: OptionRow, value: unknown): string | number | boolean {
  const { name, type, choices, least, most } = row;
  if (Array.isArray(value)) throw fail("USAGE", `--${name} is given ${value.length} times; give it once`);
  switch (type) {
    case "boolean":
      return value === true;
    case "number": {
      if (value === undefined) throw fail("USAGE", `--${name} needs a number after it`);
      if (typeof value !== "number" || !Number.isFinite(value))
        throw fail("USAGE", `--${name} is no number; it needs ${least === undefined ? "one" : whole(least)}`);
      if (least !== undefined && (!Number.isSafeInteger(value) || value < least))
        throw fail("USAGE", `--${name} is ${value}; it needs ${whole(least)}`);
      if (most !== undefined && value > most)
        throw fail("USAGE", `--${name} is ${value}; it is at most ${most}`);
      return value;
    }
    case "string": {
      if (typeof value !== "string" || value === "")
        throw fail(
          "USAGE",
          `--${name} needs ${choices === undefined ? "a value" : choices.join(" or ")} after it`,
        );
      if (choices !== undefined && !choices.includes(value))
        throw fail("USAGE", `--${name} is "${value}"; it is one of ${choices.join(", ")}`);
      return value;
    }
  }
}

const whole = (least: number): string => `a whole number of ${least} or more`;
