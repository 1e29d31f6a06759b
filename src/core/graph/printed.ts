import { known } from "../base/known.js";
import type { Definition, Graph } from "./definition.js";
import { evaluateNumber, type Valuation } from "./evaluate.js";
import type { Expression } from "./expressionTree.js";
import { type Precision, roundingOf } from "./precision.js";
import { displayNumber, lastPlace, type Rounding, roundNumber } from "./rounding.js";

/**
 * The number that each line prints for one honest student: worked out from the numbers printed before it, and rounded
 * as the sheet asks. Givens stand as they are; what has left the range of doubles stays infinite, or no number. `line`
 * may put another number in the place of one.
 */
export function printedValues(
  graph: Graph,
  givens: ReadonlyMap<string, number>,
  precision: Precision,
  replace: Readonly<Record<string, Expression>> = {},
  line: (id: string, value: number) => number = (_id, value) => value,
): Map<string, number> {
  const values = new Map(givens);
  for (const definition of graph.definitions) {
    const { id } = definition;
    const value = workedValue(definition, values, replace[id]);
    const rounding = roundingOf(graph, id, precision);
    values.set(id, asPrinted(line(id, asPrinted(value, rounding)), rounding));
  }
  return values;
}

/** How a line prints; what has left the range of doubles reads ∞. */
export function displayLine(value: number, graph: Graph, id: string, precision: Precision): string {
  if (Number.isFinite(value)) return displayNumber(value, roundingOf(graph, id, precision));
  return Number.isNaN(value) ? "undefined" : value > 0 ? "∞" : "-∞";
}

/**
 * The same where rounded work comes to nothing and all digits do not, as the slope of an output that prints as 1: such a
 * line prints its exact value, since nobody could go on from 0. It does so in networks of fixed numbers alone; others are
 * drawn again.
 */
export const printedBeside = (
  graph: Graph,
  givens: ReadonlyMap<string, number>,
  precision: Precision,
  exact: Valuation<number>,
): Map<string, number> =>
  printedValues(graph, givens, precision, {}, (id, value) => (value === 0 ? known(exact, id) : value));

/** What a cone's last quantity prints, some of its lines taking other expressions, from the printed numbers outside. */
export function printedCone(
  cone: readonly Definition[],
  outside: Valuation<number>,
  roundingFor: (id: string) => Rounding,
  replace: Readonly<Record<string, Expression>> = {},
): number {
  const inside = new Map<string, number>();
  const values = { get: (id: string) => inside.get(id) ?? outside.get(id) };
  let last = Number.NaN;
  for (const definition of cone) {
    const { id } = definition;
    last = asPrinted(workedValue(definition, values, replace[id]), roundingFor(id));
    inside.set(id, last);
  }
  return last;
}

/** A line as it is taught; where that has no value, as ln 0 of an output that prints as 0, in the way that keeps its digits. */
function workedValue(
  { expression, exact }: Definition,
  values: Valuation<number>,
  replaced: Expression | undefined,
): number {
  const value = evaluateNumber(replaced ?? expression, values);
  if (Number.isFinite(value) || replaced !== undefined || exact === undefined) return value;
  return evaluateNumber(exact, values);
}

const asPrinted = (value: number, rounding: Rounding): number =>
  Number.isFinite(value) ? roundNumber(value, rounding) : value;

/** Units of the last place by which work that is rounded line by line may end beside the exact value. */
const NEAR = 5;

/** Whether a printed number lies within five units of its last place of the exact one. */
export function isNearlyExact(printed: number, exact: number, rounding: Rounding): boolean {
  if (rounding === "exact") return Math.abs(printed - exact) <= 1e-9 * Math.abs(exact);
  return Math.abs(printed - exact) <= (NEAR + 1e-6) * lastPlace(exact, rounding);
}
