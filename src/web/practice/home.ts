import type { Level, LocaleName } from "../../core/base/settings.js";
import type { Messages } from "../../core/words/messages.js";
import { keyOf } from "../../core/words/messages.js";
import { writePlace } from "./address.js";
import { type Course, exercisesOf, titleOf } from "./course.js";
import type { Wish } from "./draw.js";
import type { Kept } from "./kept.js";
import { BLANKS, LEAST_BLANKS, NO_PROGRESS, type Progress, QUESTIONS, standingOf } from "./mastery.js";
import { pastView } from "./past.js";

/** How a place in the list of progress is named. */
export const rungOf = (exercise: string, level: Level): string => `${exercise} ${level}`;

/** The numbers of a question, whatever its level asks of them. */
export const seedOf = ({ exercise, seed }: Wish): string => `${exercise} ${seed}`;

const DOTS = 3;

/** `●●○`, `★`; `☆`: due again. */
export function dotsOf(progress: Progress, now: number): string {
  const { is, share } = standingOf(progress, now);
  if (is === "mastered" || is === "due") return is === "due" ? "☆" : "★";
  const full = Math.floor(share * DOTS);
  return "●".repeat(full) + "○".repeat(DOTS - full);
}

/** How an exercise stands, in words. */
export function stateOf(progress: Progress, now: number, locale: LocaleName, t: Messages): string {
  const { is, right, all, due } = standingOf(progress, now);
  if (is === "not-tried") return t("practice.not-tried");
  if (is === "on-its-way") return t("practice.at-once", { right, all });
  if (is === "due") return t("practice.due");
  const date = new Date(due).toLocaleDateString(locale, { month: "long", day: "numeric" });
  return t("practice.mastered", { date });
}

/** The ladder of exercises as its template takes it. `fresh` makes a seed. */
export function homeView(course: Course, kept: Kept, locale: LocaleName, t: Messages, fresh: () => string) {
  const now = Date.now();
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
        dots: dotsOf(progress, now),
        state: stateOf(progress, now, locale, t),
        mastered: standingOf(progress, now).is === "mastered",
      };
    }),
  }));
  const all = rungs.flatMap(({ levels }) => levels);
  return {
    title: quiz.title,
    instructions: quiz.instructions ?? "",
    intro: t("practice.intro", { blanks: BLANKS, least: LEAST_BLANKS, questions: QUESTIONS }),
    mastered: t("practice.count", { done: all.filter((one) => one.mastered).length, all: all.length }),
    past: pastView(course, kept, locale, t),
    exercises: rungs,
  };
}
