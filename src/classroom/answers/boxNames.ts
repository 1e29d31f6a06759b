import { boxesOf } from "../../core/sheet/boxes.js";
import { printedName } from "../../core/sheet/printedName.js";
import { notationOfQuestion } from "../../core/sheet/questionNotation.js";
import type { Sheet } from "../../core/sheet/sheet.js";
import type { Messages } from "../../core/words/messages.js";
import { blankWords } from "../../document/build/blankWords.js";

/** What the paper has at each answer's box, by the answer's id: its number and the name beside it, `12 ∂C/∂w₃`. */
export function boxNames(sheet: Sheet, t: Messages): ReadonlyMap<string, string> {
  const words = blankWords(t);
  return new Map(
    boxesOf(sheet).map(({ number, question, answer }) => {
      const name = printedName(answer, notationOfQuestion(question, sheet.notation), words);
      return [answer.id, `${number} ${name}`];
    }),
  );
}
