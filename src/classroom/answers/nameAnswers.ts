import type { Answers } from "../../core/marking/marked.js";
import { answerFinder } from "../../core/sheet/findAnswer.js";
import type { Sheet } from "../../core/sheet/sheet.js";
import type { ReadAnswers } from "./answersFile.js";
import { allBlankWords } from "./blankWords.js";
import { unmatchedAnswerMessage } from "./unmatchedAnswer.js";

/** Answers by the names that their writer gave them (`q1.w3_new`, `12`), brought to the ids of the sheet. */
export function nameAnswers(sheet: Sheet, written: Answers): ReadAnswers {
  const find = answerFinder(sheet, allBlankWords());
  const ids = sheet.questions.flatMap(({ answers }) => answers.map(({ id }) => id));
  const answers = new Map<string, string>();
  const faults: string[] = [];
  for (const [name, text] of Object.entries(written)) {
    const found = find(name);
    if (found.kind !== "one") faults.push(unmatchedAnswerMessage(found, name, "the sheet", ids));
    else if (answers.has(found.id))
      faults.push(`${name}: a second answer to ${found.id}; the first one counts`);
    else answers.set(found.id, text);
  }
  return { answers: Object.fromEntries(answers), faults };
}
