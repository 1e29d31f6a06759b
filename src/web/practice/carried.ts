import type { LocaleName } from "../../core/base/settings.js";
import type { Messages } from "../../core/words/messages.js";
import type { Course } from "./course.js";
import { loadScript } from "./loadScript.js";

type Texts = Readonly<Record<string, string>>;

/** What a file beside the program leaves for it: the course, and what each language calls itself. */
export interface Carried {
  readonly course: Course;
  readonly languages: Readonly<Record<LocaleName, string>>;
}

declare global {
  var gradsheetCarried: Carried;
  /** The texts of the languages that have been loaded, each from a file of its own. */
  var gradsheetTexts: Partial<Record<LocaleName, Texts>> | undefined;
}

/** Loads the texts of a language where they are not there yet, and goes on. */
export function withTexts(locale: LocaleName, then: () => void): void {
  if (globalThis.gradsheetTexts?.[locale] !== undefined) then();
  else loadScript(`texts.${locale}.js`, then);
}

/** The texts of a language that is loaded; a key that is not carried reads as itself. */
export function messagesIn(locale: LocaleName): Messages {
  const texts = globalThis.gradsheetTexts?.[locale] ?? {};
  return (key, params = {}) =>
    (texts[key] ?? key).replace(/\{(\w+)\}/g, (all, name: string) => String(params[name] ?? all));
}
