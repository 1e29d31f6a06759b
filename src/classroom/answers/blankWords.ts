import { LOCALES } from "../../core/base/settings.js";
import type { BlankWords } from "../../core/sheet/printedName.js";
import { messagesFor } from "../../core/words/locale.js";
import { blankWords } from "../../document/build/blankWords.js";

/** The same in every language: what a class types is read in any of them. */
export const allBlankWords = (): readonly BlankWords[] =>
  LOCALES.map((locale) => blankWords(messagesFor(locale)));
