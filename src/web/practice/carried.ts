import type { LocaleName } from "../../base/settings.js";
import type { Messages } from "../../words/messages.js";
import type { Course } from "./course.js";

/** What files beside the program leave for it: the course, and the texts of each language. */
export interface Carried {
  readonly course: Course;
  readonly texts: Readonly<Record<LocaleName, Readonly<Record<string, string>>>>;
}

declare global {
  var gradsheetCarried: Carried;
}

/** The texts of a language; a key that is not carried reads as itself. */
export const messagesIn =
  ({ texts }: Carried, locale: LocaleName): Messages =>
  (key, params = {}) =>
    (texts[locale][key] ?? key).replace(/\{(\w+)\}/g, (all, name: string) => String(params[name] ?? all));
