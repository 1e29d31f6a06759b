import type { GradesFormat } from "../../../core/base/settings.js";
import { CSV_START, csvLine } from "../../../core/files/csvFile.js";
import { canvas } from "./canvas.js";
import type { Gradebook, Grades } from "./gradebook.js";
import { moodle } from "./moodle.js";
import { table } from "./table.js";

/** Each form that grades are written in. */
const GRADEBOOKS: Readonly<Record<GradesFormat, Gradebook>> = { csv: table, moodle, canvas };

/** The grades of a class as the text of a CSV file for spreadsheets. */
export const gradesCsv = (grades: Grades, format: GradesFormat = "csv"): string =>
  CSV_START + GRADEBOOKS[format](grades).map(csvLine).join("");
