import { makeSheet, type NumbersWish } from "../../../author/generator/makeSheet.js";
import type { Quiz } from "../../../author/quiz/quiz.js";
import type { Sheet } from "../../../core/sheet/sheet.js";
import { worksheetView } from "../worksheet.js";

/** Copies that nobody gets, drawn to see what a set is like: so many. */
const TRIED = 10;

/**
 * Copies that nobody gets: what all copies of a set have in common, their pages and the advice on their mistakes, is seen
 * on these, so that it does not hang on who else is on the roster. Those that cannot be drawn are left out.
 */
export const trialSheets = (quiz: Quiz, numbersOf: (id: string) => NumbersWish): Sheet[] =>
  Array.from({ length: TRIED }, (_none, k) => `to count pages ${k + 1}`).flatMap((id) => {
    try {
      return makeSheet(quiz, { ...numbersOf(id), id });
    } catch {
      return [];
    }
  });

/**
 * How many pages all copies of a set have: as many as the longest of its trial sheets, or one fewer where every one of them
 * can be set on these with working room that is little under its least. Undefined where there is none.
 */
export function pagesOfSet(trials: readonly Sheet[]): number | undefined {
  const most = Math.max(0, ...trials.map(pagesOf));
  if (most === 0) return undefined;
  const fewer = most - 1;
  return fewer > 0 && trials.every((sheet) => pagesOf({ ...sheet, pages: fewer }) <= fewer) ? fewer : most;
}

/** 0 for a sheet that cannot be laid out. */
function pagesOf(sheet: Sheet): number {
  try {
    return worksheetView(sheet).pages.length;
  } catch {
    return 0;
  }
}
