import { join } from "node:path";
import { type AnswerForm, answerForm } from "../../classroom/answers/answerForm.js";
import { MANIFEST } from "../../classroom/set/folder/manifest.js";
import { readManifest, readSheet } from "../../classroom/set/folder/readSet.js";
import { unmarked } from "../../classroom/set/folder/reissues.js";
import { fail } from "../../core/base/errors.js";
import { checkOutputs } from "../../core/files/checkOutputs.js";
import { CSV_START, csvLine } from "../../core/files/csvFile.js";
import { writeOutput } from "../../core/files/writeOutput.js";
import { isXlsx, xlsxBytes } from "../../core/files/xlsxFile.js";
import type { Io } from "../../core/terminal/io.js";
import { textWidth } from "../../core/terminal/table.js";
import { messagesFor } from "../../core/words/locale.js";
import type { OptionsFor } from "../options/options.js";

/** Writes the form that a class's answers are typed into; reissued sheets stand in it, those that they replaced do not. */
export async function answers(options: OptionsFor<"answers">, io: Io): Promise<number> {
  const { set, out, force, locale, json } = options;
  if (set === undefined) throw fail("USAGE", "answers needs a set; --set DIR would be right");
  if (out === undefined)
    throw fail("USAGE", "answers needs a file to write; --out answers.csv, or .xlsx, would be right");
  const replaces = force === true ? "anything" : "nothing";
  await checkOutputs([{ option: "out", file: out, replaces }], [{ file: join(set, MANIFEST) }], io.cwd);
  const { copies } = await readManifest(set, io.cwd);
  const [first, ...rest] = unmarked(copies, new Set());
  if (first === undefined) throw fail("OTHER_SET", "there is no copy in this set", { file: set });
  const sheet = await readSheet(set, first, io.cwd);
  const gathered = answerForm(messagesFor(locale ?? sheet.locale));
  gathered.add(sheet);
  for (const entry of rest) gathered.add(await readSheet(set, entry, io.cwd));
  const form = gathered.form();
  await writeOutput(out, isXlsx(out) ? await formXlsx(form) : formCsv(form), io.cwd, "private");
  const counts = {
    students: form.rows.length - form.headings,
    boxes: (form.rows[0]?.length ?? 0) - form.fixed,
  };
  if (json) io.stdout(`${JSON.stringify({ out, ...counts, alike: form.headings === 1 }, null, 2)}\n`);
  else io.stderr(`${out}: rows ${counts.students}, boxes ${counts.boxes}\n`);
  return 0;
}

const formCsv = ({ rows }: AnswerForm): string => CSV_START + rows.map(csvLine).join("");

/** Widths in letters: of what says whose row it is, and of a box, by its longest text. */
const WIDEST = 28;
const OF_BOX = 9;

function formXlsx({ rows, headings, fixed }: AnswerForm): Promise<Uint8Array> {
  const columns = (rows[0] ?? []).map((_cell, place) => {
    const longest = Math.max(...rows.map((row) => textWidth(row[place] ?? "")));
    return { width: place < fixed ? Math.min(WIDEST, longest + 2) : Math.max(OF_BOX, longest + 1) };
  });
  return xlsxBytes({ rows, headings, columns, fixed });
}
