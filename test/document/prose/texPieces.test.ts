import { expect, test } from "@jest/globals";
import { texPieces } from "../../../src/document/prose/texPieces.js";

const LONG =
  "C = (a - y)^2 + \\lambda w_1^{-2} \\cdot -w_2 \\le \\frac{a + b}{c + d} + \\left[ e + f \\right]";

test("a line may break in a teacher's long formula: before its signs, but not in brackets, powers and fractions", () => {
  expect(texPieces(LONG)).toEqual([
    "C ",
    "{}= (a - y)^2 ",
    "{}+ \\lambda w_1^{-2} ",
    "{}\\cdot -w_2 ",
    "{}\\le \\frac{a + b}{c + d} ",
    "{}+ \\left[ e + f \\right]",
  ]);
});

test.each([
  ["is short", "y = a + b + c + d + e + f"],
  ["is all in brackets", "(a + b + c + d + e + f + g + h + i + j + k + l)"],
  ["has what reaches over all of it", "a + b + c + d + e + f + g + h + i \\over j + k + l + m"],
  ["has lines of its own", "a + b + c + d + e + f + g + h \\\\ i + j + k + l + m"],
  ["cannot be parted", "a + b + c + d + e + f + g + h + \\mathbf + i + j + k"],
])("one that %s stays whole", (_what, tex) => {
  expect(texPieces(tex)).toEqual([tex]);
});
