import { type Gradebook, rowsOf } from "./gradebook.js";

/** Grades for spreadsheets: all that is known of each student, points by question; the scheme's hash where there is one. */
export const table: Gradebook = (grades) => {
  const { tally, scheme } = grades;
  const ids = tally.questions.map(({ id }) => id);
  const heading = [
    "sheet",
    "code",
    "student",
    "name",
    "section",
    "email",
    "answered",
    "score",
    "maxScore",
    ...ids,
  ];
  const named = scheme === undefined ? [] : [scheme];
  const rows = rowsOf(grades).map(({ sheet, code, student, grade }) => [
    ...[sheet, code, student.id, student.name, student.section ?? "", student.email ?? ""],
    ...[grade?.answered ?? 0, grade?.score ?? "", grade?.maxScore ?? ""],
    ...ids.map((id) => grade?.questions[id] ?? ""),
    ...named,
  ]);
  return [[...heading, ...named.map(() => "scheme")], ...rows];
};
