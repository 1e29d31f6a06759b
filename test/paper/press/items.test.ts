import { expect, test } from "@jest/globals";
import type { ListPiece, Piece, PlainPiece } from "../../../src/document/tree/blocks.js";
import { itemPlaces, type Size } from "../../../src/paper/press/strips/itemPlaces.js";
import { STUB_COLOUR, stripOf } from "../../../src/paper/press/strips/items.js";

const block = (...pieces: readonly Piece[]) => ({
  ...{ pieces, gap: 0, keeps: false, whole: null, isHead: false, isPersonal: false, isScaled: false },
  columns: { above: 0, between: 0, around: '<div style="width:var(--column)">' },
});
const list: ListPiece = {
  ...{ kind: "list", way: "lines", gap: 9, rowGap: 0, isLastRight: true },
  ...{ opening: '<ul class="seen">', closing: "</ul>", items: [["<li>a</li>"], ["<li>b</li>"]] },
};
const digit = (value: number): PlainPiece => ({ kind: "digit", value, among: [0, 1], isUnwritten: false });
const AROUND = '<div style="width:fit-content;max-width:100%">';

test("a list's items are taken out, each alone in its list and as wide as itself; a stub says where they were", () => {
  const strip = stripOf(block("<tr><td>x</td><td>", list, "</td></tr>"));
  const html = strip.block.pieces.join("");
  expect(html).toContain(`background:${STUB_COLOUR}"></li></ul></td></tr>`);
  expect(html).not.toMatch(/>[ab]</);
  expect(strip.block.stubs).toBe(1);
  expect(strip.uncut().pieces.join("")).toBe(
    '<tr><td>x</td><td><ul class="seen"><li>a</li><li>b</li></ul></td></tr>',
  );
  expect(strip.items).toMatchObject([{ gap: 9, isLastRight: true }]);
  expect(strip.items[0]?.blocks).toMatchObject([
    { pieces: ['<ul class="seen">', "<li>a</li>", "</ul>"], around: AROUND },
    { pieces: ['<ul class="seen">', "<li>b</li>", "</ul>"], around: AROUND },
  ]);
});

test("so is what stands in a cell, beside a list", () => {
  const cell = ['<span class="range">', digit(1), " to <b>", digit(2), "</b></span>"];
  const strip = stripOf(block("<tr><td>", { kind: "cell", pieces: cell }, "</td><td>", list, "</td></tr>"));
  const html = strip.block.pieces.join("");
  expect(html).not.toMatch(/ to |<b>|>a</);
  expect(html.split(STUB_COLOUR)).toHaveLength(4);
  expect(strip.items).toMatchObject([
    { isLastRight: false, blocks: [{ pieces: cell, around: AROUND }] },
    { isLastRight: true, blocks: [{ around: AROUND }, {}] },
  ]);
});

test("items fill lines; the last may stand at the right; one wider than its list has no place", () => {
  const stub = { x: 50, y: 3, width: 100 };
  const item = (width: number, height = 15) => ({ width, height });
  const places = (sizes: readonly ReturnType<typeof item>[], isLastRight = false) => {
    const strip = { width: 300, height: 20 };
    const placed = itemPlaces(sizes, { way: "lines", gap: 10, rowGap: 0, isLastRight }, stub, strip);
    return placed && `${placed.places.map(({ x, y }) => `${x},${y}`).join(" ")} to ${placed.bottom}`;
  };
  expect(places([item(40)])).toBe("50,3 to 19");
  expect(places([item(40), item(50), item(1)])).toBe("50,3 100,3 50,18 to 34");
  expect(places([item(40), item(51)])).toBe("50,3 50,18 to 34");
  expect(places([item(40, 30), item(50), item(100)])).toBe("50,3 100,3 50,33 to 49");
  expect(places([item(40), item(20)], true)).toBe("50,3 130,3 to 19");
  expect(places([item(40), item(60)], true)).toBe("50,3 90,18 to 34");
  expect(places([item(40), item(101)])).toBeNull();
});

test("options stand beside what is asked where one line of them fits there, its middle on a level with that; else in lines under it", () => {
  const strip = { width: 300, height: 38 };
  const places = (x: number, sizes: readonly Size[]) => {
    const way = { way: "beside", gap: 10, rowGap: 6, isLastRight: false } as const;
    const placed = itemPlaces(sizes, way, { x, y: 11, width: 300 - x }, strip);
    return placed && `${placed.places.map(({ x, y }) => `${x},${y}`).join(" ")} to ${placed.bottom}`;
  };
  const [low, high] = [
    { width: 40, height: 20 },
    { width: 50, height: 30 },
  ];
  expect(places(200, [low, high])).toBe("200,11 250,6 to 36");
  expect(places(201, [low, high])).toBe("0,49 50,44 to 74");
  expect(places(201, [low, low, low, low, low, low, high])).toBe(
    "0,44 50,44 100,44 150,44 200,44 250,44 0,70 to 100",
  );
  // The list's own place is under what is asked where that is as wide as the page.
  expect(places(0, [low])).toBe("0,11 to 31");
  // It would move what is asked.
  expect(places(200, [{ width: 40, height: 36 }])).toBeNull();
  expect(places(201, [{ width: 301, height: 20 }])).toBeNull();
});

test("lines of a program stand one under the other", () => {
  const size = { width: 40, height: 23 };
  const way = { way: "column", gap: 0, rowGap: 0, isLastRight: false } as const;
  expect(itemPlaces([size, size], way, { x: 0, y: 44, width: 300 }, { width: 300, height: 64 })).toEqual({
    places: [
      { block: 0, x: 0, y: 44 },
      { block: 1, x: 0, y: 67 },
    ],
    bottom: 90,
  });
});
