import { expect, test } from "@jest/globals";
import { known, nth, present } from "../../../src/core/base/known.js";

test("what a map holds is known, 0 and the empty text too; what it does not hold is refused by name", () => {
  expect(known(new Map([["C", 0]]), "C")).toBe(0);
  expect(known(new Map([["C", ""]]), "C")).toBe("");
  expect(() => known(new Map([["C", 0]]), "dC_dw1_1_1")).toThrow("dC_dw1_1_1 is not known here");
});

test.each([
  [0, 2],
  [2, 5],
  [-1, 5],
  [-3, 2],
])("entry %i of 2, 3, 5 is %i, of typed arrays too", (k, entry) => {
  expect(nth([2, 3, 5], k)).toBe(entry);
  expect(nth(Float32Array.of(2, 3, 5), k)).toBe(entry);
});

test.each([3, -4, 0.5, Number.NaN])("2, 3, 5 has no entry %d", (k) => {
  expect(() => nth([2, 3, 5], k)).toThrow(RangeError);
});

test("present names what is missing", () => {
  expect(present(0, "the loss")).toBe(0);
  expect(() => present(null, "the loss")).toThrow("the loss is missing");
});
