import { known } from "../../core/base/known.js";
import { numbers as arithmetic } from "../../core/graph/algebra.js";
import { WIDEST_BOUNDS } from "../../core/graph/bounds.js";
import type { Definition } from "../../core/graph/definition.js";
import { evaluateExpression } from "../../core/graph/evaluate.js";
import { wrongDerivative } from "../../core/graph/judges/derivatives.js";
import { gradientsByDifferences } from "../../core/graph/judges/differences.js";
import { apart } from "../../core/graph/judges/judge.js";
import { gradientsByTape } from "../../core/graph/judges/tape.js";
import { roundingOf } from "../../core/graph/precision.js";
import { isNearlyExact, printedValues } from "../../core/graph/printed.js";
import { type Given, isGradient, names, oldName } from "../../core/graph/quantity.js";
import { displayNumber, lastPlace, roundNumber } from "../../core/graph/rounding.js";
import { oldOf } from "../../core/graph/update.js";
import { isBounded } from "../../core/network/activations/activation.js";
import { activationNamed } from "../../core/network/activations/index.js";
import type { Network } from "../../core/network/network.js";
import type { NumberAnswer } from "../../core/sheet/sheet.js";
import { linesOfKey } from "./linesOfKey.js";
import type { Problem } from "./makeQuestion.js";

/** A promise that a drawn question keeps: null, or what breaks it. */
export type Check = (problem: Problem) => string | null;

const firstFault = (
  answers: readonly NumberAnswer[],
  fault: (answer: NumberAnswer) => string | null,
): string | null => {
  for (const answer of answers) {
    const found = fault(answer);
    if (found !== null) return found;
  }
  return null;
};

/** Units whose slope is flatter than this are dead or saturated: nothing flows back through them. */
const FLATTEST = 0.0101;

const isUnitSlope = ({ role, at }: Definition): boolean => role === "slope" && at.input === undefined;

/** Whether a line is the slope of a unit that is dead or saturated. */
export const isFlat = (line: Definition, values: ReadonlyMap<string, number>): boolean =>
  isUnitSlope(line) && Math.abs(known(values, line.id)) < FLATTEST;

/** Units of the last place by which a mistake that is shown differs from the right line. */
const STANDS_OUT = 20;

