import { boxesOf } from "../../../core/sheet/boxes.js";
import { printedName } from "../../../core/sheet/printedName.js";
import { notationOfQuestion } from "../../../core/sheet/questionNotation.js";
import type { Answer, Question, Sheet } from "../../../core/sheet/sheet.js";
import { messagesFor } from "../../../core/words/locale.js";
import { acceptedRange } from "../../../document/build/acceptedRange.js";
import { blankWords } from "../../../document/build/blankWords.js";
import { writtenOf } from "../../../document/build/chosenKey.js";
import { lineText } from "../../../document/write/text/lineText.js";
import { typesetterOfQuestion } from "../typesetterOfQuestion.js";

/**
 * What is accepted in every box of a class, as a table: a row a copy, and of each box its lowest and its highest right
 * answer; for what is chosen its label twice. Of each sheet its numbers alone are kept.
 */
export function answersTable(): {
  readonly add: (sheet: Sheet) => void;
  readonly rows: () => readonly (readonly (string | number)[])[];
} {
  const rows: (string | number)[][] = [];
  const names: Set<string>[] = [];
  const add = (sheet: Sheet): void => {
    const t = messagesFor(sheet.locale);
    const words = blankWords(t);
    const row: (string | number)[] = [sheet.id, sheet.code, sheet.student?.name ?? ""];
    boxesOf(sheet).forEach(({ question, answer }, k) => {
      const name = printedName(answer, notationOfQuestion(question, sheet.notation), words);
      names[k] = (names[k] ?? new Set()).add(name);
      row.push(...boundsOf(answer, question, sheet));
    });
    rows.push(row);
  };
  const heads = (): string[] =>
    names.flatMap((all, k) => {
      const [name] = all;
      const box = all.size === 1 && name !== undefined ? `${k + 1} ${name}` : String(k + 1);
      return [`${box} low`, `${box} high`];
    });
  return { add, rows: () => [["sheet", "code", "name", ...heads()], ...rows] };
}

function boundsOf(answer: Answer, question: Question, sheet: Sheet): readonly (string | number)[] {
  if (answer.kind === "number") return acceptedRange(answer).map(Number);
  const right = lineText(writtenOf(answer, typesetterOfQuestion(question, sheet)));
  return [right, right];
}
