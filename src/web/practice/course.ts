import type { Quiz, QuizQuestion } from "../../author/quiz/quiz.js";
import type { Level, LocaleName } from "../../core/base/settings.js";
import type { SelfCheckHelp } from "../../core/sheet/sheet.js";
import { keyOf, type Messages } from "../../core/words/messages.js";

/** What a page lets be practised: the questions of one quiz, in each language of the page. */
export interface Course {
  /** Tells what is kept of one course in a browser from another's. */
  readonly name: string;
  readonly quizzes: Readonly<Record<LocaleName, Quiz>>;
  /** The levels that a student may choose; none: each question's own. */
  readonly levels: readonly Level[];
  /** Whether network, activation and loss may be chosen. */
  readonly networks: boolean;
  readonly help: SelfCheckHelp;
}

/** A rung of the ladder: a question of the quiz by the name that addresses have for it. */
export interface Exercise {
  readonly name: string;
  readonly question: QuizQuestion;
}

/** What an exercise is called: as its teacher calls it, or as its topic is. */
export const titleOf = ({ name, question }: Exercise, t: Messages): string =>
  question.own === undefined
    ? t(keyOf("topic", question.topic, "title"))
    : (question.own.title ?? question.name ?? name);

/**
 * The questions of a quiz by their names, or their topics; what would have the same name is numbered. What no program can
 * mark, an answer in words, is no exercise.
 */
export function exercisesOf({ questions }: Pick<Quiz, "questions">): Exercise[] {
  const met = new Map<string, number>();
  return questions
    .filter(({ own }) => own?.kind !== "text")
    .map((question) => {
      const head = question.name ?? question.topic;
      const count = (met.get(head) ?? 0) + 1;
      met.set(head, count);
      return { name: count === 1 ? head : `${head}-${count}`, question };
    });
}
