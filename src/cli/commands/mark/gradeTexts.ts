import type { GradeChange, Mark } from "../../../classroom/answers/gradeChanges.js";
import { displayNumber } from "../../../core/graph/rounding.js";
import { type ClassTally, type Grade, waitingIn } from "../../../core/marking/classTally.js";
import { changeOf } from "../../../core/marking/marksText.js";
import { textTable } from "../../../core/terminal/table.js";

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;
const mean = (grades: readonly Grade[], of: (grade: Grade) => number): string =>
  displayNumber(grades.reduce((total, grade) => total + of(grade), 0) / grades.length, { decimals: 1 });

/** How many answers wait for a teacher, and the points that they may bring; null where none do. */
export function waitingText(tally: ClassTally): string | null {
  const { answers, points } = waitingIn(tally.grades);
  if (points === 0) return null;
  return `${counted(answers, "answer")} in words wait${answers === 1 ? "s" : ""} for a teacher, ${counted(points, "point")} in all`;
}

/**
 * How many were marked, on what and with what result: the mean is of what is marked. Rows that were left out, and what waits for
 * a teacher, are told last.
 */
export function summaryText(
  tally: ClassTally,
  answers: number,
  wrong: number,
  scheme: string | null,
): string {
  const { grades } = tally;
  const waiting = waitingText(tally);
  const means =
    grades.length === 0
      ? ""
      : `, mean ${mean(grades, ({ score }) => score)} of ${mean(grades, ({ maxScore, unmarked = 0 }) => maxScore - unmarked)}`;
  const by = scheme === null ? "" : `, by scheme ${scheme}`;
  const left = wrong === 0 ? "" : `; ${counted(wrong, "row")} left out`;
  return `${counted(grades.length, "student")} marked on ${counted(answers, "answer")}${means}${by}${left}${waiting === null ? "" : `; ${waiting}`}`;
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
    return [sheet, name, markText(before), markText(after), changeOf(before, after).text.replace("−", "-")];
  });
  const gains = changes.map(({ before, after }) => changeOf(before, after).gain);
  const stay = grades.length - changes.length;
  const table = textTable(["sheet", "name", "before", "now", "change"], rows, [2, 3, 4]);
  const gain = gains.filter((one) => one > 0).length;
  const lose = gains.filter((one) => one < 0).length;
  return `${table}\n\n${head}${gain} gain, ${lose} lose, ${stay} stay as they are\n`;
}

const markText = ({ score, maxScore }: Mark): string => `${score}/${maxScore}`;
