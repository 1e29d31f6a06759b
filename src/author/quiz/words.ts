import * as z from "zod";
import { present } from "../../core/base/known.js";
import { LOCALES, type LocaleName, localeNamed } from "../../core/base/locales/index.js";

/** One text for every language, or one for each that is required and any other; none longer than `most`. */
export const wordsField = (most = 4000) => {
  const text = z.string().min(1).max(most);
  const each = Object.fromEntries(
    LOCALES.map((locale) => [locale, localeNamed(locale).required ? text : text.optional()]),
  );
  return z.union([text, z.strictObject(each as Readonly<Record<LocaleName, z.ZodOptional<typeof text>>>)]);
};
export type Words = z.output<ReturnType<typeof wordsField>>;

/** The texts that stand there, each with its language; of one for all languages, with none. */
export const writtenIn = (words: Words): readonly (readonly [path: readonly LocaleName[], text: string])[] =>
  typeof words === "string"
    ? [[[], words]]
    : LOCALES.flatMap((locale) => {
        const text = words[locale];
        return text === undefined ? [] : [[[locale], text] as const];
      });

export const wordsIn = (words: Words, locale: LocaleName): string =>
  typeof words === "string" ? words : present(words[locale] ?? words[LOCALES[0]], "words of a language");
