import { expect, test } from "@jest/globals";
import { parseHTML } from "linkedom";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { readPreset } from "../../../src/author/quiz/presets.js";
import { present } from "../../../src/core/base/known.js";
import type { BlockDocument, Page, Piece } from "../../../src/document/tree/blocks.js";
import { advicePage } from "../../../src/paper/pages/advice.js";
import { SHEET_DOCUMENTS, sheetPage } from "../../../src/paper/pages/documents.js";

const { text, file } = readPreset("full");
const sheet = makeSheet(readQuiz(text, file, { locale: "ko" }), { id: "001", seed: "blocks" });
const pages: readonly (readonly [string, Page])[] = [
  ...SHEET_DOCUMENTS.map((document) => [document, sheetPage(sheet, document, "page")] as const),
  ["advice", advicePage(sheet, [sheet], "page")],
];

const blocksOf = (page: Page): BlockDocument => present(page.blocks(), "blocks");
const htmlOf = (piece: Piece): string => {
  if (typeof piece === "string") return piece;
  return piece.kind === "cell" ? piece.html : piece.opening + piece.items.join("") + piece.closing;
};
/** What is read, without the spaces between lines. */
const read = (html: string): string =>
  (parseHTML(`<!doctype html><html><body>${html}</body></html>`).document.body.textContent ?? "").replace(
    /\s+/g,
    "",
  );
/** What stands on the pages as a whole: of each block, or row of a table or list that flows. */
const BLOCK = "[data-strip], [data-rows] tr, [data-rows] > li";

test.each(pages)("all that a %s says stands in its blocks, and in their order", (_document, page) => {
  const { document } = parseHTML(page.html());
  const blocks = blocksOf(page).pages.flat();
  const whole = [...document.querySelectorAll(BLOCK)].map(({ textContent }) => textContent ?? "");
  expect(blocks.length).toBe(whole.length);
  expect(blocks.map(({ pieces }) => read(pieces.map(htmlOf).join("")))).toEqual(
    whole.map((one) => one.replace(/\s+/g, "")),
  );
  for (const block of document.querySelectorAll(BLOCK)) block.remove();
  expect(document.body.textContent?.trim()).toBe("");
});

test("a row that keeps with the next has the shape of any other; a heading says how far it stands below", () => {
  const blocks = blocksOf(sheetPage(sheet, "key", "page")).pages.flat();
  const rows = blocks.filter(({ whole, isHead }) => whole !== null && !isHead);
  expect(new Set(rows.map(({ keeps }) => keeps))).toEqual(new Set([true, false]));
  expect(rows.some(({ pieces }) => pieces.map(htmlOf).join("").includes("data-keep"))).toBe(false);
  const headings = blocks.filter(({ pieces }) => pieces.map(htmlOf).join("").startsWith("<h2"));
  expect(new Set(headings.map(({ gap, keeps }) => `${gap} ${keeps}`))).toEqual(new Set(["14 true"]));
});
