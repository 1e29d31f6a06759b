import { fail, type GradsheetError } from "../../core/base/errors.js";
import { known } from "../../core/base/known.js";
import { differenceFor } from "../../core/graph/judges/derivatives.js";
import { displayNumber } from "../../core/graph/rounding.js";
import type { QuizQuestion } from "../quiz/quiz.js";
import type { Problem } from "./makeQuestion.js";

/** What a check failed on, and how often. */
export interface Failure {
  readonly times: number;
  readonly what: string;
}

/** So many draws of which differences say otherwise are no accident of their numbers. */
const MOST_OTHERWISE = 5;

const placeOf = ({ name = "own" }: QuizQuestion, place: number): string => `questions[${place}] (${name})`;

/** Why numbers that are the same on every copy cannot be asked. */
export const cannotAsk = (asked: QuizQuestion, place: number, lacks: string): GradsheetError =>
  fail("CANNOT_DRAW", `${placeOf(asked, place)}: ${lacks}; other numbers would be right`);

/** Why none of so many draws can be asked: what their numbers lacked most often. */
export function cannotDrawOwn(
  asked: QuizQuestion,
  place: number,
  failures: ReadonlyMap<string, Failure>,
  draws: number,
): GradsheetError {
  const [check, failure] = [...failures].sort(([, a], [, b]) => b.times - a.times)[0] ?? [];
  const { times, what } = failure ?? { times: draws, what: "the question" };
  const lacks = check === "asked-as-wished" ? what : `"${check}" failed, last at ${what}`;
  return fail(
    "CANNOT_DRAW",
    `${placeOf(asked, place)}: none of ${draws} draws can be asked; ${times} times: ${lacks}; wider ranges, more decimals or a weaker requirement would be right`,
  );
}

/**
 * Throws WRONG_VALUE for a line that says it is a derivative and is none: differences say otherwise at draw after draw, or
 * at the one that there is.
 */
export function refuseNoDerivative(
  asked: QuizQuestion,
  place: number,
  { graph, values }: Problem,
  { times, what }: Failure,
  fixed: boolean,
): void {
  const line = graph.byId.get(what);
  if (line?.derivative === undefined || (times < MOST_OTHERWISE && !fixed)) return;
  const { of, by } = line.derivative;
  const short = (value: number): string => displayNumber(value, { significant: 4 });
  throw fail(
    "WRONG_VALUE",
    `${placeOf(asked, place)}: ${what} is no derivative of ${of} by ${by}: at ${by} = ${short(known(values, by))} it is ` +
      `${short(known(values, what))}, and a difference of ${of} gives ${short(differenceFor(line, graph, values))}; an expression that agrees would be right`,
  );
}
