import { en } from "./en.js";
import { ko } from "./ko.js";
import type { Locale } from "./locale.js";

/** The languages of all that is printed and shown, the first being the one that the others are held to. */
const ALL = { en, ko } as const satisfies Readonly<Record<string, Locale>>;

export type LocaleName = keyof typeof ALL;

const [first, ...others] = Object.keys(ALL) as LocaleName[];
/** Their names. */
export const LOCALES: readonly [LocaleName, ...LocaleName[]] = [first ?? "en", ...others];

export const localeNamed = (name: LocaleName): Locale => ALL[name];

const isLocaleName = (name: string): name is LocaleName => Object.hasOwn(ALL, name);

/** The same of a name that somebody else wrote; undefined where there is no such language. */
export const localeFor = (name: string): Locale | undefined => (isLocaleName(name) ? ALL[name] : undefined);

/** The same for each language. */
export const forEachLocale = <T>(make: (locale: LocaleName) => T): Readonly<Record<LocaleName, T>> =>
  Object.fromEntries(LOCALES.map((name) => [name, make(name)])) as Record<LocaleName, T>;

/** Lines that a LaTeX document's head has for letters of other languages in a text. */
export const texHeadFor = (text: string): readonly string[] =>
  LOCALES.flatMap((name) => (ALL[name].tex.has(text) ? ALL[name].tex.head : []));

/** HTML in which no line parts what a language keeps together; names and texts of any language may stand in it. */
export const unparted = (html: string): string =>
  LOCALES.reduce((text, name) => ALL[name].unparted(text), html);
