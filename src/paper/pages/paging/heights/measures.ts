import { type LocaleName, localeNamed } from "../../../../core/base/locales/index.js";
import { messagesFor } from "../../../../core/words/locale.js";
import type { Messages } from "../../../../core/words/messages.js";
import { type Type, typeOf, widthIn } from "../flow.js";

/** Type and words of a page as `styles/paper.css` sets them; lengths in mm. */
export interface Measures {
  readonly width: number;
  readonly t: Messages;
  /** Of the page, of labels, of notes. */
  readonly text: Type;
  readonly label: Type;
  readonly note: Type;
  readonly title: Type;
  readonly marks: Type;
}

/** Bold letters are wider; Hangul is not. */
export const boldWidth = (text: string, type: Type): number =>
  widthIn(text, type) * (type.sans ? 1.01 : 1.07);

export function measuresFor(locale: LocaleName, width: number): Measures {
  const { letters, type } = localeNamed(locale);
  const { spacing } = type;
  const sans = letters === "sans";
  return {
    width,
    t: messagesFor(locale),
    text: typeOf(type.text, spacing, sans),
    label: typeOf(9, spacing, sans),
    note: typeOf(8.8, 1.3, sans),
    title: typeOf(12.5, 1.25, sans),
    marks: typeOf(9.5, spacing, sans),
  };
}
