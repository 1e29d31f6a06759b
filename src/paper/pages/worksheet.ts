import type { Sheet } from "../../core/sheet/sheet.js";
import { messagesFor } from "../../core/words/locale.js";
import { factsView } from "../../document/build/facts/facts.js";
import { shareFacts } from "../../document/build/facts/sharedFacts.js";
import { contextsOf } from "../../document/build/questionContext.js";
import { questionView, statedFacts } from "../../document/build/questionView.js";
import { roundingRules } from "../../document/build/roundingRules.js";
import type { Page } from "../../document/tree/blocks.js";
import type { FontPurpose } from "../fonts/fonts.js";
import { headingOf } from "./heading.js";
import { pageOf, pageOfTemplate } from "./page.js";
import { worksheetPages } from "./paging/worksheetPages.js";
import { scanCode } from "./scanCode.js";
import { scoreGrid } from "./scoreGrid.js";
import { templatesOf } from "./templates/templates.js";

/** The worksheet as a document. No answer's value is in it. */
export const worksheetHtml = (sheet: Sheet, purpose: FontPurpose, templates = templatesOf()): string =>
  worksheetPage(sheet, purpose, templates).html();

export function worksheetPage(sheet: Sheet, purpose: FontPurpose, templates = templatesOf()): Page {
  const t = messagesFor(sheet.locale);
  const code = t("sheet.code", { code: sheet.code });
  const title = `${sheet.title} · ${code}`;
  const setting = { ...pageOf(sheet, templates), title, foot: code, purpose };
  return pageOfTemplate("worksheet", () => worksheetView(sheet), t, setting);
}

/** All that a worksheet says, page by page. */
export function worksheetView(sheet: Sheet) {
  const t = messagesFor(sheet.locale);
  const contexts = contextsOf(sheet, t);
  const rules = roundingRules(contexts, t);
  const { shared, own } = shareFacts(contexts.map(statedFacts));
  const head = {
    heading: headingOf(sheet, t),
    instructions: sheet.instructions ?? "",
    rounding: rules.common,
    shared: factsView(shared),
    grid: scoreGrid(sheet.questions, t),
    scan: scanCode(sheet.practiceUrl, t),
  };
  const questions = contexts.map((context, k) => questionView(context, k + 1, rules.own[k] ?? [], own[k]));
  // A course's own template may go through the questions and leave the pages to the browser.
  return { ...head, questions, pages: worksheetPages(head, questions, sheet, t) };
}
