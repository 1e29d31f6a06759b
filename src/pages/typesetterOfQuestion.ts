import { type Typesetter, typesetterOf } from "../formula/typesetter.js";
import { notationOfQuestion } from "../sheet/questionNotation.js";
import type { Question, Sheet } from "../sheet/sheet.js";
import { messagesFor } from "../words/locale.js";

/** What sets the formulas of a question in its sheet's notation and language. */
export const typesetterOfQuestion = (
  question: Question,
  { notation, locale }: Pick<Sheet, "notation" | "locale">,
): Typesetter => typesetterOf(notationOfQuestion(question, notation), messagesFor(locale));
