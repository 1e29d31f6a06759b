import { known } from "../base/known.js";
import { numbers } from "../graph/algebra.js";
import { mereCopyOf } from "../graph/copies.js";
import { evaluateExpression } from "../graph/evaluate.js";
import { type Expression, isOperator } from "../graph/expressionTree.js";
import { LIMITS } from "../graph/limits.js";
import { oldName } from "../graph/quantity.js";
import { lastPlace, roundNumber } from "../graph/rounding.js";
import { lastWritten } from "../graph/written.js";
import type { Interval } from "../network/interval.js";
import type { NumberAnswer } from "../sheet/sheet.js";
import { leavesRange } from "./activationRange.js";
import { workedOut } from "./carry.js";
import type { Verdict } from "./marked.js";
import type { Own } from "./own.js";
import type { PreparedQuestion } from "./preparedQuestion.js";
import type { Way } from "./ways.js";

/**
 * Whether carrying on from these wrong numbers takes no work, and so earns nothing: a carried 0 that makes the rest 0, an
 * activation at or outside the ends of its range, an interval that a guess would hit, a number copied from the line
 * before, the same number in most boxes.
 */
export function isCheap(
  scheme: PreparedQuestion,
  answer: NumberAnswer,
  value: number,
  { way, wrong, own, interval }: { way: Way; wrong: readonly string[]; own: Own; interval: Interval },
): boolean {
  return (
    own.isEverywhere(value) ||
    copiesNothing(scheme, answer.quantity, own) ||
    (vanishes(scheme, answer, value) &&
      wrong.some((id) => vanishes(scheme, scheme.asked.get(id), own.values.get(id)))) ||
    isWide(answer, interval) ||
    leavesRange(scheme.graph, answer.quantity, value) ||
    wrong.some((id) => leavesRange(scheme.graph, id, own.values.get(id) ?? Number.NaN)) ||
    isCopied(scheme, answer, value, way, own)
  );
}

/** What a copy may carry on: a number that is right, or wrong in a way that was seen. */
const CARRIED: readonly (Verdict | null)[] = ["correct", "follow-through", "imprecise", "misconception"];

/** Whether a line only copies a number of the student's that is simply wrong: ∂C/∂b = ∂C/∂z. */
function copiesNothing({ graph, seen, question }: PreparedQuestion, quantity: string, own: Own): boolean {
  const worked = new Set([...question.shown, ...own.values.keys()].filter((id) => id !== quantity));
  const source = mereCopyOf(graph, seen(), quantity, worked);
  return source !== null && own.values.has(source) && !CARRIED.includes(own.verdictOf(source));
}

/** A number that prints as 0 where the right one does not. */
function vanishes(
  { roundingFor }: PreparedQuestion,
  answer: NumberAnswer | undefined,
  value = Number.NaN,
): boolean {
  if (answer === undefined || !Number.isFinite(value)) return false;
  const rounding = roundingFor(answer.quantity);
  return roundNumber(value, rounding) === 0 && roundNumber(answer.value, rounding) !== 0;
}

/** Whether an interval is so wide that a guess would hit: relative to its middle or the right value, and to the right bounds. */
export function isWide(
  { lower, upper, value }: NumberAnswer,
  [low, high]: Interval,
  times: number = LIMITS.timesOwn,
): boolean {
  const width = high - low;
  if (!Number.isFinite(width)) return true;
  return (
    width >
    Math.max(LIMITS.widest * Math.max(Math.abs(low + high) / 2, Math.abs(value)), times * (upper - lower))
  );
}

/**
 * A number that stands in the line before, or in the first pass, where the right numbers of the two differ, and that
 * nothing was done to: its factors are 1, its terms 0, its new weights the old ones. Numbers that are the same by
 * chance, or since a function gives back what goes in (max, ReLU), are no copies.
 */
function isCopied(
  scheme: PreparedQuestion,
  answer: NumberAnswer,
  value: number,
  way: Way,
  own: Own,
): boolean {
  const { quantity, lower, upper } = answer;
  const isSame = (id: string) => {
    const right = scheme.right(id);
    const seen = own.values.get(id) ?? scheme.question.givens[id];
    return seen === value && right !== undefined && (right[1] < lower || right[0] > upper);
  };
  const sources = new Set(way.from.filter(isSame));
  const first = oldName(quantity);
  if (first !== null && isSame(first) && !showsUpdate(scheme, way, own)) return true;
  return sources.size > 0 && leavesAlone(scheme, answer, value, way, own, sources);
}

/** Whether a number of the second pass that an answer starts from is not printed as in the first. */
function showsUpdate(scheme: PreparedQuestion, way: Way, own: Own): boolean {
  const values = workedOut(scheme, way, own);
  const printed = (id: string, like: string) => roundNumber(values(id), scheme.roundingFor(like));
  return [...way.from, ...way.cone.slice(0, -1).map(({ id }) => id)].some((id) => {
    const first = oldName(id);
    return first !== null && printed(id, id) !== printed(first, id);
  });
}

/** Whether the arithmetic of a line, from the student's own numbers, gives back one of its numbers: times 1, plus 0. */
function leavesAlone(
  scheme: PreparedQuestion,
  { quantity }: NumberAnswer,
  value: number,
  way: Way,
  own: Own,
  sources: ReadonlySet<string>,
): boolean {
  const asked = scheme.roundingFor(quantity);
  const place = Math.max(lastPlace(value, asked), lastWritten(known(own.numbers, quantity)));
  const values = workedOut(scheme, way, own);
  const lines = new Map(way.cone.map(({ id, expression }) => [id, expression]));
  const worth = (part: Expression): number => evaluateExpression(part, { get: values }, numbers);
  const passes = (part: Expression): boolean => {
    if (typeof part === "number") return false;
    if (typeof part === "string") {
      const line = lines.get(part);
      return sources.has(part) || (line !== undefined && passes(line));
    }
    const [operator, [a = 0, b = 0]] = part;
    const adds = (other: Expression) => Math.abs(worth(other)) <= place;
    const scales = (other: Expression) => !calls(other) && Math.abs(value * (worth(other) - 1)) <= place;
    if (!isOperator(operator)) return false;
    switch (operator) {
      case "+":
        return (passes(a) && adds(b)) || (passes(b) && adds(a));
      case "-":
        return passes(a) && adds(b);
      case "*":
        return (passes(a) && scales(b)) || (passes(b) && scales(a));
      case "/":
        return passes(a) && scales(b);
      case "^":
      case "neg":
        return false;
    }
  };
  return passes(quantity);
}

/** Whether a function is called in it: to know that it comes to 1 was work. */
const calls = (part: Expression): boolean =>
  typeof part === "object" && (!isOperator(part[0]) || part[1].some(calls));
