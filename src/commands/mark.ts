import { join } from "node:path";
import { z } from "zod";
import { readAnswers } from "../batch/answersFile.js";
import { tallyClass } from "../batch/classTally.js";
import { gradesCsv } from "../batch/gradesFile.js";
import { markClass } from "../batch/markClass.js";
import { readCsv } from "../csvFile.js";
import { fail } from "../errors.js";
import { readText, writeWhole } from "../files.js";
import type { Io } from "../io.js";
import { type ExplainedSheet, markAndExplain } from "../marking/explain.js";
import { mark as markSheet, unknownAnswers } from "../marking/mark.js";
import type { OptionsFor } from "../options.js";
import { readDocument } from "../parse/document.js";
import { parseWith } from "../parse/schema.js";
import { messagesFor } from "../render/locale.js";
import { parseSheet } from "../sheet/sheetFile.js";
import { textTable } from "../table.js";

/** Marks one student's answers, or a class's from one CSV. The exit code: 1 when a row or an answer id is wrong. */
export async function mark(options: OptionsFor<"mark">, io: Io): Promise<number> {
  const { sheet, set, answers, grades } = options;
  if (answers === undefined) throw fail("USAGE", "mark needs the answers; --answers FILE would be right");
  if (sheet !== undefined && set === undefined) return markOne(sheet, answers, options, io);
  if (set !== undefined && sheet === undefined) {
    if (grades === undefined && options.json !== true)
      throw fail(
        "USAGE",
        "a class needs a file for its grades; --grades FILE.csv, or --json, would be right",
      );
    return markMany(set, answers, options, io);
  }
  throw fail("USAGE", "mark needs one sheet or a set; --sheet FILE or --set DIR would be right");
}

async function markOne(
  file: string,
  answersFile: string,
  options: OptionsFor<"mark">,
  io: Io,
): Promise<number> {
  const sheet = parseSheet(await readText(file, io.cwd), file);
  const { answers, faults } = await readAnswers(answersFile, io.cwd);
  const t = messagesFor(options.locale ?? sheet.locale);
  const marked = markAndExplain(sheet, answers, { t, reveal: options.reveal === true });
  const unknown = unknownAnswers(sheet, answers).map((id) => `the sheet does not ask for "${id}"`);
  for (const fault of [...faults, ...unknown]) io.stderr(`${answersFile}: ${fault}\n`);
  if (options.json) io.stdout(`${JSON.stringify(marked, null, 2)}\n`);
  else io.stdout(markedText(marked, t));
  return faults.length + unknown.length === 0 ? 0 : 1;
}

function markedText({ score, maxScore, answers }: ExplainedSheet, t: ReturnType<typeof messagesFor>): string {
  const rows = answers.map((one) => [
    one.id,
    one.given.trim(),
    `${one.points}/${one.maxPoints}`,
    t(`verdict.${one.verdict}`),
    one.verdict === "correct" ? "" : one.message,
  ]);
  const heading = ["id", "given", "points", "verdict", "message"].map((word) => t(`marked.column.${word}`));
  return `${textTable(heading, rows, [2])}\n\n${t("marked.total", { score, maxScore })}\n`;
}

const manifestShape = z.looseObject({
  format: z.literal("gradsheet/manifest@1"),
  copies: z.array(z.looseObject({ id: z.string(), code: z.string() })),
});

/** Faults shown on stderr; a file of a wrong shape has one a row. */
const SHOWN = 50;

async function markMany(
  folder: string,
  answersFile: string,
  options: OptionsFor<"mark">,
  io: Io,
): Promise<number> {
  const manifestFile = join(folder, "manifest.json");
  const document = readDocument(await readText(manifestFile, io.cwd), manifestFile);
  const { copies } = parseWith(manifestShape, document);
  const load = async (id: string) => {
    const file = join(folder, "sheets", `${id}.json`);
    return parseSheet(await readText(file, io.cwd), file);
  };
  const tally = tallyClass();
  let wrong = 0;
  const { rows } = await markClass({
    rows: readCsv(answersFile, io.cwd),
    set: { copies, load },
    marked: (sheet, answers) => tally.add(sheet, markSheet(sheet, answers)),
    fault: ({ line, message }) => {
      wrong++;
      if (wrong <= SHOWN) io.stderr(`${answersFile}:${line}: ${message}\n`);
    },
  });
  if (wrong > SHOWN) io.stderr(`${answersFile}: and ${wrong - SHOWN} rows more\n`);
  const result = tally.result();
  const seen = new Set(result.grades.map(({ sheet }) => sheet));
  const missing = copies.filter(({ id }) => !seen.has(id));
  if (options.grades !== undefined) await writeWhole(options.grades, gradesCsv(result, missing), io.cwd);
  const counts = { rows, badRows: wrong, students: result.grades.length };
  if (options.json) {
    io.stdout(`${JSON.stringify({ ...counts, missing: missing.map(({ id }) => id), ...result }, null, 2)}\n`);
  } else
    io.stdout(
      `${Object.entries(counts)
        .map(([name, count]) => `${count} ${name}`)
        .join(", ")}\n`,
    );
  return wrong === 0 ? 0 : 1;
}
