import type { Definition } from "../graph/definition.js";
import { symbolsOf } from "../graph/expression.js";
import type { Displays } from "../notation/styles.js";
import { printedNumber, type Typesetter } from "./formula/typesetter.js";

/** A line of a worked solution, as HTML but `reason`. */
export interface WorkedLine {
  readonly id: string;
  readonly symbol: string;
  /** `= formula`. */
  readonly formula: string;
  /** `= numbers`, empty where they would only repeat the formula or the result. */
  readonly numbers: string;
  readonly value: string;
  readonly reason: string;
}

/** Name = formula = numbers put in = result, and why. */
export function workedLine(
  { id, expression, reason }: Definition,
  setter: Typesetter,
  displays: Displays,
): WorkedLine {
  const number = typeof expression === "number";
  const constant = symbolsOf(expression).length === 0;
  const copied = typeof expression === "string";
  return {
    id,
    symbol: setter.symbol(id, true),
    formula: number ? "" : setter.formula(expression),
    numbers: constant || copied ? "" : setter.numbers(expression, displays),
    value: printedNumber(displays.get(id) ?? "?"),
    reason: setter.t(`reason.${reason}`),
  };
}
