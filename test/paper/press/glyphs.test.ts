import { expect, test } from "@jest/globals";
import type { Glyph, GlyphFont } from "../../../src/paper/press/pdf/glyph.js";
import { GlyphBook } from "../../../src/paper/press/pdf/glyphBook.js";
import { partsOf, readTrueType, writeTrueType } from "../../../src/paper/press/pdf/trueType.js";

const tables = { head: Buffer.alloc(54), hhea: Buffer.alloc(36), maxp: Buffer.alloc(32) };
const font: GlyphFont = {
  ...{ name: "t0", kind: "TrueType", title: "Own", descriptor: "", matrix: "", first: 0 },
  tables: Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, table.toString("base64")])),
};
const outline = (words: readonly number[]): string =>
  Buffer.from(words.flatMap((word) => [(word >> 8) & 255, word & 255])).toString("base64");
const comma: Glyph = {
  ...{ id: "comma", code: 3, width: 245, text: ",", metrics: [245, 55], parts: [] },
  outline: outline([1, 0, 0, 9, 9]),
};
/** Put together from a dot and a comma that Chrome has not shown by itself: it does not say how wide that is. */
const semicolon: Glyph = {
  ...{ id: "semicolon", code: 7, width: 250, text: ";", metrics: [250, 60] },
  outline: outline([-1, 0, 0, 9, 9, 0x0002, 3, 0]),
  parts: [{ ...comma, id: "part", width: 0, text: "" }],
};

test("a file of glyphs 3 and 7 has these two as they were, with their widths, and nothing else", () => {
  const bytes = ({ outline }: Glyph): Buffer => Buffer.from(outline, "base64");
  const glyphs = [comma, semicolon].map(
    (glyph) => [glyph.code, { outline: bytes(glyph), metrics: glyph.metrics }] as const,
  );
  const read = readTrueType(writeTrueType(new Map(Object.entries(tables)), new Map(glyphs)));
  expect(read.outlineOf(3).subarray(0, 10)).toEqual(bytes(comma));
  expect(read.outlineOf(7).subarray(0, 16)).toEqual(bytes(semicolon));
  expect(partsOf(read.outlineOf(7))).toEqual([3]);
  expect([0, 1, 2, 4, 5, 6].map((code) => read.outlineOf(code).length)).toEqual([0, 0, 0, 0, 0, 0]);
  expect([read.metricsOf(3), read.metricsOf(7)]).toEqual([comma.metrics, semicolon.metrics]);
});

test("a glyph that is a part of another in one block and shown in another block is embedded once", () => {
  const own = (glyph: Glyph) => ({ font, glyphs: [glyph], kinds: [] });
  for (const order of [
    [comma, semicolon],
    [semicolon, comma],
  ])
    expect(() => new GlyphBook(order.map(own))).not.toThrow();
  const other = { ...comma, id: "other", outline: outline([1, 0, 0, 8, 8]) };
  expect(() => new GlyphBook([comma, other].map(own))).toThrow("two glyphs of Own have the number 3");
  expect(() => new GlyphBook([other, semicolon].map(own))).toThrow("two glyphs of Own have the number 3");
});
