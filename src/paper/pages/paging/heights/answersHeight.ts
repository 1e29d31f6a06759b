import type { QuestionView } from "../../../../document/build/questionView.js";
import { heightIn, widthIn } from "../flow.js";
import type { Measures } from "./measures.js";

export const ROW = 9;
const ROW_GAP = 2;
const COLUMN_GAP = 6;
/** A box beside its formula, with the sign before it and the gaps around both. */
const BOX = 28 + 6;
const COLUMNS: Readonly<Record<string, number>> = { one: 1, two: 2, guided: 2, three: 3, four: 4 };

/** Of a part's boxes for numbers in mm, in their rows. */
export function answersHeight(
  { answers, columns }: QuestionView["parts"][number],
  { width, text }: Measures,
): number {
  if (answers.length === 0) return 0;
  const across = COLUMNS[columns] ?? 3;
  const column = (width - COLUMN_GAP * (across - 1)) / across;
  const type = { ...text, line: 0 };
  let height = 0;
  for (let first = 0; first < answers.length; first += across) {
    const row = answers.slice(first, first + across).map(({ symbol, formula }) => {
      const free = column - widthIn(symbol, text) - BOX;
      return Math.max(heightIn(symbol, width, type), heightIn(formula, Math.max(20, free), text));
    });
    height += Math.max(ROW, ...row) + (first > 0 ? ROW_GAP : 0);
  }
  return height;
}
