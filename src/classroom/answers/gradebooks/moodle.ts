import { type Gradebook, rowsOf, titleOf } from "./gradebook.js";

/**
 * Grades for Moodle's grade import (CSV): whoever imports maps "ID number" or "Email address" to the user, and the title
 * to a grade item, which Moodle does by itself where one is called so.
 */
export const moodle: Gradebook = (grades) => [
  ["Full name", "ID number", "Email address", titleOf(grades)],
  ...rowsOf(grades).map(({ sheet, student, grade }) => [
    ...[student.name, student.id || sheet, student.email ?? ""],
    grade?.score ?? "",
  ]),
];
