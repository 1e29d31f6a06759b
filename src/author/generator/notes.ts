import { nth } from "../../core/base/known.js";
import type { Quiz } from "../quiz/quiz.js";
import { referenceOf } from "./reference.js";

/** The estimate may lie between these shares of the time allowed. */
const NEAR = { least: 0.6, most: 1.1 } as const;

/** What a teacher may want to know of a quiz that is not wrong: a line each. */
export const notesOn = (quiz: Quiz): readonly string[] => [...timeNotes(quiz), ...seriesNotes(quiz)];

function timeNotes(quiz: Quiz): readonly string[] {
  const { minutes, questions } = quiz;
  if (minutes === undefined) return [];
  const references = referenceOf(quiz);
  const estimate = Math.round(
    questions.reduce((sum, { count }, k) => sum + count * nth(references, k).minutes, 0),
  );
  if (estimate >= NEAR.least * minutes && estimate <= NEAR.most * minutes) return [];
  const [amount, advice] = estimate > minutes ? ["fewer", "more"] : ["more", "less"];
  return [
    `minutes: ${minutes} allowed, but the questions are estimated at ${estimate}; ${amount} questions or ${advice} time would be near`,
  ];
}

/** Quizzes without a series share their streams: what one prints as given may be what another asks. */
const seriesNotes = ({ series, questions }: Quiz): readonly string[] =>
  series !== undefined || questions.every(({ network }) => network?.kind === "fixed")
    ? []
    : [
        "series: the quiz names none, so another without one may print the same networks; series: midterm would keep them apart",
      ];
