import { CSV_START, csvLine } from "../files/csvFile.js";
import type { ClassTally } from "../marking/classTally.js";
import type { Student } from "../set/students/copy.js";

/** The grades of a class as CSV for spreadsheets: one row a student, a column a question. Sheets without any row have no marks. */
export function gradesCsv(
  { grades, questions }: ClassTally,
  missing: readonly { readonly id: string; readonly code: string; readonly student?: Student | undefined }[],
): string {
  const ids = questions.map(({ id }) => id);
  const rows = grades.map(({ sheet, code, student, name, answered, score, maxScore, questions: points }) => [
    sheet,
    code,
    student,
    name,
    answered,
    score,
    maxScore,
    ...ids.map((id) => points[id] ?? ""),
  ]);
  const without = missing.map(({ id, code, student }) => [
    id,
    code,
    student?.id ?? "",
    student?.name ?? "",
    0,
    "",
    "",
    ...ids.map(() => ""),
  ]);
  const heading = ["sheet", "code", "student", "name", "answered", "score", "maxScore", ...ids];
  return CSV_START + [heading, ...rows, ...without].map(csvLine).join("");
}
