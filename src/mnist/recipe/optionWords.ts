import type { ErrorCode } from "../../core/base/errors.js";
import type { OptimizerChoice } from "../../core/network/network.js";
import { OPTIMIZERS, optimizerNamed } from "../../core/network/optimizers/index.js";

/** Notes that an option is wrong: what it is, and what would be right. */
export type Report = (option: string, message: string, code?: ErrorCode) => void;

const MOST_NEURONS = 65_536;
const MOST_THREADS = 64;

/** The word, when it is a key of the table or another name for one. */
export function oneOf<K extends string>(
  option: string,
  word: string,
  table: Readonly<Record<K, unknown>>,
  report: Report,
  aliases: Readonly<Record<string, K>> = {},
): K {
  const names = Object.keys(table) as K[];
  const found = names.find((name) => name === (aliases[word] ?? word));
  if (found === undefined) report(option, `is "${word}"; expected one of ${names.join(", ")}`);
  return found ?? (names[0] as K);
}

export function number(
  option: string,
  value: number,
  right: (x: number) => boolean,
  expected: string,
  report: Report,
): number {
  if (!Number.isFinite(value) || !right(value)) report(option, `is ${value}; expected ${expected}`);
  return value;
}

export const whole = (option: string, value: number, report: Report): number =>
  number(
    option,
    value,
    (x) => Number.isInteger(x) && x >= 1 && x <= 1e9,
    "a whole number of 1 or more",
    report,
  );

export function readSizes(text: string, report: Report): number[] {
  const sizes = text.split(",").map((part) => (/^\s*\d+\s*$/.test(part) ? Number(part) : Number.NaN));
  if (sizes.length < 2 || !sizes.every((size) => size >= 1 && size <= MOST_NEURONS))
    report("--layers", `is "${text}"; expected the inputs and each layer's neurons, as in 784,100,10`);
  return sizes;
}

/** So many threads, or `auto`: one or two, whichever is quicker at the time. */
export type Threads = number | "auto";

export function readThreads(text: string, report: Report): Threads {
  if (text === "auto") return text;
  const threads = /^\d+$/.test(text) ? Number(text) : 0;
  if (threads < 1 || threads > MOST_THREADS)
    report("--threads", `is "${text}"; expected auto or a whole number from 1 to ${MOST_THREADS}`);
  return threads;
}

/** `name` or `name:setting=value,setting=value`. */
export function readOptimizer(text: string, report: Report): OptimizerChoice {
  const [word = "", rest = ""] = text.split(":", 2);
  const name = oneOf("--optimizer", word, OPTIMIZERS, report);
  const defaults = optimizerNamed(name).settings;
  const settings = { ...defaults };
  for (const part of rest === "" ? [] : rest.split(",")) {
    const [setting = "", value = ""] = part.split("=", 2);
    if (!Object.hasOwn(defaults, setting))
      report(
        "--optimizer",
        `has the setting "${setting}"; ${name} has ${Object.keys(defaults).join(", ") || "none"}`,
        "UNKNOWN_KEY",
      );
    settings[setting] = number(
      `--optimizer ${setting}`,
      value === "" ? Number.NaN : Number(value),
      (x) => x >= 0,
      "a number of 0 or more",
      report,
    );
  }
  return { name, settings };
}
