import { boundCone } from "../../graph/bounds.js";
import { evaluateNumber } from "../../graph/evaluate.js";
import { contains, hull, type Interval, point } from "../../network/interval.js";
import type { Own } from "../own.js";
import type { PreparedQuestion } from "../preparedQuestion.js";

/** What a student has of a question: their own numbers, the printed ones, and what comes of both by the lines. */
export interface Haves {
  readonly scheme: PreparedQuestion;
  readonly own: Own;
  readonly value: (id: string) => number;
  /** The same where a right number is carried on with all its digits. */
  readonly full: (id: string) => number;
  /** Whether a right answer rests on a line that was not asked: a slip there would show in it. */
  readonly isSettled: (id: string) => boolean;
  /** The same with the digits that a student may have carried on with. */
  readonly interval: (id: string) => Interval;
}

/** Works out what a student has, line by line, when it is needed. `printed`: what the question's lines print. */
export function havesOf(
  scheme: PreparedQuestion,
  own: Own,
  printed: (id: string) => number | undefined,
): Haves {
  const { graph, question, asked } = scheme;
  const shown = new Set(question.shown);
  const values = new Map<string, number>();
  const intervals = new Map<string, Interval>();
  const known = (id: string): number | undefined =>
    own.values.get(id) ?? question.givens[id] ?? (shown.has(id) ? printed(id) : undefined);
  const value = (id: string): number => {
    const seen = values.get(id);
    if (seen !== undefined) return seen;
    const line = graph.byId.get(id);
    const made =
      known(id) ?? (line === undefined ? Number.NaN : evaluateNumber(line.expression, { get: value }));
    values.set(id, made);
    return made;
  };
  const intervalNow = (id: string): Interval => {
    const number = known(id);
    const line = graph.byId.get(id);
    if (number === undefined)
      return line === undefined ? point(Number.NaN) : boundCone([line], { get: interval }, scheme.writings);
    const inferred = own.inferred.get(id);
    if (inferred !== undefined) return inferred;
    // Whoever wrote a right number may carry on with all its digits.
    const answer = own.values.has(id) ? asked.get(id) : undefined;
    const isRight = answer !== undefined && contains([answer.lower, answer.upper], number);
    return isRight ? hull(number, answer.value) : point(number);
  };
  const interval = (id: string): Interval => {
    const made = intervals.get(id) ?? intervalNow(id);
    intervals.set(id, made);
    return made;
  };
  const full = (id: string): number => {
    const number = value(id);
    const answer = own.values.has(id) ? asked.get(id) : undefined;
    return answer !== undefined && contains([answer.lower, answer.upper], number) ? answer.value : number;
  };
  let settled: ReadonlySet<string> | undefined;
  const isSettled = (id: string): boolean => {
    settled ??= new Set(
      [...asked.keys()]
        .filter((one) => own.verdictOf(one) === "correct")
        .flatMap((one) => own.wayTo(one).cone.flatMap((line) => (line.id === one ? [] : [line.id]))),
    );
    return settled.has(id);
  };
  return { scheme, own, value, full, isSettled, interval };
}
