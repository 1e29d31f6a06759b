import { expect, test } from "@jest/globals";
import { itemPlaces, type Size } from "../../../src/paper/press/strips/itemPlaces.js";
import { STUB_COLOUR, withoutItems } from "../../../src/paper/press/strips/items.js";

const ROW = (items: string): string =>
  `<tr><th>x</th><td><ul class="seen" data-items="9">${items}</ul></td></tr>`;

const AROUND = '<div style="width:fit-content;max-width:100%">';

test("a list's items are taken out, each alone in its list and as wide as itself; a stub says where they were", () => {
  const uncut = ROW("<li>a</li>\n<li data-right>b</li>");
  const cut = withoutItems(uncut, '<div style="width:var(--column)">');
  expect(cut?.html).toContain(`background:${STUB_COLOUR}"></li></ul></td></tr>`);
  expect(cut?.html).not.toMatch(/>[ab]</);
  expect(cut).toMatchObject({ uncut, items: [{ gap: 9, isLastRight: true }] });
  expect(cut?.items[0]?.blocks).toEqual([
    { html: '<ul class="seen" data-items="9"><li>a</li></ul>', around: AROUND },
    { html: '<ul class="seen" data-items="9"><li data-right>b</li></ul>', around: AROUND },
  ]);
});

test("so is what stands in a cell, beside a list", () => {
  const cell = '<span class="range" data-cell>1 to <b>2</b></span>';
  const cut = withoutItems(`<tr><td>${cell}</td></tr>${ROW("<li>a</li>")}`, "");
  expect(cut?.html).not.toMatch(/1 to|<b>|>a</);
  expect(cut?.html.split(STUB_COLOUR)).toHaveLength(4);
  expect(cut?.items).toMatchObject([
    { isLastRight: false, blocks: [{ html: cell, around: AROUND }] },
    { isLastRight: false, blocks: [{ around: AROUND }] },
  ]);
});

test("what has no items stays as it is; words, or a list within a list, nobody can set one by one", () => {
  for (const uncut of [ROW(""), "<p>a</p>"])
    expect(withoutItems(uncut, "")).toEqual({ html: uncut, items: [], uncut });
  expect(withoutItems(ROW("<li>a</li> b <li>c</li>"), "")).toBeNull();
  expect(withoutItems(ROW("<li>a</li> b"), "")).toBeNull();
  expect(withoutItems(ROW("<li>a<ul><li>b</li></ul></li>"), "")).toBeNull();
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
