import type { Messages } from "../../words/messages.js";

/** A hyphen that stands for a minus: before a number or a bracket, or between two terms; not that of `2-2-1` or `1e-9`. */
const HYPHEN = /(?<![\w.])-(?=[\d.(])|(?<= )-(?= )/g;

/** The same words, in which numbers have a real minus, as they have in formulas. What cannot be read stays as it was typed. */
export const withMinus =
  (t: Messages): Messages =>
  (key, values) =>
    t(
      key,
      values === undefined || /unreadable/.test(key)
        ? values
        : Object.fromEntries(
            Object.entries(values).map(([name, value]) => [
              name,
              typeof value === "string"
                ? value.replace(HYPHEN, "−")
                : typeof value === "number" && value < 0
                  ? `−${-value}`
                  : value,
            ]),
          ),
    );
