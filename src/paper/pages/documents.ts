import type { Sheet } from "../../core/sheet/sheet.js";
import type { Page } from "../../document/tree/blocks.js";
import type { FontPurpose } from "../fonts/fonts.js";
import { keyPage } from "./key.js";
import { markingPage } from "./marking/markingSheet.js";
import { type Templates, templatesOf } from "./templates/templates.js";
import { worksheetPage } from "./worksheet.js";

export const SHEET_DOCUMENTS = ["worksheet", "key", "marking"] as const;
/** A document that is made of a sheet. */
export type SheetDocument = (typeof SHEET_DOCUMENTS)[number];

/**
 * A sheet's worksheet, key or marking sheet as one self-contained HTML document, for the printer or for a reader's own browser.
 * `apart`: what a key leaves to its set's page of advice. `templates`: a course's own, from `templatesOf(folder)`; throws a GradsheetError where one of them asks for what there is not.
 */
export function renderSheet(
  sheet: Sheet,
  document: SheetDocument,
  purpose: FontPurpose,
  templates: Templates = templatesOf(),
  apart?: ReadonlySet<string>,
): string {
  return sheetPage(sheet, document, purpose, templates, apart).html();
}

/** The same document for a printer that may put it together from blocks. Throws as `renderSheet`, when it is asked for either. */
export function sheetPage(
  sheet: Sheet,
  document: SheetDocument,
  purpose: FontPurpose,
  templates: Templates = templatesOf(),
  apart?: ReadonlySet<string>,
): Page {
  switch (document) {
    case "worksheet":
      return worksheetPage(sheet, purpose, templates);
    case "key":
      return keyPage(sheet, purpose, templates, apart);
    case "marking":
      return markingPage(sheet, purpose, templates);
  }
}
