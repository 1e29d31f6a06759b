import type { Level, LocaleName } from "../../core/base/settings.js";
import type { Messages } from "../../core/words/messages.js";
import { keyOf } from "../../core/words/messages.js";
import { writePlace } from "./address.js";
import { type Course, exercisesOf, titleOf } from "./course.js";
import { pastView } from "./past.js";
import { IN_A_ROW, NO_PROGRESS, type Progress } from "./progress.js";
import type { Kept } from "./store.js";

/** How a place in the list of progress is named. */
export const rungOf = (exercise: string, level: Level): string => `${exercise} ${level}`;

/** `●●○` */
export const dotsOf = ({ row, mastered }: Progress): string =>
  mastered ? "★" : "●".repeat(row) + "○".repeat(IN_A_ROW - row);

export const stateOf = ({ row, mastered }: Progress, t: Messages): string =>
  mastered ? t("practice.mastered") : t("practice.row", { row, all: IN_A_ROW });

/** The ladder of exercises as its template takes it. `fresh` makes a seed. */
export function homeView(course: Course, kept: Kept, locale: LocaleName, t: Messages, fresh: () => string) {
  const quiz = course.quizzes[locale];
  const rungs = exercisesOf(quiz).map(({ name, question }) => ({
    title: titleOf({ name, question }, t),
    levels: (course.levels.length === 0 ? [question.level] : course.levels).map((level) => {
      const progress = kept.progress[rungOf(name, level)] ?? NO_PROGRESS;
      return {
        name: t(keyOf("practice", "level", level)),
        address: writePlace({
          at: "question",
          wish: { exercise: name, level, seed: fresh(), network: {} },
        }),
        dots: dotsOf(progress),
        state: stateOf(progress, t),
        mastered: progress.mastered,
      };
    }),
  }));
  const all = rungs.flatMap(({ levels }) => levels);
  return {
    title: quiz.title,
    instructions: quiz.instructions ?? "",
    mastered: t("practice.count", { done: all.filter((one) => one.mastered).length, all: all.length }),
    past: pastView(course, kept, locale, t),
    exercises: rungs,
  };
}
