import { LOCALES } from "../base/settings.js";
import type { BlankWords } from "../sheet/printedName.js";
import { blankWords } from "../views/blankWords.js";
import { messagesFor } from "../words/locale.js";

/** The same in every language: what a class types is read in any of them. */
export const allBlankWords = (): readonly BlankWords[] =>
  LOCALES.map((locale) => blankWords(messagesFor(locale)));
