import { known } from "../../core/base/known.js";
import type { Definition } from "../../core/graph/definition.js";
import { symbolsOf } from "../../core/graph/expression.js";
import type { Displays } from "../../core/notation/styles.js";
import { keyOf } from "../../core/words/messages.js";
import type { Typesetter } from "../formula/typesetter.js";
import { isEmpty, isLong, type Line, NOTHING, printed } from "../tree/line.js";

/** A line of a worked solution. */
export interface WorkedLine {
  readonly id: string;
  readonly symbol: Line;
  /** `= formula`. */
  readonly formula: Line;
  /** `= numbers`, empty where they would only repeat the formula or the result. */
  readonly numbers: Line;
  /** Whether the numbers start a line of their own, because the formula is long. */
  readonly broken: boolean;
  readonly value: Line;
  readonly reason: string;
}

/** Name = formula = numbers put in = result, and why, with what is to be noted. */
export function workedLine(
  { id, expression, reason }: Definition,
  setter: Typesetter,
  displays: Displays,
  note = "",
): WorkedLine {
  const number = typeof expression === "number";
  const constant = symbolsOf(expression).length === 0;
  const copied = typeof expression === "string";
  const formula = number ? NOTHING : setter.formula(expression);
  const numbers = constant || copied ? NOTHING : setter.numbers(expression, displays);
  const display = known(displays, id);
  return {
    id,
    symbol: setter.symbol(id, true),
    formula,
    numbers,
    broken: isLong(formula) && !isEmpty(numbers),
    value: printed(display),
    reason: [
      setter.t(keyOf("reason", reason)),
      display.endsWith("∞") ? setter.t("solution.overflow") : "",
      note,
    ]
      .filter(Boolean)
      .join(" "),
  };
}

/** A worked line as a template takes it. */
export const lineView = ({ symbol, formula, numbers, broken, value, reason }: WorkedLine) => ({
  symbol,
  formula,
  /** In a key, where lines of factors go into the line of their product: the numbers of all. */
  factors: "" as Line | "",
  numbers: numbers as Line | "",
  broken,
  value: value as Line | "",
  reason,
});
