import { GRADES_FORMATS, LOCALES } from "../../core/base/settings.js";
import type { OptionRow } from "./option.js";

/** What `mark` takes. */
export const MARK_OPTIONS = [
  {
    name: "locale",
    type: "string",
    choices: LOCALES,
    description: "the language of messages and headings; default: the sheet's",
    commands: ["answers", "mark"],
  },
  {
    name: "sheet",
    type: "string",
    description: "one sheet's file, sheets/ID.json; mark needs this or --set",
    commands: ["mark"],
  },
  {
    name: "set",
    type: "string",
    description: "a folder that generate made: the answers are a class's",
    commands: ["mark"],
  },
  {
    name: "set",
    type: "string",
    description: "the folder of the set, as generate made it",
    commands: ["answers", "trace", "reissue"],
    needed: ["answers", "trace", "reissue"],
  },
  {
    name: "values",
    type: "string",
    description: "the numbers that a leaked question prints, with commas between: 0.37,-0.62,…",
    commands: ["trace"],
    needed: ["trace"],
  },
  {
    name: "id",
    type: "string",
    description: "whose sheet is made anew: the id or the code of a copy",
    commands: ["reissue"],
    needed: ["reissue"],
  },
  {
    name: "answers",
    type: "string",
    description:
      "the answers: JSON or CSV id,answer of one sheet; of a class the form that answers makes, .csv or .xlsx, or CSV sheet,id,answer",
    commands: ["mark"],
    needed: ["mark"],
  },
  {
    name: "out",
    type: "string",
    description: "the form to write: answers.xlsx for a spreadsheet, or answers.csv",
    commands: ["answers"],
    needed: ["answers"],
  },
  {
    name: "grades",
    type: "string",
    description: "write the class's grades to this CSV file",
    commands: ["mark"],
  },
  {
    name: "grades-format",
    type: "string",
    choices: GRADES_FORMATS,
    default: "csv",
    description: "the form of the grades: for spreadsheets, or for Moodle or Canvas to import",
    commands: ["mark"],
  },
  {
    name: "provisional",
    type: "boolean",
    description: "write grades for Moodle or Canvas though answers wait for a teacher: the title says so",
    commands: ["mark"],
  },
  {
    name: "scheme",
    type: "string",
    description: "mark by this file's points, shares and single verdicts, in place of the sheets' own",
    commands: ["mark"],
  },
  {
    name: "force",
    type: "boolean",
    description: "write over a form, grades, a report, feedback and an export that are there",
    commands: ["answers", "mark", "export"],
  },
  {
    name: "report",
    type: "string",
    description: "write a report on the class to this file, .html or .pdf",
    commands: ["mark"],
  },
  {
    name: "feedback",
    type: "string",
    description: "write a feedback sheet for each student, ID.pdf, to this folder",
    commands: ["mark"],
  },
  {
    name: "missing-pages",
    type: "string",
    choices: ["named", "blank"],
    default: "named",
    description:
      "pages that Auto Multiple Choice never read: name their students and exit with 1, or take them for empty",
    commands: ["mark"],
  },
  {
    name: "reveal",
    type: "boolean",
    description: "tell the right values in the messages",
    commands: ["mark"],
  },
] as const satisfies readonly OptionRow[];
