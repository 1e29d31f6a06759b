import { expect, test } from "@jest/globals";
import { canvas } from "../../../src/export/formats/canvas.js";
import { exported } from "../exported.js";
import { type CanvasQuestion, readCanvas } from "../readCanvas.js";
import { kindsSheet } from "./everyKind.js";
import { look, picture, setFormulas, withPage } from "./page.js";

const files = await exported(canvas, [kindsSheet()]);
const quiz = files.find(({ path }) => path === "gradsheet/gradsheet.xml");
/** The first blank of each question, and the reason beside a choice. */
const all = readCanvas([quiz?.text ?? "", ...(quiz?.rest ?? [])].join(""))
  .flatMap(({ questions }) => questions)
  .filter(({ id, kind }) => id.endsWith("-1-v1") || kind === "essay_question");
const KINDS = [
  ...["numerical_question", "short_answer_question", "multiple_choice_question"],
  ...["multiple_answers_question", "essay_question"],
];

/** Canvas draws a formula of its own; here MathJax sets its TeX in its place. */
const set = (html: string): string =>
  html.replace(
    /<img class="equation_image"[^>]* data-equation-content="([^"]*)">/g,
    (_all, tex: string) => `\\(${tex}\\)`,
  );

/** A question as Canvas shows it, as far as it is looked at. */
function shown({ kind, html, options }: CanvasQuestion): string {
  const button = kind === "multiple_answers_question" ? "checkbox" : "radio";
  const choices = options.map((one) => `<div><input type="${button}" name="a"> ${set(one.html)}</div>`);
  const box = kind === "essay_question" ? "<textarea></textarea>" : "<input>";
  // Drawings lie in the package.
  return set(html.replace(/<img src="%24[^>]*>/g, "")) + (options.length === 0 ? box : choices.join(""));
}

const formulasIn = ({ html, options }: CanvasQuestion): number =>
  [html, ...options.map((one) => one.html)].join("").split('class="equation_image"').length - 1;

test("of every kind each formula is set and each blank is seen", async () => {
  expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(KINDS));
  const seen = await withPage(async (page) => {
    const found = [];
    for (const one of all) {
      await page.setContent(
        `<!doctype html><body style="font-family: sans-serif; width: 900px">${shown(one)}`,
      );
      await setFormulas(page);
      await picture(page, `canvas-${one.id}`);
      found.push(await look(page));
    }
    return found;
  });
  expect(seen).toEqual(
    all.map((one) => ({
      ...{ raw: [], faults: [], outside: [] },
      ...{ formulas: formulasIn(one), blanks: Math.max(1, one.options.length) },
    })),
  );
});
