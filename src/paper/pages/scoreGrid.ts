import type { Question } from "../../core/sheet/sheet.js";
import type { Messages } from "../../core/words/messages.js";

/** Questions in one row of the grid: more would leave no room to write a score. */
const MOST = 11;

/** The table on the first page into which each question's score is written; null where there is one question. */
export function scoreGrid(questions: readonly Question[], t: Messages) {
  if (questions.length < 2) return null;
  const rows = Math.ceil(questions.length / MOST);
  const across = Math.ceil(questions.length / rows);
  return {
    rows: Array.from({ length: rows }, (_none, row) => ({
      last: row === rows - 1,
      cells: questions.slice(row * across, (row + 1) * across).map(({ points }, k) => ({
        name: t("question.short", { number: row * across + k + 1 }),
        points: String(points),
      })),
    })),
  };
}
