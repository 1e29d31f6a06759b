import type { LocaleName } from "../../core/base/settings.js";
import { keyOf, type Messages } from "../../core/words/messages.js";
import { MOST_REVIEWED } from "./address.js";
import { type Course, titleOf } from "./course.js";
import type { Kept } from "./kept/kept.js";
import { BLANKS, LEAST_BLANKS, QUESTIONS } from "./kept/mastery.js";
import { freshAddress, mapOf, nextOf, type Rung, reviewOf, stationView } from "./map.js";
import { pastView } from "./past.js";

const MINUTE = 60_000;

/** The map of exercises as its template takes it. `fresh` makes a seed. */
export function homeView(course: Course, kept: Kept, locale: LocaleName, t: Messages, fresh: () => string) {
  const now = Date.now();
  const quiz = course.quizzes[locale];
  const map = mapOf(course, locale, kept, now);
  const next = nextOf(map);
  const all = map.flatMap(({ rungs, branches }) => [...rungs, ...branches.flatMap((one) => one.rungs)]);
  const { due, review } = reviewOf(map, Math.floor(now / MINUTE));
  const link = ({ exercise, level }: Rung) => ({
    title: titleOf(exercise, t),
    level: t(keyOf("practice", "level", level)),
    address: freshAddress(exercise.name, level, fresh),
  });
  return {
    title: quiz.title,
    instructions: quiz.instructions ?? "",
    rule: t("practice.rule", { blanks: BLANKS, least: LEAST_BLANKS, questions: QUESTIONS }),
    mastered: t("practice.count", {
      done: all.filter(({ is }) => is === "mastered").length,
      all: all.length,
    }),
    past: pastView(course, kept, locale, t),
    due: due.map(link),
    review:
      review === undefined
        ? ""
        : freshAddress(review.exercise.name, review.level, fresh, { review: MOST_REVIEWED }),
    hasBranches: map.some(({ branches }) => branches.length > 0),
    stations: map.map((station) => stationView(station, next, { locale, t, now, fresh })),
  };
}
