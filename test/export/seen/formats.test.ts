import { expect, test } from "@jest/globals";
import markdownIt from "markdown-it";
import { gift } from "../../../src/export/formats/gift.js";
import { markdown } from "../../../src/export/formats/markdown.js";
import { moodle } from "../../../src/export/formats/moodle.js";
import { notebook } from "../../../src/export/formats/notebook.js";
import { fieldsOf, type Item } from "../../../src/export/item.js";
import { openPlatform } from "../../web/export/scormPlatform.js";
import { exported, held } from "../exported.js";
import { formulasOf } from "../formulas.js";
import { type GiftQuestion, readGift } from "../readGift.js";
import { type MoodleBlank, readMoodle } from "../readMoodle.js";
import { kindsSheet } from "./everyKind.js";
import { look, picture, type Seen, setFormulas, withPage } from "./page.js";

const sheet = kindsSheet();

/** A page as a reader sees it: MathJax sets all of it, or the elements of a selector. */
const seenOf = (name: string, html: string, within?: string): Promise<Seen> =>
  withPage(async (page) => {
    await page.setContent(`<!doctype html><body style="width: 1000px; font-family: sans-serif">${html}`);
    await setFormulas(page, within);
    await picture(page, name);
    return look(page);
  });

const allRight = (formulas: number, blanks: number): Seen => ({
  ...{ raw: [], faults: [], outside: [] },
  ...{ formulas, blanks },
});
const countOf = (
  items: readonly Item[],
  ...parts: readonly (keyof ReturnType<typeof formulasOf>)[]
): number =>
  items.reduce((sum, item) => sum + parts.reduce((all, part) => all + formulasOf(item)[part].length, 0), 0);

/** Moodle's filter marks a text in which `\(` itself stands, and the page sets what is marked. */
const filtered = (html: string): string =>
  /\\[([]|\$\$/.test(html) ? `<span class="formulas">${html}</span>` : html;

const written = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Options with what chooses them; their texts are filtered each by itself. */
const chosenFrom = (button: "radio" | "checkbox", texts: readonly string[]): string =>
  texts.map((text) => `<div><input type="${button}"> ${filtered(written(text))}</div>`).join("");

/** A blank as Moodle shows it. */
function moodleBlank(type: string, { kind, answers }: MoodleBlank): string {
  const texts = answers.map(({ text }) => text);
  if (type === "multichoice") return chosenFrom("checkbox", texts);
  if (type === "essay") return "<textarea></textarea>";
  if (kind === "MULTICHOICE")
    return `<select>${texts.map((text) => `<option>${text}</option>`).join("")}</select>`;
  return kind.startsWith("MULTICHOICE_") ? chosenFrom("radio", texts) : "<input>";
}

test("Moodle's filter finds every formula, beside blanks and in options", async () => {
  const { items } = held(moodle, sheet);
  const questions = readMoodle((await exported(moodle, [sheet])).join(""));
  expect(new Set(questions.map(({ type }) => type))).toEqual(new Set(["cloze", "essay", "multichoice"]));
  const shown = questions.map(({ type, html, blanks }) => {
    const drawn = html.replace(/<img [^>]*>/g, "");
    const boxes = blanks.map((one) => moodleBlank(type, one));
    if (type !== "cloze") return filtered(drawn) + boxes.join("");
    // The text is filtered with places in it, into which the blanks are put.
    const places = filtered(drawn.replace(/\{\d+:[A-Z_]+:[^}]*\}/g, "\uE000"));
    return boxes.reduce((all, box) => all.replace("\uE000", () => box), places);
  });
  const buttons = shown.join("").match(/<(?:input|select|textarea)\b/g)?.length ?? 0;
  const seen = await seenOf("moodle", shown.join("<hr>"), ".formulas");
  expect(seen).toEqual(allRight(countOf(items, "text", "options"), buttons));
  expect(buttons).toBeGreaterThanOrEqual(items.flatMap(fieldsOf).length);
});

test("GIFT: every question's formulas are set", async () => {
  const questions = readGift((await exported(gift, [sheet])).join(""));
  const shown = questions.map(({ text, numerical, answers }: GiftQuestion) => {
    const choices = answers.filter(({ sign }) => sign === "~").length > 0;
    const options = answers.map((one) => `<div><input type="radio"> ${filtered(one.text)}</div>`);
    return filtered(text) + (numerical || !choices ? "<input>" : options.join(""));
  });
  const page = shown.join("<hr>");
  const seen = await seenOf("gift", page, ".formulas");
  const [formulas, blanks] = [page.split("\\(").length - 1, page.split("<input").length - 1];
  expect(seen).toEqual(allRight(formulas, blanks));
  expect(formulas).toBeGreaterThan(questions.length);
});

/** Markdown as Jupyter and Pandoc show it: TeX between dollars is taken out before and put back behind. */
function markdownHtml(text: string): string {
  const formulas: string[] = [];
  // Drawings are data in the text, which markdown-it shows of no SVG.
  const marked = text
    .replace(/^!\[.*\]\(data:[^)]*\)$/gm, "")
    .replace(/(?<!\\)\$((?:\\[\s\S]|[^$\\])+)\$/g, (_all, tex: string) => {
      formulas.push(written(`\\(${tex}\\)`));
      return `\uE000${formulas.length - 1}\uE001`;
    });
  return markdownIt({ html: false })
    .render(marked)
    .replace(/\uE000(\d+)\uE001/g, (_all, place) => formulas[Number(place)] ?? "");
}

test("Markdown: every formula of questions and solutions is set", async () => {
  const { items } = held(markdown, sheet);
  const seen = await seenOf("markdown", markdownHtml((await exported(markdown, [sheet])).join("")));
  expect(seen).toEqual(allRight(countOf(items, "text", "options", "lines", "solution"), 0));
});

test("notebook: every formula of the questions is set", async () => {
  const [file] = await exported(notebook, [sheet]);
  const { cells } = JSON.parse(file?.text ?? "") as {
    cells: { cell_type: string; source: string[] }[];
  };
  const text = cells.filter((one) => one.cell_type === "markdown").map(({ source }) => source.join(""));
  const page = markdownHtml(text.join("\n\n"));
  const seen = await seenOf("notebook", page);
  const formulas = page.split("\\(").length - 1;
  expect(seen).toEqual(allRight(formulas, 0));
  // Labels of numbers stand in the cells of code.
  expect(formulas).toBeGreaterThan(20);
});

test("SCORM: a platform's learner sees formulas in MathML, and every blank", async () => {
  const platform = await openPlatform([sheet]);
  try {
    const { page, copy, faults } = await platform.visit("20241234");
    await page.setViewport({ width: 1280, height: 900 });
    await picture(page, "scorm");
    const { raw, formulas, faults: set, blanks, outside } = await look(copy);
    expect([raw, set, outside, faults]).toEqual([[], [], [], []]);
    expect(formulas).toBeGreaterThan(20);
    expect(blanks).toBeGreaterThanOrEqual(sheet.questions.flatMap(({ answers }) => answers).length);
  } finally {
    await platform.close();
  }
});
