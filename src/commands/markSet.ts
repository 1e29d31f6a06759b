import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { visible } from "../base/visible.js";
import type { FeedbackWriter } from "../classroom/feedback.js";
import { gradesCsv } from "../classroom/gradesFile.js";
import { markClass, type SheetSet } from "../classroom/markClass.js";
import { markedJson } from "../classroom/markedJson.js";
import { readTable } from "../files/tableFile.js";
import { writeOutput } from "../files/writeOutput.js";
import { displayNumber } from "../graph/rounding.js";
import { type ClassTally, tallyClass } from "../marking/classTally.js";
import { explain } from "../marking/explain.js";
import { mark as markSheet } from "../marking/mark.js";
import type { OptionsFor } from "../options/options.js";
import type { ReportSetting } from "../pages/classReport.js";
import { MANIFEST } from "../set/folder/manifest.js";
import { readManifest, readSheet } from "../set/folder/readSet.js";
import { unmarked } from "../set/folder/reissues.js";
import type { Sheet } from "../sheet/sheet.js";
import type { Io } from "../terminal/io.js";
import { messagesFor } from "../words/locale.js";
import { checkMarkOutputs } from "./markOutputs.js";

/** Faults shown on stderr; a file of a wrong shape has one a row. */
const SHOWN = 50;

/** Marks a class from one CSV into what was asked for: grades, a report, feedback sheets, JSON. */
export async function markSet(
  folder: string,
  answersFile: string,
  options: OptionsFor<"mark">,
  io: Io,
): Promise<number> {
  const { title, set } = await openSet(folder, io.cwd);
  const inputs = [{ file: answersFile }, { file: join(folder, MANIFEST) }];
  const ids = set.copies.map(({ id }) => id);
  await checkMarkOutputs(options, inputs, ids, io.cwd);
  const inLocale = (sheet: Sheet): Sheet => (options.locale ? { ...sheet, locale: options.locale } : sheet);
  const reveal = options.reveal === true;
  const feedback = await feedbackTo(options.feedback, reveal, io.cwd);
  const json = options.json === true ? markedJson(io.stdout) : null;
  const tally = tallyClass();
  let first: Sheet | undefined;
  let wrong = 0;
  let rows = 0;
  try {
    const counted = await markClass({
      rows: readTable(answersFile, io.cwd),
      set,
      marked: async (written, answers) => {
        const sheet = inLocale(written);
        first ??= sheet;
        const marked = markSheet(sheet, answers);
        tally.add(sheet, marked);
        json?.add(sheet, explain(sheet, marked, { t: messagesFor(sheet.locale), reveal }));
        await feedback?.add(sheet, marked);
      },
      fault: ({ line, message }) => {
        wrong++;
        if (wrong <= SHOWN) io.stderr(`${visible(`${answersFile}:${line}: ${message}`)}\n`);
      },
    });
    rows = counted.rows;
  } finally {
    await feedback?.close();
  }
  if (wrong > SHOWN) io.stderr(`${answersFile}: and ${wrong - SHOWN} rows more\n`);
  const result = tally.result();
  const seen = new Set(result.grades.map(({ sheet }) => sheet));
  const missing = unmarked(set.copies, seen);
  if (options.grades !== undefined)
    await writeOutput(options.grades, gradesCsv(result, missing), io.cwd, "private");
  if (options.report !== undefined && first !== undefined) {
    const { locale, paper } = first;
    const setting = { title, locale, paper, missing: missing.length };
    await writeReport(options.report, result, setting, io.cwd);
  }
  const counts = { rows, badRows: wrong, students: result.grades.length };
  if (json !== null) json.close({ ...counts, missing: missing.map(({ id }) => id), ...result });
  else io.stdout(`${summaryOf(result, rows, wrong)}\n`);
  return wrong === 0 ? 0 : 1;
}

/** How many were marked, on what and with what result; rows that were left out are told last. */
function summaryOf({ grades }: ClassTally, rows: number, wrong: number): string {
  const sum = (of: (grade: ClassTally["grades"][number]) => number): number =>
    grades.reduce((total, grade) => total + of(grade), 0);
  const mean = (total: number): string => displayNumber(total / grades.length, { decimals: 1 });
  const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;
  const means =
    grades.length === 0
      ? ""
      : `, mean ${mean(sum(({ score }) => score))} of ${mean(sum(({ maxScore }) => maxScore))}`;
  const left = wrong === 0 ? "" : `; ${counted(wrong, "row")} left out`;
  return `${counted(grades.length, "student")} marked on ${counted(rows - wrong, "answer")}${means}${left}`;
}

/** Feedback sheets into a folder, if asked for; what prints is loaded only then. */
async function feedbackTo(
  folder: string | undefined,
  reveal: boolean,
  cwd: string,
): Promise<FeedbackWriter | null> {
  if (folder === undefined) return null;
  const { openFeedback } = await import("../classroom/feedback.js");
  return openFeedback(resolve(cwd, folder), { browsers: availableParallelism(), reveal });
}

async function openSet(folder: string, cwd: string): Promise<{ title: string; set: SheetSet }> {
  const { title, copies } = await readManifest(folder, cwd);
  const entries = new Map(copies.map((entry) => [entry.id, entry]));
  const load = (id: string): Promise<Sheet> => {
    const entry = entries.get(id);
    if (entry === undefined) throw new RangeError(`the set has no copy ${id}`);
    return readSheet(folder, entry, cwd);
  };
  return { title, set: { copies, load } };
}

async function writeReport(
  file: string,
  tally: ClassTally,
  setting: Omit<ReportSetting, "purpose">,
  cwd: string,
): Promise<void> {
  const { classReportHtml } = await import("../pages/classReport.js");
  if (!file.toLowerCase().endsWith(".pdf")) {
    await writeOutput(file, classReportHtml(tally, { ...setting, purpose: "page" }), cwd, "private");
    return;
  }
  const { openPrinter } = await import("../print/printer.js");
  const printer = await openPrinter({ browsers: 1 });
  try {
    const html = classReportHtml(tally, { ...setting, purpose: "print" });
    await writeOutput(file, await printer.print(html, { paper: setting.paper }), cwd, "private");
  } finally {
    await printer.close();
  }
}
