import { makeSheet, type NumbersWish } from "../../generator/makeSheet.js";
import type { Quiz } from "../../quiz/quiz.js";
import { worksheetView } from "../worksheet.js";

/** Copies that nobody gets, drawn and laid out to see how many pages a copy takes. */
const TRIED = 10;

/**
 * How many pages all copies of a set have: as many as the longest of some that are drawn for this alone, so that it does not
 * hang on who else is on the roster. Undefined where none of these can be drawn.
 */
export function pagesOfSet(quiz: Quiz, numbersOf: (id: string) => NumbersWish): number | undefined {
  const counts = Array.from({ length: TRIED }, (_none, k) =>
    pagesOf(quiz, `to count pages ${k + 1}`, numbersOf),
  );
  const most = Math.max(...counts);
  return most > 0 ? most : undefined;
}

/** 0 for a copy that cannot be drawn. */
function pagesOf(quiz: Quiz, id: string, numbersOf: (id: string) => NumbersWish): number {
  try {
    return worksheetView(makeSheet(quiz, { ...numbersOf(id), id })).pages.length;
  } catch {
    return 0;
  }
}
