import { GENERATOR } from "../../core/base/version.js";
import type { Question, Sheet } from "../../core/sheet/sheet.js";
import type { Quiz } from "../quiz/quiz.js";
import { sheetCode, sheetPin } from "./code.js";
import { fingerprint } from "./draw/fingerprint.js";
import { type CopyWish, drawQuestion, placeOf, streamHead } from "./drawQuestion.js";
import { questionsOfCopy } from "./pickBank.js";
import { withPoints } from "./withPoints.js";

export type { CopyWish, NumbersWish } from "./drawQuestion.js";

/**
 * One copy of a quiz: the same quiz, seed or secret numbers, and id give the same sheet, whatever else is made. Each question is drawn
 * until every check holds. Throws CANNOT_DRAW naming the check that cannot be met, NOT_FINITE for fixed numbers that lead to none.
 */
export function makeSheet(quiz: Quiz, wish: CopyWish): Sheet {
  const { format, generator, id, ...rest } = drawSheet(quiz, wish);
  const kind = wish.seed === undefined ? "exam" : "practice";
  const parts = [generator, streamHead(wish, quiz), id, JSON.stringify(quiz)];
  const pin = quiz.handIn?.pin === true ? { pin: sheetPin(...parts) } : {};
  return { format, generator, id, code: sheetCode(kind, ...parts), ...pin, ...rest };
}

/** A sheet without the code that names it on paper: what a page draws for itself needs none, and no hash. */
export function drawSheet(quiz: Quiz, wish: CopyWish): Omit<Sheet, "code"> {
  const { questions: _wishes, rounding, alike: _alike, handIn: _handIn, ...head } = quiz;
  const { id: copy, student, seed } = wish;
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  const questions: Question[] = [];
  for (const { question, place } of questionsOfCopy(quiz, [streamHead(wish, quiz), copy])) {
    const id = `q${questions.length + 1}`;
    const at = { id, ...placeOf(question, counts) };
    const problem = drawQuestion(quiz, question, place, at, wish, taken);
    taken.add(fingerprint(problem.question));
    questions.push(withPoints(problem, quiz, question));
  }
  return {
    format: "gradsheet/sheet@1",
    generator: GENERATOR,
    id: copy,
    ...head,
    rounding,
    ...(student === undefined ? {} : { student }),
    ...(seed === undefined ? {} : { seed }),
    points: questions.reduce((sum, { points }) => sum + points, 0),
    questions,
  };
}

/**
 * What names the streams of each question of a copy, in the order of its sheet ("topic loss 1", "name swish 1"): a question
 * that keeps it keeps its numbers.
 */
export function questionKeys(quiz: Quiz, wish: CopyWish): string[] {
  const counts = new Map<string, number>();
  const questions = questionsOfCopy(quiz, [streamHead(wish, quiz), wish.id]);
  return questions.map(({ question }) => placeOf(question, counts).key);
}
