import { expect, test } from "@jest/globals";
import { itemPlaces } from "../../src/press/strips/itemPlaces.js";
import { STUB_COLOUR, withoutItems } from "../../src/press/strips/items.js";

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
    const placed = itemPlaces(sizes, { gap: 10, isLastRight }, stub);
    return placed && `${placed.places.map(({ x, y }) => `${x},${y}`).join(" ")} to ${placed.bottom}`;
  };
  expect(places([item(40)])).toBe("50,3 to 18");
  expect(places([item(40), item(50), item(1)])).toBe("50,3 100,3 50,18 to 33");
  expect(places([item(40), item(51)])).toBe("50,3 50,18 to 33");
  expect(places([item(40, 30), item(50), item(100)])).toBe("50,3 100,3 50,33 to 48");
  expect(places([item(40), item(20)], true)).toBe("50,3 130,3 to 18");
  expect(places([item(40), item(60)], true)).toBe("50,3 90,18 to 33");
  expect(places([item(40), item(101)])).toBeNull();
});
