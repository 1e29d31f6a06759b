import { fail } from "../../core/base/errors.js";
import { known } from "../../core/base/known.js";
import { stream } from "../../core/base/random.js";
import type { Quiz, QuizQuestion } from "../quiz/quiz.js";

/** A question of a copy, and which entry of the quiz it comes from. */
export interface CopyQuestion {
  readonly question: QuizQuestion;
  /** The entry's place, from 0. */
  readonly place: number;
}

/**
 * What one copy asks, entry by entry: of a bank the questions that it draws, by a stream of the bank's own, none of them
 * twice. Throws CANNOT_DRAW where entries draw more of a bank than it has.
 */
export function questionsOfCopy({ questions }: Quiz, path: readonly string[]): CopyQuestion[] {
  const taken = new Map<string, number>();
  return questions.flatMap((entry, place): CopyQuestion[] => {
    const { bank, count, points } = entry;
    if (bank === undefined) return Array.from({ length: count }, () => ({ question: entry, place }));
    const first = taken.has(bank.from) ? known(taken, bank.from) : 0;
    const order = isWhole(questions, bank.from)
      ? bank.questions
      : stream(...path, `bank ${bank.from}`, "pick").shuffle(bank.questions);
    const drawn = order.slice(first, first + count);
    taken.set(bank.from, first + count);
    if (drawn.length < count)
      throw fail(
        "CANNOT_DRAW",
        `questions[${place}]: more questions are drawn of ${bank.from} than the ${bank.questions.length} that it has; a smaller pick would be right`,
      );
    return drawn.map((question) => ({ question: { ...question, points: points ?? question.points }, place }));
  });
}

/** Whether one entry asks all of a bank: then they stand in their order. */
const isWhole = (questions: readonly QuizQuestion[], from: string): boolean =>
  questions.some(({ bank, count }) => bank?.from === from && count === bank.questions.length);
