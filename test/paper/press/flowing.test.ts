import { expect, test } from "@jest/globals";
import { flowing } from "../../../src/paper/press/strips/flowing.js";
import type { Sized } from "../../../src/paper/press/strips/place.js";

const COLUMNS = { above: 10, between: 20, around: '<div class="solutions">' };
const block = (height: number, more: Partial<Sized> = {}): Sized => ({
  ...{ height, width: 100, gap: 0, keeps: false, columns: null, whole: null, isHead: false },
  ...more,
});
const inColumns = (height: number, more: Partial<Sized> = {}): Sized =>
  block(height, { columns: COLUMNS, ...more });
/** Page by page which block stands where: `block@x,y`. */
const pages = (blocks: readonly Sized[], room: number) =>
  flowing(blocks, room)?.map((page) => page.map(({ block: k, x, y }) => `${k}@${x},${y}`).join(" "));

test("blocks stand one under the other, gaps between them but none at the top of a page", () => {
  expect(pages([block(40, { gap: 9 }), block(30, { gap: 5 }), block(30, { gap: 5 })], 100)).toEqual([
    "0@0,0 1@0,45",
    "2@0,0",
  ]);
});

test("a heading goes overleaf with what it heads; a block higher than a page has no place", () => {
  expect(pages([block(60), block(20, { keeps: true }), block(30)], 100)).toEqual(["0@0,0", "1@0,0 2@0,20"]);
  expect(pages([block(20, { keeps: true }), block(90)], 100)).toEqual(["0@0,0", "1@0,0"]);
  expect(pages([block(101)], 100)).toBe(undefined);
});

test("a table's head comes again on each page where its rows go on, and not before its first", () => {
  const row = block(40, { whole: 0 });
  const head = block(10, { whole: 0, isHead: true, keeps: true });
  expect(pages([head, row, row, row, block(40)], 100)).toEqual([
    "0@0,0 1@0,10 2@0,50",
    "0@0,0 3@0,10 4@0,50",
  ]);
  expect(pages([block(60), head, row, row], 100)).toEqual(["0@0,0", "1@0,0 2@0,10 3@0,50"]);
});

test("columns fill left, then right, and are alike on the last page", () => {
  const blocks = [block(30), ...Array.from({ length: 7 }, () => inColumns(30))];
  expect(pages(blocks, 100)).toEqual(["0@0,0 1@0,40 2@0,70 3@120,40 4@120,70", "5@0,0 6@0,30 7@120,0"]);
  expect(pages([inColumns(30), inColumns(30), inColumns(30), inColumns(30)], 1000)).toEqual([
    "0@0,0 1@0,30 2@120,0 3@120,30",
  ]);
});

test("what keeps with the columns goes overleaf with them where not even their beginning has room", () => {
  const blocks = [block(60), block(20, { keeps: true }), inColumns(15, { keeps: true }), inColumns(30)];
  expect(pages(blocks, 100)).toEqual(["0@0,0", "1@0,0 2@0,30 3@0,45"]);
});
