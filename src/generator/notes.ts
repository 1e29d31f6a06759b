import { nth } from "../base/known.js";
import type { Quiz } from "../quiz/quiz.js";
import { referenceOf } from "./reference.js";

/** The estimate may lie between these shares of the time allowed. */
const NEAR = { least: 0.6, most: 1.1 } as const;

/** What a teacher may want to know of a quiz that is not wrong: a line each. */
export function notesOn(quiz: Quiz): readonly string[] {
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
