import { type ParsedQuiz, parseQuiz, type QuizOverrides } from "../quiz/parseQuiz.js";
import type { Quiz } from "../quiz/quiz.js";
import { refuseUndrawable } from "./draw/undrawable.js";
import { refuseRepeats } from "./repeats.js";
import { settlePoints } from "./totalPoints.js";

/** Reads a quiz file and settles it. Throws a GradsheetError with every fault and its place. */
export const readQuiz = (text: string, file: string, overrides: QuizOverrides = {}): Quiz =>
  settleQuiz(parseQuiz(text, file, overrides));

/**
 * A quiz that sheets can be made of: its points shared, as what is asked needs work, which sheets drawn for it tell.
 * Throws a GradsheetError for questions that fixed numbers cannot give, or that no numbers suit, and for points that contradict each other.
 */
function settleQuiz({ quiz, total, document }: ParsedQuiz): Quiz {
  refuseRepeats(quiz, document);
  refuseUndrawable(quiz, document);
  return settlePoints(quiz, total, document);
}
