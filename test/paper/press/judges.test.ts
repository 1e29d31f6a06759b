import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { openPrinter, type Printer } from "../../../src/paper/print/printer.js";
import { withJudges } from "./alike.js";
import { farthest, judged, unlike } from "./judges.js";

let printer: Printer;
beforeAll(async () => {
  printer = await openPrinter({ browsers: 1 });
}, 60_000);
afterAll(() => printer.close());

const PAGE =
  '<!doctype html><html lang="en"><style>hr{border:none;border-bottom:0.3pt solid #bbb}p{margin:9px}</style><h1>Loss</h1>' +
  '<p>one <b>word</b> here</p><hr><p style="border:1px solid;border-radius:2px;width:99px">1</p></html>';

/** What the judges say of a page that was changed. */
async function changed(from: string, to: string) {
  const pages = [PAGE, PAGE.replace(from, to)];
  expect(from === "" || pages[0] !== pages[1]).toBe(true);
  const [ours, theirs] = await Promise.all(
    pages.map(async (html) => judged(await printer.print(html, { paper: "A4", tagged: true }))),
  );
  if (ours === undefined || theirs === undefined) throw new Error("two pages are judged");
  return {
    text: ours.text === theirs.text,
    far: farthest(ours.words, theirs.words) >= 0.1,
    tags: ours.tags.join() === theirs.tags.join(),
    outline: ours.outline.join() === theirs.outline.join(),
    dots: unlike(ours.pictures, theirs.pictures) >= 20,
  };
}

withJudges("the judges of two PDFs", () => {
  const alike = { text: true, far: false, tags: true, outline: true, dots: false };
  test.each([
    ["nothing changed", "", "", alike],
    ["a corner of fewer curves", "border-radius:2px", "border-radius:2.3px", alike],
    ["a thin rule left out", "solid #bbb", "solid transparent", { ...alike, tags: false, dots: true }],
    [
      "a box left out",
      "border:1px solid;",
      "border:1px solid transparent;",
      { ...alike, tags: false, dots: true },
    ],
    ["a word that moved by a pixel", "<b>", '<b style="margin-left:1px">', { ...alike, far: true }],
    ["a word in plain letters", "<b>word</b>", "word", { ...alike, far: true, tags: false, dots: true }],
    [
      "a heading's level",
      "<h1>Loss</h1>",
      '<h2 style="font-size:2em;margin:0.67em 0">Loss</h2>',
      { ...alike, tags: false },
    ],
    ["a letter", "here", "hare", { ...alike, text: false, far: true }],
  ])(
    "%s",
    async (_what, from, to, said) => {
      expect(await changed(from, to)).toEqual(said);
    },
    60_000,
  );
});
