import { expect, test } from "@jest/globals";
import { TOPICS } from "../../../src/core/topics/index.js";
import { messagesFor } from "../../../src/core/words/locale.js";
import { homeView } from "../../../src/web/practice/home.js";
import { type Kept, NOTHING } from "../../../src/web/practice/kept/kept.js";
import { mapOf, nextOf, reviewOf, type Station } from "../../../src/web/practice/map.js";
import { courseOf } from "../../support/practicePages.js";

const course = courseOf();
const NOW = new Date(2026, 11, 3, 12).getTime();
const DAY = 86_400_000;

/** What is kept of somebody who has stars at these exercises and levels, so many days old. */
const starred = (stars: Readonly<Record<string, number>>): Kept => ({
  ...NOTHING,
  progress: Object.fromEntries(
    Object.entries(stars).map(([rung, days]) => [
      rung,
      { tried: [], star: { at: NOW - days * DAY, step: 0 } },
    ]),
  ),
});
const mapWith = (kept: Kept) => mapOf(course, "en", kept, NOW);
const nameOf = (one: Station | undefined) => one?.exercise.name;

test("each topic is on the map once, on the way or on a branch of it", () => {
  const names = mapWith(NOTHING).flatMap((one) => [nameOf(one), ...one.branches.map(nameOf)]);
  expect(names.toSorted()).toEqual(Object.keys(TOPICS).toSorted());
});

test("the page says where to start, where to go on, and goes by the way before the branches", () => {
  expect(nameOf(nextOf(mapWith(NOTHING)))).toBe("forward-pass");
  expect(nameOf(nextOf(mapWith(starred({ "forward-pass guided": 0 }))))).toBe("loss");
  const way = mapWith(NOTHING).map((one) => `${nameOf(one)} exam`);
  const all = starred(Object.fromEntries(way.map((rung) => [rung, 0])));
  expect(nameOf(nextOf(mapWith(all)))).toBe("shapes");
});

test("what is due comes first in a review; one exercise alone is no review", () => {
  const { due, review } = reviewOf(mapWith(starred({ "loss exam": 2, "forward-pass exam": 0 })), 7);
  expect(due.map(({ exercise }) => exercise.name)).toEqual(["loss"]);
  expect(review?.exercise.name).toBe("loss");
  expect(reviewOf(mapWith(starred({ "loss exam": 0 })), 7).review).toBeUndefined();
  const both = mapWith(starred({ "loss exam": 0, "shapes exam": 0 }));
  expect([0, 1, 2].map((turn) => reviewOf(both, turn).review?.exercise.name)).toEqual([
    "loss",
    "shapes",
    "loss",
  ]);
});

test.each(["en", "ko"] as const)(
  "%s: every station says what it teaches, and what it builds on beside its place",
  (locale) => {
    const { stations } = homeView(course, NOTHING, locale, messagesFor(locale), () => "s");
    const all = stations.flatMap((one) => [one, ...one.branches]);
    expect(all.every(({ teaches }) => teaches.length > 10)).toBe(true);
    expect(stations.filter(({ here }) => here !== "").length).toBe(1);
    const digit = all.find(({ levels }) => levels[0]?.address.includes("q=digit"));
    expect(digit?.needs).toContain(messagesFor(locale)("topic.softmax-cross-entropy.title"));
  },
);

test("a teacher's quiz keeps its order and has no branches", () => {
  const quizzes = { en: course.quizzes.en, ko: course.quizzes.ko };
  const map = mapOf({ ...course, quizzes, levels: [] }, "en", NOTHING, NOW);
  expect(map.map(nameOf).slice(0, 12)).toEqual(Object.keys(TOPICS).slice(0, 12));
  expect(map.every(({ branches }) => branches.length === 0)).toBe(true);
});
