import { resolve } from "node:path";
import { readAnswers } from "../../../classroom/answers/answersFile.js";
import { boxNames } from "../../../classroom/answers/boxNames.js";
import { OWN_RULES, readClassScheme } from "../../../classroom/answers/classScheme.js";
import { nameAnswers } from "../../../classroom/answers/nameAnswers.js";
import { fileNameOf } from "../../../classroom/set/students/fileName.js";
import { visible } from "../../../core/base/visible.js";
import { readText } from "../../../core/files/readText.js";
import { type ExplainedSheet, explain } from "../../../core/marking/explain.js";
import { totalText } from "../../../core/marking/marksText.js";
import type { Sheet } from "../../../core/sheet/sheet.js";
import { parseSheet } from "../../../core/sheet/sheetFile.js";
import type { Io } from "../../../core/terminal/io.js";
import { textTable } from "../../../core/terminal/table.js";
import { messagesFor } from "../../../core/words/locale.js";
import type { Messages } from "../../../core/words/messages.js";
import type { OptionsFor } from "../../options/options.js";
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
  const read = await readAnswers(answersFile, io.cwd);
  const { answers, faults: unknown } = nameAnswers(sheet, read.answers);
  const t = messagesFor(sheet.locale);
  const reveal = options.reveal === true;
  const { scheme } = options;
  const rules =
    scheme === undefined
      ? OWN_RULES
      : await readClassScheme(await readText(scheme, io.cwd), scheme, {
          copies: [written],
          load: async () => written,
        });
  const ruled = rules.mark(sheet, answers);
  const marked = explain(ruled.sheet, ruled.marked, { t, reveal });
  const faults = [...read.faults, ...unknown];
  for (const fault of faults) io.stderr(`${visible(`${answersFile}: ${fault}`)}\n`);
  if (options.feedback !== undefined) {
    const { openFeedback } = await import("../../../classroom/answers/feedback.js");
    const feedback = await openFeedback(resolve(io.cwd, options.feedback), {
      browsers: 1,
      reveal,
      fileOf: fileNameOf,
    });
    try {
      await feedback.add(ruled.sheet, marked);
    } finally {
      await feedback.close();
    }
  }
  if (options.json) io.stdout(`${JSON.stringify(marked, null, 2)}\n`);
  else io.stdout(markedText(sheet, marked, t));
  return faults.length === 0 ? 0 : 1;
}

/** More of an answer says nothing about its mark. */
const MOST_SHOWN = 60;
const shown = (text: string): string => (text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text);

function markedText(sheet: Sheet, marked: ExplainedSheet, t: Messages): string {
  const { answers } = marked;
  const byId = new Map(answers.map((one) => [one.id, one]));
  const boxes = [...boxNames(sheet, t)].flatMap(([id, box]) => {
    const one = byId.get(id);
    return one === undefined ? [] : [{ ...one, box }];
  });
  const rows = boxes.map((one) => [
    one.box,
    one.id,
    shown(one.given.trim()),
    `${one.points}/${one.maxPoints}`,
    t(`verdict.${one.verdict}`),
    one.verdict === "correct" ? "" : one.message,
  ]);
  const heading = (["box", "id", "given", "points", "verdict", "message"] as const).map((word) =>
    t(`marked.column.${word}`),
  );
  return `${textTable(heading, rows, [3])}\n\n${totalText(marked, t)}\n`;
}
