import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { type ClassScheme, OWN_RULES, readClassScheme } from "../../../classroom/answers/classScheme.js";
import type { FeedbackWriter } from "../../../classroom/answers/feedback.js";
import { gradesCsv } from "../../../classroom/answers/gradebooks/index.js";
import { type GradeChange, gradeChanges } from "../../../classroom/answers/gradeChanges.js";
import { markClass } from "../../../classroom/answers/markClass.js";
import { markedJson } from "../../../classroom/answers/markedJson.js";
import { openSet } from "../../../classroom/answers/openSet.js";
import { MANIFEST } from "../../../classroom/set/folder/manifest.js";
import { unmarked } from "../../../classroom/set/folder/reissues.js";
import { fail } from "../../../core/base/errors.js";
import { visible } from "../../../core/base/visible.js";
import { readText } from "../../../core/files/readText.js";
import { readTable } from "../../../core/files/tableFile.js";
import { writeOutput } from "../../../core/files/writeOutput.js";
import { type ClassTally, tallyClass } from "../../../core/marking/classTally.js";
import { explain } from "../../../core/marking/explain.js";
import type { Sheet } from "../../../core/sheet/sheet.js";
import type { Io } from "../../../core/terminal/io.js";
import { messagesFor } from "../../../core/words/locale.js";
import type { OptionsFor } from "../../options/options.js";
import { changesText, summaryText, waitingText } from "./gradeTexts.js";
import { checkMarkOutputs } from "./markOutputs.js";
import { marksBefore } from "./marksBefore.js";
import { writeReport } from "./writeReport.js";

/** Faults shown on stderr; a file of a wrong shape has one a row. */
const SHOWN = 50;

/** Marks a class from one table into what was asked for: grades, a report, feedback sheets, JSON. */
export async function markSet(
  folder: string,
  answersFile: string,
  options: OptionsFor<"mark">,
  io: Io,
): Promise<number> {
  const set = await openSet(folder, io.cwd);
  const { scheme: schemeFile } = options;
  const inputs = [answersFile, join(folder, MANIFEST), ...(schemeFile === undefined ? [] : [schemeFile])];
  await checkMarkOutputs(
    options,
    inputs.map((file) => ({ file })),
    set.copies.map(({ id }) => set.fileOf(id)),
    io.cwd,
  );
  const scheme =
    schemeFile === undefined
      ? OWN_RULES
      : await readClassScheme(await readText(schemeFile, io.cwd), schemeFile, set);
  const before = await marksBefore(options.grades, scheme, io.cwd);
  const inLocale = (sheet: Sheet): Sheet => (options.locale ? { ...sheet, locale: options.locale } : sheet);
  const reveal = options.reveal === true;
  const feedback = await feedbackTo(options.feedback, { reveal, fileOf: set.fileOf }, io.cwd);
  const json = options.json === true ? markedJson(io.stdout) : null;
  const tally = tallyClass();
  let first: Sheet | undefined;
  let wrong = 0;
  let rows = 0;
  try {
    const counted = await markClass({
      rows: readTable(answersFile, io.cwd),
      set,
      marked: async (signed, answers) => {
        const written = inLocale(signed);
        const { sheet, marked } = scheme.mark(written, answers);
        before.add(written, answers);
        first ??= sheet;
        tally.add(sheet, marked);
        json?.add(sheet, explain(sheet, marked, { t: messagesFor(sheet.locale), reveal }));
        await feedback?.add(sheet, marked);
      },
      missingPagesAreBlank: options.missingPages === "blank",
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
  for (const { id } of set.copies.filter((copy) => scheme.overruled.has(copy.id) && !seen.has(copy.id)))
    io.stderr(
      `${visible(`${schemeFile}: sheet ${id} has no answers, so its marks by hand count for nothing`)}\n`,
    );
  const marks = before.marks();
  const changes = marks === null ? null : gradeChanges(marks, result.grades);
  if (json === null && changes !== null) io.stdout(changesText(changes, before.with, result.grades));
  const waiting = waitingText(result);
  if (
    options.grades !== undefined &&
    options.gradesFormat !== "csv" &&
    options.provisional !== true &&
    waiting !== null
  )
    throw fail(
      "CHECK_FAILED",
      `--grades-format ${options.gradesFormat}: ${waiting}, and would count as nothing; their points in a scheme (--scheme), or --provisional, would be right`,
    );
  if (options.grades !== undefined) {
    const named = scheme.hash === null ? {} : { scheme: scheme.hash };
    const grades = { title: set.title, tally: result, missing, studentOf: set.studentOf, ...named };
    await writeOutput(options.grades, gradesCsv(grades, options.gradesFormat), io.cwd, "private");
  }
  if (options.report !== undefined && first !== undefined) {
    const { locale, paper } = first;
    const setting = { title: set.title, locale, paper, missing: missing.length };
    await writeReport(options.report, result, setting, io.cwd);
  }
  if (json === null) io.stdout(`${summaryText(result, rows - wrong, wrong, scheme.hash)}\n`);
  else json.close(closing(result, { rows, badRows: wrong }, missing, scheme, before.with, changes));
  return wrong === 0 ? 0 : 1;
}

/** What a JSON document of a class ends with. */
function closing(
  result: ClassTally,
  counts: { readonly rows: number; readonly badRows: number },
  missing: readonly { readonly id: string }[],
  { hash }: ClassScheme,
  comparedWith: string,
  changes: readonly GradeChange[] | null,
) {
  return {
    ...counts,
    students: result.grades.length,
    missing: missing.map(({ id }) => id),
    ...(hash === null ? {} : { scheme: hash }),
    ...(changes === null ? {} : { comparedWith, changes }),
    ...result,
  };
}

/** Feedback sheets into a folder, if asked for; what prints is loaded only then. */
async function feedbackTo(
  folder: string | undefined,
  how: { readonly reveal: boolean; readonly fileOf: (id: string) => string },
  cwd: string,
): Promise<FeedbackWriter | null> {
  if (folder === undefined) return null;
  const { openFeedback } = await import("../../../classroom/answers/feedback.js");
  return openFeedback(resolve(cwd, folder), { browsers: availableParallelism(), ...how });
}
