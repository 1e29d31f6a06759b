import { expect, test } from "@jest/globals";
import {
  fromFile,
  type Kept,
  merged,
  NOTHING,
  withSeen,
  withWork,
} from "../../../../src/web/practice/kept/kept.js";
import { after, NO_PROGRESS, standingOf } from "../../../../src/web/practice/kept/mastery.js";
import { NO_WORK } from "../../../../src/web/practice/kept/progress.js";
import { readKept } from "../../../../src/web/practice/kept/readKept.js";

/** What a page keeps that has done some questions, all right. */
const did = (kept: Kept, seeds: readonly string[], at: number): Kept =>
  seeds.reduce((now, seed) => {
    const address = `#q=loss&seed=${seed}`;
    const tried = { address, right: 7, all: 7, done: true, at };
    const progress = after(now.progress["loss exam"] ?? NO_PROGRESS, tried);
    const work = withWork(now, address, { ...NO_WORK, answers: { a: seed }, at });
    return withSeen({ ...work, progress: { ...now.progress, "loss exam": progress } }, `loss ${seed}`);
  }, kept);
const addresses = (kept: Kept) => Object.keys(kept.work).map((one) => one.replace(/.*=/, ""));
const isAt = (kept: Kept, now: number) => standingOf(kept.progress["loss exam"] ?? NO_PROGRESS, now).is;

test("two pages that were open at once: the work of both is there", () => {
  const both = merged(did(NOTHING, ["a", "b", "c"], 10), did(NOTHING, ["d"], 20));
  expect(addresses(both)).toEqual(["a", "b", "c", "d"]);
  expect(isAt(both, 20)).toBe("mastered");
  expect(both.progress["loss exam"]?.tried.length).toBe(4);
  expect(both.seen).toEqual(["loss a", "loss b", "loss c", "loss d"]);
  expect(merged(both, both)).toEqual(both);
});

test("one question on two pages is as it was last, and no slip of the other is forgotten", () => {
  const page = (at: number, text: string, slips: string[]) =>
    withWork(NOTHING, "#q", { ...NO_WORK, answers: { a: text }, slips, clean: ["a", "b"], at });
  const both = merged(page(20, "late", []), page(10, "early", ["b"]));
  expect(both.work["#q"]).toMatchObject({ answers: { a: "late" }, slips: ["b"], clean: ["a"], at: 20 });
});

test("an older file is put together with what is there, and takes no star away", () => {
  const now = did(did(NOTHING, ["a"], 10), ["b", "c"], 20);
  const file = readKept(JSON.stringify(did(NOTHING, ["a"], 10))) ?? NOTHING;
  expect(merged(fromFile(file, now), now)).toEqual(now);
});

test("what is forgotten is forgotten on the other page too, and comes back from a file alone", () => {
  const before = did(NOTHING, ["a", "b", "c"], 10);
  const cleared: Kept = { ...NOTHING, since: 15 };
  const other = merged(before, cleared);
  expect([addresses(other), isAt(other, 16), other.seen]).toEqual([[], "not-tried", []]);
  const back = merged(fromFile(before, other), other);
  expect([addresses(back), isAt(back, 16)]).toEqual([["a", "b", "c"], "mastered"]);
});

test("a star of an earlier version, which was for ever, is due again", () => {
  const older = {
    format: "gradsheet/practice@1",
    progress: { "loss exam": { row: 3, done: 5, mastered: true } },
  };
  const kept = readKept(JSON.stringify(older)) ?? NOTHING;
  expect(isAt(kept, Date.now())).toBe("due");
  expect(isAt(did(kept, ["a"], Date.now()), Date.now())).toBe("mastered");
});

test("what cannot be read of a file is left out, and a file of something else is none", () => {
  const strange = {
    format: "gradsheet/practice@1",
    since: "now",
    progress: {
      x: 5,
      "loss exam": { tried: [{ address: "#", right: 9, all: 7, at: 0 }, null], star: { at: "?" } },
    },
    work: { "#": { answers: { a: 1, b: "2" }, slips: [3, "s"], hints: { a: -1, b: 2 }, at: -5 } },
    seen: [1, "x"],
  };
  expect(readKept(JSON.stringify(strange))).toEqual({
    ...NOTHING,
    progress: { x: NO_PROGRESS, "loss exam": NO_PROGRESS },
    work: { "#": { ...NO_WORK, answers: { b: "2" }, slips: ["s"], hints: { b: 2 } } },
    seen: ["x"],
  });
  expect(readKept("{}")).toBeNull();
  expect(readKept("none")).toBeNull();
});
