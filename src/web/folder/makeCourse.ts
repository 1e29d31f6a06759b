import type { Quiz } from "../../author/quiz/quiz.js";
import { sha256 } from "../../core/base/hash.js";
import { forEachLocale } from "../../core/base/locales/index.js";
import { LEVELS, type LocaleName } from "../../core/base/settings.js";
import type { Course } from "../practice/course.js";

export interface CourseWish {
  /** The same quiz in each language. */
  readonly quizzes: Readonly<Record<LocaleName, Quiz>>;
  /** Whether students choose levels and networks; else they practise what the quiz asks, as it asks it. */
  readonly free: boolean;
}

/** Numbers of a free course: a topic that is added to it leaves those of the others alone. */
const SERIES = "practice";

/** What the practice page of a quiz carries. A quiz's look stays on paper. */
export function makeCourse({ quizzes, free }: CourseWish): Course {
  const plain = (quiz: Quiz): Quiz => {
    const { look: _onPaper, handIn: _byServer, ...rest } = quiz;
    return free ? { ...rest, series: SERIES } : rest;
  };
  const carried = forEachLocale((locale) => plain(quizzes[locale]));
  return {
    name: free ? SERIES : sha256(JSON.stringify(carried)).slice(0, 12),
    quizzes: carried,
    levels: free ? LEVELS : [],
    networks: free,
    help: quizzes.en.selfcheck ?? { hints: true, solution: "after-trying" },
  };
}
