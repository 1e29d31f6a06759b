import { notationOfQuestion } from "../../core/sheet/questionNotation.js";
import type { Question, Sheet } from "../../core/sheet/sheet.js";
import { messagesFor } from "../../core/words/locale.js";
import { type Typesetter, typesetterOf } from "../../document/formula/typesetter.js";

/** What sets the formulas of a question in its sheet's notation and language. */
export const typesetterOfQuestion = (
  question: Question,
  { notation, locale }: Pick<Sheet, "notation" | "locale">,
): Typesetter => typesetterOf(notationOfQuestion(question, notation), messagesFor(locale));
