import type { Level, LocaleName } from "../../core/base/settings.js";
import type { TopicName } from "../../core/topics/index.js";
import { NEEDS, placeOf, WAY } from "../../core/topics/path.js";
import { keyOf, type Messages } from "../../core/words/messages.js";
import { writePlace } from "./address.js";
import { type Course, type Exercise, exercisesOf, titleOf } from "./course.js";
import type { Kept } from "./kept/kept.js";
import { NO_PROGRESS, type Progress, type Standing, standingOf } from "./kept/mastery.js";
import { dotsOf, rungOf, stateOf } from "./kept/standing.js";

/** One exercise at one level, and how it stands. */
export interface Rung {
  readonly exercise: Exercise;
  readonly level: Level;
  readonly progress: Progress;
  readonly is: Standing["is"];
}

/** A station of the map: an exercise at all its levels, and the exercises that branch off there. */
export interface Station {
  readonly exercise: Exercise;
  readonly rungs: readonly Rung[];
  readonly branches: readonly Station[];
}

const isTopic = (name: string): name is TopicName => Object.hasOwn(NEEDS, name);

const hadStar = ({ is }: Rung): boolean => is === "mastered" || is === "due";
/** Whether one of its levels was mastered once: the way goes on behind it. */
const isPassed = ({ rungs }: Station): boolean => rungs.some(hadStar);

/**
 * A course as a way with branches: that of all topics by what each builds on, a teacher's quiz in its own order without
 * branches.
 */
export function mapOf(course: Course, locale: LocaleName, kept: Kept, now: number): readonly Station[] {
  const stations = exercisesOf(course.quizzes[locale]).map((exercise): Station => {
    const levels = course.levels.length === 0 ? [exercise.question.level] : course.levels;
    const rungs = levels.map((level): Rung => {
      const progress = kept.progress[rungOf(exercise.name, level)] ?? NO_PROGRESS;
      return { exercise, level, progress, is: standingOf(progress, now).is };
    });
    return { exercise, rungs, branches: [] };
  });
  if (course.levels.length === 0) return stations;
  const of = (topic: TopicName) => stations.filter(({ exercise }) => exercise.name === topic);
  const way = WAY.flatMap(of);
  if (way.length === 0) return stations;
  const isOnWay = (one: Station) => way.includes(one);
  const others = stations.filter((one) => !isOnWay(one));
  // A station that this course has not gives its branches to the one before it.
  const last = (topic: TopicName): Station | undefined => {
    const before = WAY.slice(0, placeOf(topic) + 1).flatMap(of);
    return before.at(-1) ?? way[0];
  };
  return way.map((station) => ({
    ...station,
    branches: others.filter(({ exercise: { name } }) => isTopic(name) && last(name) === station),
  }));
}

const inOrder = (map: readonly Station[]): Station[] => [...map, ...map.flatMap(({ branches }) => branches)];

/** Where to go on: the first station of the way that was not passed, then the first branch; none when all were. */
export const nextOf = (map: readonly Station[], besides?: string): Station | undefined =>
  inOrder(map).find((one) => !isPassed(one) && one.exercise.name !== besides);

/**
 * What is due again, the first of the map first; and one exercise of those that were mastered, for a mixed review: of what
 * is due while there is any, and another one than `besides`.
 */
export function reviewOf(
  map: readonly Station[],
  turn: number,
  besides?: string,
): { due: readonly Rung[]; review: Rung | undefined } {
  const starred = inOrder(map).flatMap(({ rungs }) => rungs.filter(hadStar));
  const due = starred.filter(({ is }) => is === "due");
  const others = [due, starred].map((some) => some.filter(({ exercise }) => exercise.name !== besides));
  const among = others.find((some) => some.length > 0) ?? [];
  return { due, review: starred.length < 2 ? undefined : among[turn % among.length] };
}

export interface MapWords {
  readonly locale: LocaleName;
  readonly t: Messages;
  readonly now: number;
  /** Makes a seed. */
  readonly fresh: () => string;
}

/** The address of new numbers of an exercise at a level. */
export const freshAddress = (
  exercise: string,
  level: Level,
  fresh: () => string,
  more: { readonly review?: number } = {},
): string => writePlace({ at: "question", wish: { exercise, level, seed: fresh(), network: {} }, ...more });

/** A station as the map's template takes it. */
export interface StationView {
  readonly title: string;
  readonly teaches: string;
  readonly is: "passed" | "next" | "ahead";
  /** "Start here", where it is next. */
  readonly here: string;
  readonly needs: string;
  /** The address of its lesson; empty where it has none. */
  readonly lesson: string;
  readonly levels: readonly Readonly<Record<"name" | "address" | "dots" | "state", string>>[];
  /** Whether its branches are unfolded: where one of them is begun, or where the page says to go on. */
  readonly open: boolean;
  /** The titles of its branches. */
  readonly names: string;
  readonly branches: readonly StationView[];
}

/** `next`: where the page says to go on. `from`: the station that this one branches off. */
export function stationView(
  station: Station,
  next: Station | undefined,
  words: MapWords,
  from = "",
): StationView {
  const { exercise, rungs, branches } = station;
  const { t, now, locale, fresh } = words;
  const topic = exercise.question.own === undefined ? exercise.question.topic : "";
  const needs = isTopic(exercise.name) ? NEEDS[exercise.name].filter((need) => need !== from) : [];
  const isNext = station === next;
  const started = rungs.some(({ is }) => is !== "not-tried");
  return {
    title: titleOf(exercise, t),
    teaches: topic === "" ? "" : t(keyOf("practice", "teaches", topic)),
    is: isPassed(station) ? "passed" : isNext ? "next" : "ahead",
    here: isNext ? t(started ? "practice.now" : "practice.start") : "",
    needs:
      needs.length === 0
        ? ""
        : t("practice.needs", { names: needs.map((need) => t(keyOf("topic", need, "title"))).join(", ") }),
    lesson: topic === "" ? "" : writePlace({ at: "lesson", exercise: exercise.name, screen: 1 }),
    levels: rungs.map(({ level, progress }) => ({
      name: t(keyOf("practice", "level", level)),
      address: freshAddress(exercise.name, level, fresh),
      dots: dotsOf(progress, now),
      state: stateOf(progress, now, locale, t),
    })),
    open: branches.some((one) => one === next || one.rungs.some(({ is }) => is !== "not-tried")),
    names: branches.map((one) => titleOf(one.exercise, t)).join(", "),
    branches: branches.map((branch) => stationView(branch, next, words, exercise.name)),
  };
}
