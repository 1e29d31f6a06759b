import { expect, test } from "@jest/globals";
import { messagesFor } from "../../../src/core/words/locale.js";
import { type Kept, NOTHING, withWork } from "../../../src/web/practice/kept/kept.js";
import { NO_WORK, type Work } from "../../../src/web/practice/kept/progress.js";
import { readKept } from "../../../src/web/practice/kept/readKept.js";
import { pastView } from "../../../src/web/practice/past.js";
import { courseOf } from "../../support/practicePages.js";

const t = messagesFor("en");
const course = courseOf();
const addressOf = (seed: string) => `#q=loss&level=exam&seed=${seed}`;
const TYPED: Work = { ...NO_WORK, answers: { "1.a": "2" }, checked: { "1.a": "2" } };
const listed = (kept: Kept) => {
  const { latest, earlier, open } = pastView(course, kept, "en", t);
  return { all: [...latest, ...earlier], open };
};
const withAll = (works: readonly Work[]): Kept =>
  works.reduce((kept, work, k) => withWork(kept, addressOf(`s${k}`), work), NOTHING);

test("the latest 60 questions are listed, the one worked on last first, and come back from a file", () => {
  const reached = { score: 1.5, maxScore: 2, left: 1 };
  const many = withAll(Array.from({ length: 64 }, () => ({ ...TYPED, reached })));
  const kept = withWork(many, addressOf("s9"), { ...TYPED, reached, hints: { "1.a": 2 } });
  const { all, open } = listed(readKept(JSON.stringify(kept)) ?? NOTHING);
  expect(all.length).toBe(60);
  expect(open).toBe("Open: 60 of 60");
  expect(all.slice(0, 3).map(({ address }) => address)).toEqual([
    addressOf("s9"),
    addressOf("s63"),
    addressOf("s62"),
  ]);
  expect(all[0]?.state).toBe("1.5 of 2 marks · still to do: 1 · hints used: 2");
  expect(all.map(({ address }) => address)).not.toContain(addressOf("s3"));
});

test("nothing is listed that was not tried, or that this course does not ask", () => {
  const strange = withWork(withAll([NO_WORK]), "#q=nothing&seed=1", TYPED);
  expect(listed(strange).all).toEqual([]);
});
