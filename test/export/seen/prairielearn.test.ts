import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { prairielearn } from "../../../src/export/formats/prairielearn.js";
import { exported, held } from "../exported.js";
import { judgedByPrairieLearn, playQuestions } from "../prairiePlayer.js";
import { kindsSheet } from "./everyKind.js";
import { look, picture, setFormulas, withPage } from "./page.js";

const sheet = kindsSheet();
const files = new Map((await exported(prairielearn, [sheet])).map(({ path, text }) => [path, text]));
const { items } = held(prairielearn, sheet);
const pages = items.map(({ question }) => {
  const { html } = JSON.parse(files.get(`${question.id}-${question.topic}/variants/a.json`) ?? "null");
  return { question, html: String(html) };
});

/** Boxes to write in and buttons to choose by, of the inputs that PrairieLearn knows. */
const blanksIn = (html: string): number =>
  [...html.matchAll(/<pl-(?:number-input|string-input|rich-text-editor|answer)\b/g)].length;
const formulasIn = (html: string): number => html.split("\\(").length - 1;

/** What PrairieLearn's elements make of a page, as far as it is looked at: a box, buttons with their texts. */
function shownBy(html: string): string {
  return html
    .replace(/<\/?pl-question-panel>/g, "")
    .replace(/<pl-(?:number|string)-input[^>]* label="([^"]*)"[^>]*>/g, "<label>$1 <input></label>")
    .replace(/<pl-rich-text-editor[^>]*>/g, "<textarea></textarea>")
    .replace(/<pl-checkbox.*?<\/pl-checkbox>/gs, (all) => buttons(all, "checkbox"))
    .replace(/<pl-multiple-choice.*?<\/pl-multiple-choice>/gs, (all) => buttons(all, "radio"));
}
const buttons = (html: string, kind: string): string =>
  html.replace(/<pl-answer[^>]*>/g, `<div><input type="${kind}"> `).replaceAll("</pl-answer>", "</div>");

async function seenAs(name: string, shown: readonly string[]) {
  return withPage(async (page) => {
    const seen = [];
    for (const [k, html] of shown.entries()) {
      await page.setContent(`<!doctype html><body style="font-family: sans-serif; width: 900px">${html}`);
      await setFormulas(page);
      await picture(page, `${name}-${pages[k]?.question.id}-${pages[k]?.question.topic}`);
      seen.push(await look(page));
    }
    return seen;
  });
}

test("on a page of every kind each formula is set and each blank is seen", async () => {
  const seen = await seenAs(
    "prairielearn",
    pages.map(({ html }) => shownBy(html)),
  );
  expect(seen).toEqual(
    pages.map(({ html }) => ({
      ...{ raw: [], faults: [], outside: [] },
      ...{ formulas: formulasIn(html), blanks: blanksIn(html) },
    })),
  );
  expect(seen.reduce((sum, { formulas }) => sum + formulas, 0)).toBeGreaterThan(30);
});

judgedByPrairieLearn("the same of what PrairieLearn's own elements make of it", async () => {
  const played = playQuestions(
    files,
    mkdtempSync(join(tmpdir(), "prairie-")),
    items.map(({ question }) => ({ question, papers: [] })),
  );
  const seen = await seenAs(
    "prairielearn-own",
    // Their scripts are not here: an editor of theirs is empty without.
    played.map(({ question }) => question.replace(/<script\b.*?<\/script>/gs, "")),
  );
  expect(seen).toEqual(
    pages.map(({ html }) => ({
      ...{ raw: [], faults: [], outside: [] },
      ...{ formulas: formulasIn(html), blanks: blanksIn(html.replaceAll("<pl-rich-text-editor", "<p")) },
    })),
  );
});
