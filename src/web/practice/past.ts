import type { LocaleName } from "../../core/base/settings.js";
import { keyOf, type Messages } from "../../core/words/messages.js";
import { isAsked, readPlace } from "./address.js";
import { type Course, exercisesOf, titleOf } from "./course.js";
import type { Kept } from "./kept/kept.js";
import { hintsTaken, type Work } from "./kept/progress.js";

/** So many of the latest stand open on the page; those before them are behind a fold. */
const LATEST = 3;

/** `2 of 6 marks · still to do: 4 · hints used: 1`; nothing for a question of which nothing was checked or shown. */
export function workWords(work: Work, t: Messages): string {
  const { reached, solution } = work;
  const hints = hintsTaken(work);
  return [
    reached === null ? "" : t("marked.total", { score: reached.score, maxScore: reached.maxScore }),
    reached === null
      ? ""
      : reached.left === 0
        ? t("practice.all-right")
        : t("practice.left", { count: reached.left }),
    hints === 0 ? "" : t("practice.hints", { count: hints }),
    solution ? t("practice.seen") : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

const isTried = (work: Work): boolean =>
  work.solution || hintsTaken(work) > 0 || Object.values(work.answers).some((text) => text.trim() !== "");

/** Right in all its blanks. */
const isFinished = ({ reached }: Work): boolean => reached?.left === 0;

/** The questions that were tried and are kept, the latest first, as their template takes them. */
export function pastView(course: Course, kept: Kept, locale: LocaleName, t: Messages) {
  const exercises = new Map(exercisesOf(course.quizzes[locale]).map((one) => [one.name, one]));
  const levels = new Map([...exercises].map(([name, { question }]) => [name, question.level]));
  const past = Object.entries(kept.work)
    .reverse()
    .flatMap(([address, work]) => {
      const place = readPlace(address, levels);
      if (!isAsked(place)) return [];
      const exercise = exercises.get(place.wish.exercise);
      if (exercise === undefined || !isTried(work)) return [];
      const { level, seed } = place.wish;
      const isDone = isFinished(work);
      return [
        {
          address,
          title: titleOf(exercise, t),
          level: t(keyOf("practice", "level", level)),
          name: `${exercise.name} ${seed}`,
          isDone,
          state: [
            work.reached !== null ? "" : t(isDone ? "practice.all-right" : "practice.past.unchecked"),
            workWords(work, t),
          ]
            .filter(Boolean)
            .join(" · "),
        },
      ];
    });
  return {
    open: t("practice.past.open", { open: past.filter(({ isDone }) => !isDone).length, all: past.length }),
    latest: past.slice(0, LATEST),
    earlier: past.slice(LATEST),
    more: t("practice.past.more", { count: Math.max(0, past.length - LATEST) }),
  };
}
