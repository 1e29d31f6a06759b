import { nth } from "../../core/base/known.js";
import type { Answer, Question } from "../../core/sheet/sheet.js";
import type { Quiz, QuizQuestion } from "../quiz/quiz.js";
import type { Problem } from "./makeQuestion.js";
import { sharePoints, wholePoints } from "./points.js";
import { worthIn, worthOfKind } from "./reference.js";

/**
 * A drawn question with its points: those of its entry, shared among its answers by what answers of its kind are worth on
 * average, so that every copy has the same split whatever it drew. Without points of its own it has what its own answers are worth.
 */
export function withPoints(problem: Problem, quiz: Pick<Quiz, "rounding">, asked: QuizQuestion): Question {
  const { question } = problem;
  const own = worthIn(problem);
  const points = asked.points ?? wholePoints([own]);
  const worth = asked.points === null ? own : worthOfKind(quiz, asked, question, own);
  const shares = sharesOf(points, worth, question.answers);
  return {
    ...question,
    points,
    answers: question.answers.map((answer, k): Answer => ({ ...answer, points: nth(shares, k) })),
  };
}

/** The points of each answer: what a teacher's scheme gives, and of the rest a share by its work. */
function sharesOf(points: number, worth: readonly number[], answers: readonly Answer[]): number[] {
  const said = answers.map((answer) =>
    answer.kind === "written" && answer.scheme !== undefined
      ? answer.scheme.reduce((sum, mark) => sum + mark.points, 0)
      : null,
  );
  const rest = points - said.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  const open = worth.filter((_one, k) => said[k] === null);
  const shares = open.length === 0 ? [] : sharePoints(rest, open);
  let next = 0;
  return said.map((one) => one ?? nth(shares, next++));
}
