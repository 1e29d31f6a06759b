import { expect, test } from "@jest/globals";
import { widthOf } from "../../../src/document/diagram/metrics.js";
import { readFont } from "./fontWidths.js";

const PRINTED = Array.from({ length: 94 }, (_, k) => String.fromCharCode(33 + k));

test.each(["normal", "italic"] as const)("the widths are those of STIX Two Text %s", (style) => {
  const advance = readFont(style);
  for (const character of PRINTED) {
    expect([character, widthOf(character, style === "italic")]).toEqual([character, advance(character)]);
  }
  for (const character of ["−", "×"]) expect(widthOf(character)).toBe(advance(character));
});

test("a Hangul syllable is one em wide", () => {
  expect(widthOf("입력")).toBe(2);
});
