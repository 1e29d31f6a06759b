import { expect, test } from "@jest/globals";
import { itemPlaces } from "../../src/press/strips/itemPlaces.js";
import { STUB_COLOUR, withoutItems } from "../../src/press/strips/items.js";

const ROW = (items: string): string =>
  `<tr><th>x</th><td><ul class="seen" data-items="9">${items}</ul></td></tr>`;

test("a list's items are taken out, each alone in its list and as wide as itself; a stub says where they were", () => {
  const cut = withoutItems(ROW("<li>a</li>\n<li data-right>b</li>"), '<div style="width:var(--column)">');
  expect(cut?.html).toContain(`background:${STUB_COLOUR}"></li></ul></td></tr>`);
  expect(cut?.html).not.toMatch(/>[ab]</);
  const around = '<div style="width:fit-content;max-width:100%">';
  expect(cut?.items).toMatchObject({
    gap: 9,
    isLastRight: true,
    uncut: ROW("<li>a</li>\n<li data-right>b</li>"),
    blocks: [
      { html: '<ul class="seen" data-items="9"><li>a</li></ul>', around },
      { html: '<ul class="seen" data-items="9"><li data-right>b</li></ul>', around },
    ],
  });
});

test("what has no items stays as it is; words, or a list within a list, nobody can set one by one", () => {
  expect(withoutItems(ROW(""), "")).toEqual({ html: ROW(""), items: null });
  expect(withoutItems("<p>a</p>", "")).toEqual({ html: "<p>a</p>", items: null });
  expect(withoutItems(ROW("<li>a</li> b <li>c</li>"), "")).toBeNull();
  expect(withoutItems(ROW("<li>a</li> b"), "")).toBeNull();
  expect(withoutItems(ROW("<li>a<ul><li>b</li></ul></li>"), "")).toBeNull();
});

test("items fill lines; the last may stand at the right; one wider than its list has no place", () => {
  const stub = { x: 50, y: 3, width: 100, height: 15 };
  const item = (width: number, height = 15) => ({ width, height });
  const places = (sizes: readonly ReturnType<typeof item>[], isLastRight = false) => {
    const placed = itemPlaces(sizes, { gap: 10, isLastRight }, stub);
    return placed && `${placed.places.map(({ x, y }) => `${x},${y}`).join(" ")} +${placed.more}`;
  };
  expect(places([item(40)])).toBe("50,3 +0");
  expect(places([item(40), item(50), item(1)])).toBe("50,3 100,3 50,18 +15");
  expect(places([item(40), item(51)])).toBe("50,3 50,18 +15");
  expect(places([item(40, 30), item(50), item(100)])).toBe("50,3 100,3 50,33 +30");
  expect(places([item(40), item(20)], true)).toBe("50,3 130,3 +0");
  expect(places([item(40), item(60)], true)).toBe("50,3 90,18 +15");
  expect(places([item(40), item(101)])).toBeNull();
});
