import type { Grades } from "../classroom/answers/gradebooks/gradebook.js";
import type { RowFault } from "../classroom/answers/markClass.js";
import type { GradesFormat, LocaleName, Paper } from "../core/base/settings.js";
import type { CsvRow } from "../core/files/csvFile.js";
import type { ClassTally, Grade } from "../core/marking/classTally.js";
import type { Answers, MarkedSheet } from "../core/marking/marked.js";
import type { Sheet } from "../core/sheet/sheet.js";
import { readSheets } from "./sets.js";

export type { ClassTally, Grade, GradesFormat, RowFault };

/** The form that a class's answers are typed into. */
export interface AnswersForm {
  /** A row a student, a column a blank: sheet, code and name first. */
  readonly rows: readonly (readonly string[])[];
  /** How many of the rows are headings: 2 where copies ask different blanks. */
  readonly headings: 1 | 2;
  /** How many of the columns say whose row it is. */
  readonly fixed: number;
}

/** The form of a set, as rows of cells; `csvText` writes them. Default of `locale`: the sheets' own. Throws OTHER_SET for a set without copies. */
export async function answersForm(folder: string, locale?: LocaleName): Promise<AnswersForm> {
  const [{ answerForm }, { messagesFor }, { fail }] = await Promise.all([
    import("../classroom/answers/answerForm.js"),
    import("../core/words/locale.js"),
    import("../core/base/errors.js"),
  ]);
  let form: ReturnType<typeof answerForm> | undefined;
  for await (const sheet of readSheets(folder)) {
    form ??= answerForm(messagesFor(locale ?? sheet.locale));
    form.add(sheet);
  }
  if (form === undefined) throw fail("OTHER_SET", "there is no copy in this set", { file: folder });
  return form.form();
}

/** Rows as CSV for spreadsheets: UTF-8 with its mark, and no cell that a spreadsheet would take for a formula. */
export async function csvText(rows: readonly (readonly (string | number)[])[]): Promise<string> {
  const { CSV_START, csvLine } = await import("../core/files/csvFile.js");
  return CSV_START + rows.map(csvLine).join("");
}

/** How a class is marked. */
export interface ClassOptions {
  /** A marking scheme's text, YAML or JSON. Default: the sheets' own rules. */
  readonly scheme?: string;
  /** Boxes of a scanned paper that no page shows count as empty. Default: they are faults. */
  readonly missingPagesAreBlank?: boolean;
  /** Called for each sheet as soon as all its answers are in: for feedback, or verdicts of one's own. */
  readonly onSheet?: (sheet: Sheet, marked: MarkedSheet, answers: Answers) => Promise<void> | void;
}

/** A class that was marked: `gradesText` and `classReport` write it. */
export interface MarkedClass extends Grades {
  /** Rows of the table, and those of them that were left out, each with its line and why. */
  readonly rows: number;
  readonly faults: readonly RowFault[];
}

/**
 * Marks a class. `answers` is the path of a table (CSV, or a workbook that ends in `.xlsx`), or the answers by the id or the
 * code of their sheets, each by the answers' ids. Throws FILE_NOT_FOUND, OTHER_SET, CHECK_FAILED, and every fault of a scheme.
 */
export async function markSet(
  folder: string,
  answers: string | Readonly<Record<string, Answers>>,
  options: ClassOptions = {},
): Promise<MarkedClass> {
  const [{ OWN_RULES, readClassScheme }, { markClass }, { openSet }, { tallyClass }, { unmarked }] =
    await Promise.all([
      import("../classroom/answers/classScheme.js"),
      import("../classroom/answers/markClass.js"),
      import("../classroom/answers/openSet.js"),
      import("../core/marking/classTally.js"),
      import("../classroom/set/folder/reissues.js"),
    ]);
  const set = await openSet(folder, process.cwd());
  const { scheme: text, onSheet, missingPagesAreBlank = false } = options;
  const scheme = text === undefined ? OWN_RULES : await readClassScheme(text, "scheme", set);
  const tally = tallyClass();
  const faults: RowFault[] = [];
  const { rows } = await markClass({
    ...{ rows: rowsOf(answers), set, missingPagesAreBlank },
    marked: async (written, given) => {
      const { sheet, marked } = scheme.mark(written, given);
      tally.add(sheet, marked);
      await onSheet?.(sheet, marked, given);
    },
    fault: (fault) => faults.push(fault),
  });
  const result = tally.result();
  const missing = unmarked(set.copies, new Set(result.grades.map(({ sheet }) => sheet)));
  const { title, studentOf } = set;
  const named = scheme.hash === null ? {} : { scheme: scheme.hash };
  return { title, tally: result, missing, studentOf, ...named, rows, faults };
}

async function* rowsOf(answers: string | Readonly<Record<string, Answers>>): AsyncGenerator<CsvRow> {
  if (typeof answers === "string") {
    const { readTable } = await import("../core/files/tableFile.js");
    yield* readTable(answers, process.cwd());
    return;
  }
  yield { line: 1, cells: ["sheet", "id", "answer"] };
  let line = 1;
  for (const [sheet, own] of Object.entries(answers))
    for (const [id, text] of Object.entries(own)) yield { line: ++line, cells: [sheet, id, text] };
}

/** The grades of a class as a CSV file's text: for spreadsheets (`csv`), or as Moodle or Canvas import them. */
export async function gradesText(marked: MarkedClass, format: GradesFormat = "csv"): Promise<string> {
  const { gradesCsv } = await import("../classroom/answers/gradebooks/index.js");
  return gradesCsv(marked, format);
}

/** What a report is written for. */
export interface ReportOptions {
  readonly locale: LocaleName;
  readonly paper: Paper;
  /** `print` for `openPrinter`, `page` for a browser. */
  readonly purpose: "print" | "page";
}

/** A class's report for its teacher as HTML: how the marks lie, marks by question, the mistakes met most. */
export async function classReport(marked: MarkedClass, options: ReportOptions): Promise<string> {
  const { classReportHtml } = await import("../paper/pages/classReport.js");
  return classReportHtml(marked.tally, { title: marked.title, missing: marked.missing.length, ...options });
}

/** One student's feedback as HTML: answers, verdicts, what to look at; right values only with `reveal`. */
export async function feedbackSheet(
  sheet: Sheet,
  marked: MarkedSheet,
  options: { readonly purpose: "print" | "page"; readonly reveal?: boolean },
): Promise<string> {
  const { feedbackHtml } = await import("../paper/pages/feedback.js");
  return feedbackHtml(sheet, marked, options.purpose, options.reveal ?? false);
}
