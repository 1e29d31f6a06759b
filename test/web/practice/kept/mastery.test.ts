import { expect, test } from "@jest/globals";
import {
  after,
  dueOf,
  NO_PROGRESS,
  type Progress,
  standingOf,
} from "../../../../src/web/practice/kept/mastery.js";
import { afterCheck, isCounted, NO_WORK } from "../../../../src/web/practice/kept/progress.js";

const DAY = 86_400_000;
const NOON = new Date(2026, 11, 3, 12).getTime();

/** Questions in a row, each so many right at once of so many; `left` ones were not finished. */
const row = (
  questions: readonly (readonly [right: number, all: number, left?: "left"])[],
  start: Progress = NO_PROGRESS,
  at = NOON,
): Progress =>
  questions.reduce(
    (progress, [right, all, left], k) =>
      after(progress, { address: `#${at}-${k}`, right, all, done: left === undefined, at }),
    start,
  );
const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);
const isAt = (progress: Progress, now = NOON) => standingOf(progress, now).is;

test("ten numbers in three questions at the least, and thirty are enough in two", () => {
  expect(isAt(NO_PROGRESS)).toBe("not-tried");
  expect(isAt(row(times(9, [1, 1])))).toBe("on-its-way");
  expect(isAt(row(times(10, [1, 1])))).toBe("mastered");
  expect(isAt(row(times(2, [7, 7])))).toBe("on-its-way");
  expect(isAt(row(times(3, [7, 7])))).toBe("mastered");
  expect(isAt(row(times(1, [26, 26])))).toBe("on-its-way");
  expect(isAt(row(times(2, [26, 26])))).toBe("mastered");
});

test("nine of ten of the latest numbers, so one slip in a long question does not begin all again", () => {
  expect(isAt(row([[6, 7], ...times(2, [7, 7] as const)]))).toBe("mastered");
  expect(isAt(row(times(3, [6, 7])))).toBe("on-its-way");
  // What was wrong long ago is behind the latest thirty.
  expect(isAt(row([...times(4, [0, 7] as const), ...times(5, [7, 7] as const)]))).toBe("mastered");
});

test("a question that is left after a slip stands as it was left, and goes on when somebody comes back to it", () => {
  const skipped = row([
    [7, 7],
    [0, 7, "left"],
    [7, 7],
    [0, 7, "left"],
    [7, 7],
  ]);
  expect(isAt(skipped)).toBe("on-its-way");
  const { address } = skipped.tried[1] ?? { address: "" };
  const back = after(skipped, { address, right: 5, all: 7, done: true, at: NOON });
  expect(standingOf(back, NOON).right).toBe(26);
  expect(after(back, { address, right: 7, all: 7, done: true, at: NOON })).toEqual(back);
});

test("a star is due again after 1, 3, 7 and 21 days, and stays due until a question goes well", () => {
  let progress = row(times(3, [7, 7]));
  for (const days of [1, 3, 7, 21, 21]) {
    const at = progress.star?.at ?? 0;
    expect(dueOf(progress.star ?? { at: 0, step: 0 }) - new Date(at).setHours(0, 0, 0, 0)).toBe(days * DAY);
    expect(isAt(progress, at + (days - 1) * DAY)).toBe("mastered");
    const later = at + days * DAY;
    expect(isAt(progress, later)).toBe("due");
    progress = row([[7, 7]], progress, later);
    expect(isAt(progress, later)).toBe("mastered");
  }
  const later = NOON + 100 * DAY;
  const failed = row([[4, 7]], progress, later);
  expect(isAt(failed, later)).toBe("due");
  const again = row([[7, 7]], failed, later + 1);
  expect(isAt(again, later + 1)).toBe("mastered");
  expect(isAt(again, later + DAY)).toBe("due");
});

test("right at once: not after a hint, a slip, or the solution; a carried value is, its slip is not", () => {
  const begun = afterCheck(NO_WORK, ["a"], ["b"], false);
  expect(begun.clean).toEqual(["a"]);
  expect(afterCheck(begun, ["b", "c"], [], false).clean).toEqual(["a", "c"]);
  expect(afterCheck({ ...begun, hints: { c: 1 } }, ["c"], [], false).clean).toEqual(["a"]);
  expect(afterCheck({ ...begun, solution: true }, ["c"], [], false).clean).toEqual(["a"]);
  expect(afterCheck(NO_WORK, ["a"], [], true).clean).toEqual([]);
  expect(afterCheck(begun, [], ["a"], false).clean).toEqual([]);
});

test("a question that is only begun does not count; with a slip, help or its solution it does", () => {
  expect(isCounted(afterCheck(NO_WORK, ["a"], [], false))).toBe(false);
  expect(isCounted(afterCheck(NO_WORK, ["a"], ["b"], false))).toBe(true);
  expect(isCounted({ ...NO_WORK, hints: { a: 1 } })).toBe(true);
  expect(isCounted({ ...NO_WORK, solution: true })).toBe(true);
});
