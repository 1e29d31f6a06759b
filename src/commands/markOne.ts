import { resolve } from "node:path";
import { visible } from "../base/visible.js";
import { readAnswers } from "../classroom/answersFile.js";
import { readText } from "../files/files.js";
import { type ExplainedSheet, markAndExplain } from "../marking/explain.js";
import { unknownAnswers } from "../marking/mark.js";
import type { OptionsFor } from "../options/options.js";
import { parseSheet } from "../sheet/sheetFile.js";
import type { Io } from "../terminal/io.js";
import { textTable } from "../terminal/table.js";
import { messagesFor } from "../words/locale.js";
import type { Messages } from "../words/messages.js";
import { checkMarkOutputs } from "./markOutputs.js";

/** Marks the answers to one sheet, as a table or as JSON, and if asked for as a feedback sheet. */
export async function markOne(
  file: string,
  answersFile: string,
  options: OptionsFor<"mark">,
  io: Io,
): Promise<number> {
  const written = parseSheet(await readText(file, io.cwd), file);
  const sheet = options.locale === undefined ? written : { ...written, locale: options.locale };
  await checkMarkOutputs(options, [], [sheet.id], io.cwd);
  const { answers, faults } = await readAnswers(answersFile, io.cwd);
  const t = messagesFor(sheet.locale);
  const reveal = options.reveal === true;
  const marked = markAndExplain(sheet, answers, { t, reveal });
  const unknown = unknownAnswers(sheet, answers).map((id) => `the sheet does not ask for "${id}"`);
  for (const fault of [...faults, ...unknown]) io.stderr(`${visible(`${answersFile}: ${fault}`)}\n`);
  if (options.feedback !== undefined) {
    const { openFeedback } = await import("../classroom/feedback.js");
    const feedback = await openFeedback(resolve(io.cwd, options.feedback), { browsers: 1, reveal });
    try {
      await feedback.add(sheet, marked);
    } finally {
      await feedback.close();
    }
  }
  if (options.json) io.stdout(`${JSON.stringify(marked, null, 2)}\n`);
  else io.stdout(markedText(marked, t));
  return faults.length + unknown.length === 0 ? 0 : 1;
}

/** More of an answer says nothing about its mark. */
const MOST_SHOWN = 60;
const shown = (text: string): string => (text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text);

function markedText({ score, maxScore, answers }: ExplainedSheet, t: Messages): string {
  const rows = answers.map((one) => [
    one.id,
    shown(one.given.trim()),
    `${one.points}/${one.maxPoints}`,
    t(`verdict.${one.verdict}`),
    one.verdict === "correct" ? "" : one.message,
  ]);
  const heading = (["id", "given", "points", "verdict", "message"] as const).map((word) =>
    t(`marked.column.${word}`),
  );
  return `${textTable(heading, rows, [2])}\n\n${t("marked.total", { score, maxScore })}\n`;
}
