import { type Gradebook, rowsOf } from "./gradebook.js";

/**
 * Grades for spreadsheets: all that is known of each student, points by question; what nobody has
 * marked yet (a question of which all waits is empty), and a column for each answer that is marked by hand; the scheme's hash where there is one.
 */
export const table: Gradebook = (grades) => {
  const { tally, scheme } = grades;
  const ids = tally.questions.map(({ id }) => id);
  const byHand = [...new Set(tally.grades.flatMap((grade) => Object.keys(grade.byHand ?? {})))];
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
    ...(byHand.length === 0 ? [] : ["unmarked"]),
    ...ids,
    ...byHand,
  ];
  const named = scheme === undefined ? [] : [scheme];
  const rows = rowsOf(grades).map(({ sheet, code, student, grade }) => [
    ...[sheet, code, student.id, student.name, student.section ?? "", student.email ?? ""],
    ...[grade?.answered ?? 0, grade?.score ?? "", grade?.maxScore ?? ""],
    ...(byHand.length === 0 ? [] : [grade === null ? "" : (grade.unmarked ?? 0)]),
    ...tally.questions.map(({ id, maxPoints }) =>
      (grade?.waiting?.[id] ?? 0) >= maxPoints ? "" : (grade?.questions[id] ?? ""),
    ),
    ...byHand.map((id) => grade?.byHand?.[id] ?? ""),
    ...named,
  ]);
  return [[...heading, ...named.map(() => "scheme")], ...rows];
};