/** What makes a question good; the first that fails sends the draw back. Cheap checks come first. */
const CHECKS = {
  "asked-as-wished": ({ lacking }) => lacking,
  "givens-hide-nothing": ({ graph, values, printed, question: { shown }, saturated, zeros }) => {
    const hides = ([id, { role }]: readonly [string, Given]): boolean => {
      const value = known(values, id);
      if (role === "weight" || role === "bias") return value === 0;
      return role === "input" && (value === 0 || Math.abs(value) === 1);
    };
    const isEmpty = (id: string): boolean => !saturated && !zeros.has(id) && known(printed, id) === 0;
    return [...graph.givens].find(hides)?.[0] ?? shown.find(isEmpty) ?? null;
  },
  "no-dead-or-saturated-unit": ({ graph, values, question, saturated: allowed }) => {
    const { network } = question;
    if (network === undefined || allowed) return null;
    const slopes = graph.definitions.filter(isUnitSlope);
    const flat = slopes.find((line) => isFlat(line, values));
    if (flat !== undefined) return flat.id;
    if (slopes.length > 0) return null;
    return (
      question.definitions.find(
        ({ role, id }) => role === "activation" && saturated(known(values, id), network.layers),
      )?.id ?? null
    );
  },
  "no-answer-prints-as-zero": ({ numbers, zeros }) =>
    firstFault(numbers, ({ id, display, value, quantity }) =>
      !Number.isFinite(value) || (Number(display) === 0 && !(value === 0 && zeros.has(quantity))) ? id : null,
    ),
  "bounds-are-tight": ({ numbers, widest }) =>
    firstFault(numbers, ({ id, lower, upper, value }) =>
      upper - lower <= widest * Math.abs(value) ? null : id,
    ),
  "update-shows": ({ numbers, question: { precision }, graph, values }) =>
    firstFault(numbers, ({ id, quantity, display }) => {
      const definition = graph.byId.get(quantity);
      const old = definition === undefined ? null : oldOf(definition);
      if (old === null) return null;
      return display === displayNumber(known(values, old), precision.weights) ? id : null;
    }),
  "rounded-work-comes-close": ({ numbers, graph, question, printed, widest }) => {
    const { precision, givens } = question;
    const far = firstFault(numbers, ({ id, quantity, display, value }) => {
      const isNear =
        isNearlyExact(Number(display), value, roundingOf(graph, quantity, precision)) ||
        (widest > WIDEST_BOUNDS && Math.abs(Number(display) - value) <= (widest / 4) * Math.abs(value));
      return isNear ? null : id;
    });
    if (far !== null) return far;
    // A line that comes to nothing by rounded work alone prints its exact value, which does not recompute.
    const byHand = printedValues(graph, new Map(Object.entries(givens)), precision);
    return linesOfKey(question, graph).find((id) => byHand.get(id) !== printed.get(id)) ?? null;
  },
  "loss-falls": ({ values, printed, numbers, question: { precision } }) => {
    const second = names.renewed(names.loss());
    if (!numbers.some(({ quantity }) => quantity === second)) return null;
    const falls = (from: ReadonlyMap<string, number>): boolean => {
      const shown = (id: string) => roundNumber(known(from, id), precision.values);
      return shown(second) < shown(names.loss());
    };
    return falls(values) && falls(printed) ? null : second;
  },
  "shown-mistake-stands-out": ({ graph, question: { worked, mistakes, givens, precision } }) => {
    const { replace } = mistakes[worked?.mistake ?? -1] ?? {};
    if (replace === undefined) return null;
    const lines = printedValues(graph, new Map(Object.entries(givens)), precision, replace);
    const isPlain = (id: string): boolean => {
      const expression = graph.byId.get(id)?.expression;
      const right = expression === undefined ? Number.NaN : evaluateExpression(expression, lines, arithmetic);
      const place = lastPlace(right, roundingOf(graph, id, precision));
      return Math.abs(known(lines, id) - right) >= STANDS_OUT * place;
    };
    return Object.keys(replace).find((id) => graph.byId.has(id) && !isPlain(id)) ?? null;
  },
  "mistakes-show": ({ numbers }) =>
    firstFault(numbers, ({ id, misconceptions }) => {
      const hidden = misconceptions.find(({ told }) => !told);
      return hidden === undefined ? null : `${id} (${hidden.id})`;
    }),
  "judges-agree": ({ question: { network }, graph, numbers, values }) => {
    // A network has the tape and differences of its own; what a topic writes itself is judged line by line.
    if (network === undefined) return wrongDerivative(graph, values);
    if (!numbers.some(({ quantity }) => isGradient(quantity) || oldName(quantity) !== null)) return null;
    const tape = gradientsByTape(network);
    const differences = gradientsByDifferences(network);
    for (const [id, byTape] of tape) {
      const printed = values.get(id);
      if (printed === undefined) continue;
      if (!(apart(printed, byTape) < 1e-9)) return id;
      if (id !== names.loss() && !(apart(printed, differences.get(id) ?? Number.NaN) < 1e-6)) return id;
    }
    return null;
  },
} as const satisfies Record<string, Check>;

export type CheckName = keyof typeof CHECKS;

/**
 * Where no slopes are in the graph: an activation that is 0, or, where some layer's function is bounded, near 0 or ±1.
 * Those are the ends of the sigmoid and softmax; tanh is steepest at 0, and is refused there without need.
 */
function saturated(value: number, layers: Network["layers"]): boolean {
  const bounded = layers.some(({ activation }) => isBounded(activationNamed(activation)));
  return value === 0 || (bounded && (Math.abs(Math.abs(value) - 1) < 0.01 || Math.abs(value) < 0.0101));
}

/** The checks in their order, the first being the first that sends a draw back. */
export const CHECK_NAMES = Object.keys(CHECKS) as readonly CheckName[];

/** The first check that a question does not pass, and what breaks it. */
export function failedCheck(problem: Problem): { readonly check: CheckName; readonly what: string } | null {
  for (const check of CHECK_NAMES) {
    const what = CHECKS[check](problem);
    if (what !== null) return { check, what };
  }
  return null;
}
