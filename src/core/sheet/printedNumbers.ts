import { printedLines } from "./printedLines.js";
import type { Question, Sheet } from "./sheet.js";

/** The numbers that a question prints on the worksheet: its givens, and what it says to be worked out already. */
export function printedNumbers(question: Question, sheet: Pick<Sheet, "generator">): number[] {
  const { givens, shown } = question;
  if (shown.length === 0) return Object.values(givens);
  const printed = printedLines(question, sheet);
  return [...Object.values(givens), ...shown.flatMap((id) => printed.get(id) ?? [])];
}
