import { expect, test } from "@jest/globals";
import { parseHTML } from "linkedom";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { readPreset } from "../../../src/author/quiz/presets.js";
import { present } from "../../../src/core/base/known.js";
import type { BlockDocument, Page, Piece } from "../../../src/document/tree/blocks.js";
import { escapeHtml } from "../../../src/document/write/html/escapeHtml.js";
import { lineHtml } from "../../../src/document/write/html/lineHtml.js";
import { MarkWriter } from "../../../src/document/write/html/markWriter.js";
import { pictureSvg } from "../../../src/document/write/html/pictureSvg.js";
import { advicePage } from "../../../src/paper/pages/advice.js";
import { SHEET_DOCUMENTS, sheetPage } from "../../../src/paper/pages/documents.js";

const { text, file } = readPreset("full");
const sheet = makeSheet(readQuiz(text, file, { locale: "ko" }), { id: "001", seed: "blocks" });
const pages: readonly (readonly [string, Page])[] = [
  ...SHEET_DOCUMENTS.map((document) => [document, sheetPage(sheet, document, "page")] as const),
  ["advice", advicePage(sheet, [sheet], "page")],
];

const blocksOf = (page: Page): BlockDocument => present(page.blocks(), "blocks");
/** A piece as the whole page has it; digits and what has none of its own in HTML as `own` writes them. */
const htmlOf = (piece: Piece, own = (value: string) => value): string => {
  if (typeof piece === "string") return piece;
  const all = (pieces: readonly Piece[]): string => pieces.map((one) => htmlOf(one, own)).join("");
  switch (piece.kind) {
    case "digit":
      return piece.isUnwritten ? "" : own(String(piece.value));
    case "spoken":
      return escapeHtml(piece.text);
    case "picture":
      return own(pictureSvg(piece.picture));
    case "serial":
      return own(piece.text);
    case "heading":
      return "";
    case "list":
      return piece.opening + all(piece.items.flat()) + piece.closing;
    case "cell":
      return all(piece.pieces);
  }
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
  expect(blocks.map(({ pieces }) => read(pieces.map((piece) => htmlOf(piece)).join("")))).toEqual(
    whole.map((one) => one.replace(/\s+/g, "")),
  );
  for (const block of document.querySelectorAll(BLOCK)) block.remove();
  expect(document.body.textContent?.trim()).toBe("");
});

test.each(pages)("every digit that a %s shows is known as one", (_document, page) => {
  for (const { pieces } of blocksOf(page).pages.flat())
    expect(read(pieces.map((piece) => htmlOf(piece, () => "")).join(""))).not.toMatch(/\d/);
});

test("a formula's digits give way to such as look as high as all of its number; a listing's numbers are counted", () => {
  const writer = new MarkWriter();
  const among = (pieces: readonly Piece[]) =>
    pieces.flatMap((piece) =>
      typeof piece !== "string" && piece.kind === "digit" ? [`${piece.value}:${piece.among.join("")}`] : [],
    );
  const formula = {
    kind: "formula",
    pieces: ["w_{12} = 0.57 + 57"],
    spoken: () => "1",
    tall: false,
  } as const;
  const html = lineHtml({ runs: [formula, { kind: "number", display: "-0.4e5" }] }, writer);
  expect(among(writer.pieces(html))).toEqual([
    ...["1:124", "2:124", "0:03689", "5:03689", "7:03689", "5:57", "7:57"],
    ...[0, 4, 1, 0, 5].map((digit) => `${digit}:0123456789`),
  ]);
  const [spoken] = writer
    .pieces(html)
    .filter((piece) => typeof piece !== "string" && piece.kind === "spoken");
  expect(spoken).toEqual({ kind: "spoken", text: "1" });
  // What only programs write stands in no name.
  expect(writer.pieces(writer.text("\u{FDD4}\u{FDE1}0"))).toEqual(["\u{FFFD}\u{FFFD}", expect.anything()]);
});

test("a row that keeps with the next has the shape of any other; a heading says how far it stands below", () => {
  const blocks = blocksOf(sheetPage(sheet, "key", "page")).pages.flat();
  const rows = blocks.filter(({ whole, isHead }) => whole !== null && !isHead);
  expect(new Set(rows.map(({ keeps }) => keeps))).toEqual(new Set([true, false]));
  expect(
    rows.some(({ pieces }) =>
      pieces
        .map((piece) => htmlOf(piece))
        .join("")
        .includes("data-keep"),
    ),
  ).toBe(false);
  const headings = blocks.filter(({ pieces }) =>
    pieces
      .map((piece) => htmlOf(piece))
      .join("")
      .startsWith("<h2"),
  );
  expect(new Set(headings.map(({ gap, keeps }) => `${gap} ${keeps}`))).toEqual(new Set(["14 true"]));
});
