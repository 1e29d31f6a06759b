import { expect, test } from "@jest/globals";
import type { Sheet } from "../../src/core/sheet/sheet.js";
import { messagesFor } from "../../src/core/words/locale.js";
import type { PackedFile } from "../../src/export/format.js";
import { EXPORTS, type ExportName } from "../../src/export/index.js";
import { fieldsOf, type Variant } from "../../src/export/item.js";
import { latexText } from "../../src/export/latex/latexText.js";
import { fullSheet, held } from "./exported.js";
import { readMoodle } from "./readMoodle.js";

const SHEETS = [fullSheet("a"), fullSheet("b", "ko")] as const;

async function* only(variant: Variant): AsyncGenerator<Variant> {
  yield variant;
}

const texts = new Map<string, Promise<string>>();

/** All that a format writes of a sheet, what follows later too. */
function textOf(name: ExportName, sheet: Sheet): Promise<string> {
  const key = `${name} ${sheet.id}`;
  const text = texts.get(key) ?? writtenAs(name, sheet);
  texts.set(key, text);
  return text;
}

async function writtenAs(name: ExportName, sheet: Sheet): Promise<string> {
  const format = EXPORTS[name];
  const head = { title: sheet.title, locale: sheet.locale, variants: 1 };
  let all = "";
  for await (const piece of format.write(only(held(format, sheet)), head) as AsyncIterable<
    string | PackedFile
  >) {
    if (typeof piece === "string") {
      all += piece;
      continue;
    }
    all += [piece.text, ...(piece.rest ?? [])].join("");
    for await (const later of piece.later ?? []) all += later;
  }
  return all;
}

/** How often a text stands in another, written as it is or as JSON, XML or XML in XML writes it. */
const times = (whole: string, words: string): number => whole.split(words).length - 1;

/** Where a format says how numbers are typed: once a question, once a blank, or once a copy. */
const SAID: Readonly<Record<ExportName, "question" | "blank" | "copy" | null>> = {
  moodle: "question",
  gift: "blank",
  canvas: "blank",
  qti3: "question",
  qti21: "question",
  prairielearn: "question",
  notebook: "question",
  amc: "copy",
  // Read as mark reads them: whatever a phone or a keyboard writes.
  scorm: null,
  // Nothing is typed into them.
  ...{
    lab: null,
    latex: null,
    markdown: null,
    "markdown-student": null,
    docx: null,
    "docx-key": null,
    csv: null,
    json: null,
  },
};

const FORMATS = Object.keys(EXPORTS) as ExportName[];

test.each(FORMATS.filter((format) => SAID[format] !== null))(
  "%s says how numbers are typed wherever one is asked for, in both languages",
  async (format) => {
    for (const sheet of SHEETS) {
      const t = messagesFor(sheet.locale);
      const key =
        format === "notebook" ? "export.notebook.typing" : format === "amc" ? "ticks.how" : "export.typing";
      const [words = ""] = format === "amc" ? [latexText(t(key))] : t(key).split(/["^\\]/);
      const { items } = held(EXPORTS[format], sheet);
      const numbers = items.map(
        (item) =>
          fieldsOf(item).filter(({ answer: { kind } }) => kind === "number" || kind === "free").length,
      );
      const asking = numbers.filter((count) => count > 0);
      const least =
        SAID[format] === "copy"
          ? 1
          : SAID[format] === "question"
            ? asking.length
            : asking.reduce((a, b) => a + b, 0);
      expect(words.length).toBeGreaterThan(20);
      const whole = await textOf(format, sheet);
      // Moodle's blanks say it again to who has typed something else.
      const said =
        format === "moodle"
          ? readMoodle(whole).map(({ html }) => html.replace(/\{\d+:[A-Z_]+:[^}]*\}/g, ""))
          : [whole];
      expect([format, times(said.join("\n"), words) >= least]).toEqual([format, true]);
    }
  },
);

// Nothing is typed from a Word document, which has the long minus as paper has.
test.each(FORMATS.filter((format) => !["scorm", "docx", "docx-key"].includes(format)))(
  "in %s every minus before a digit is the ordinary one, which can be copied into a blank",
  async (format) => {
    for (const sheet of SHEETS) {
      const text = (await textOf(format, sheet))
        .replace(/<svg[\s\S]*?<\/svg>/g, "")
        // Between two terms of a formula of MathML stands the long one: it is no number's own.
        .replaceAll("<mo>\u2212</mo>", "");
      const found = [...text.matchAll(/.{0,30}\u2212\s*(?:<\/mo><mn>)?\d.{0,10}/g)].map(([all]) => all);
      expect(text).toMatch(/-\}?\d/);
      expect([format, found.slice(0, 3)]).toEqual([format, []]);
    }
  },
);
