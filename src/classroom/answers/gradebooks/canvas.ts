import { type Gradebook, outOf, rowsOf, titleOf } from "./gradebook.js";

/**
 * Grades as Canvas imports its gradebook: five columns that say who, and what can be got in a second row. A student is
 * found by the SIS user or login id, since Canvas's own ids are not known here. A title that ends in a bracketed number
 * would be an assignment of Canvas's own by its id, so it gets a dot.
 */
export const canvas: Gradebook = (grades) => [
  ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", titleOf(grades).replace(/\(\d+\)$/, "$&.")],
  ["    Points Possible", "", "", "", "", outOf(grades)],
  ...rowsOf(grades).map(({ sheet, student, grade }) => [
    ...[student.name, "", student.id || sheet, student.email ?? "", student.section ?? ""],
    grade?.score ?? "",
  ]),
];
