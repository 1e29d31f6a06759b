import * as z from "zod";
import { LOCALES, type LocaleName } from "../../core/base/settings.js";

/** One text for every language, or one for each; none longer than `most`. */
export const wordsField = (most = 4000) => {
  const text = z.string().min(1).max(most);
  const each = Object.fromEntries(LOCALES.map((locale) => [locale, text]));
  return z.union([text, z.strictObject(each as Readonly<Record<LocaleName, typeof text>>)]);
};
export type Words = z.output<ReturnType<typeof wordsField>>;

export const wordsIn = (words: Words, locale: LocaleName): string =>
  typeof words === "string" ? words : words[locale];
