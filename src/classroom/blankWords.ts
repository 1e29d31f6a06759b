import { LOCALES } from "../base/settings.js";
import type { BlankWords } from "../sheet/printedName.js";
import { messagesFor } from "../words/locale.js";
import type { Messages } from "../words/messages.js";

/** What pages of a language call blanks that have no symbol. */
export const blankWords = (t: Messages): BlankWords => ({ line: t("answer.line"), value: t("answer.value") });

/** The same in every language: what a class types is read in any of them. */
export const allBlankWords = (): readonly BlankWords[] =>
  LOCALES.map((locale) => blankWords(messagesFor(locale)));
