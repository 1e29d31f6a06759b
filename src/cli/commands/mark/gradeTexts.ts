import type { GradeChange, Mark } from "../../../classroom/answers/gradeChanges.js";
import { displayNumber } from "../../../core/graph/rounding.js";
import type { ClassTally, Grade } from "../../../core/marking/classTally.js";
import { textTable } from "../../../core/terminal/table.js";

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;
const mean = (grades: readonly Mark[], of: (grade: Mark) => number): string =>
  displayNumber(grades.reduce((total, grade) => total + of(grade), 0) / grades.length, { decimals: 1 });

/** How many were marked, on what and with what result; rows that were left out are told last. */
export function summaryText(
  { grades }: ClassTally,
  answers: number,
  wrong: number,
  scheme: string | null,
): string {
  const means =
    grades.length === 0
      ? ""
      : `, mean ${mean(grades, ({ score }) => score)} of ${mean(grades, ({ maxScore }) => maxScore)}`;
  const by = scheme === null ? "" : `, by scheme ${scheme}`;
  const left = wrong === 0 ? "" : `; ${counted(wrong, "row")} left out`;
  return `${counted(grades.length, "student")} marked on ${counted(answers, "answer")}${means}${by}${left}`;
}

/** Who gains and who loses, and by how much; one line where nobody does. */
export function changesText(
  changes: readonly GradeChange[],
  comparedWith: string,
  grades: readonly Grade[],
): string {
  const head = `compared with ${comparedWith}: `;
  if (changes.length === 0) return `${head}no marks change\n`;
  const rows = changes.map(({ sheet, name, before, after }) => {
    const gain = Number((after.score - before.score).toPrecision(12));
    return [sheet, name, markText(before), markText(after), gain > 0 ? `+${gain}` : String(gain)];
  });
  const gains = changes.map(({ before, after }) => after.score - before.score);
  const stay = grades.length - changes.length;
  const table = textTable(["sheet", "name", "before", "now", "change"], rows, [2, 3, 4]);
  const gain = gains.filter((one) => one > 0).length;
  const lose = gains.filter((one) => one < 0).length;
  return `${table}\n\n${head}${gain} gain, ${lose} lose, ${stay} stay as they are\n`;
}

const markText = ({ score, maxScore }: Mark): string => `${score}/${maxScore}`;
