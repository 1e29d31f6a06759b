import type { Quiz } from "../author/quiz/quiz.js";
import type { LocaleName } from "../core/base/settings.js";

/** What is practised. */
export interface PracticeOptions {
  /** The same quiz in each language of the page. */
  readonly quizzes: Readonly<Record<LocaleName, Quiz>>;
  /** The language that the page opens in. */
  readonly locale: LocaleName;
  /** Whether students choose levels and networks; else they practise what the quiz asks, as it asks it. Default: false. */
  readonly free?: boolean;
}

/**
 * The files of static pages on which anybody practises with ever new numbers, by their paths: any host can carry them.
 * Throws WRONG_VALUE where no question can be marked by a program.
 */
export async function practicePages(options: PracticeOptions): Promise<Map<string, string | Uint8Array>> {
  const { quizzes, locale, free = false } = options;
  const [{ makeCourse }, { practiceFiles }, { exercisesOf }, { fail }] = await Promise.all([
    import("../web/folder/makeCourse.js"),
    import("../web/folder/practiceFiles.js"),
    import("../web/practice/course.js"),
    import("../core/base/errors.js"),
  ]);
  const course = makeCourse({ quizzes, free });
  if (exercisesOf(course.quizzes[locale]).length === 0)
    throw fail(
      "WRONG_VALUE",
      "no question of the quiz can be marked by a program, so there is nothing to practise",
    );
  return practiceFiles(course, locale);
}
