import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import type { LocaleName } from "../base/settings.js";
import { TEMPLATES } from "../paths.js";
import type { Messages, TextKeys } from "./messages.js";

const tableShape = z.record(z.string(), z.string());
const loaded = new Map<string, Messages<string>>();

/** All texts of a language by their keys, from `templates/locales`. */
export function textsOf(
  locale: LocaleName,
  texts: keyof TextKeys = "pages",
): Readonly<Record<string, string>> {
  const file = join(TEMPLATES, "locales", texts === "pages" ? `${locale}.json` : `${texts}.${locale}.json`);
  return tableShape.parse(JSON.parse(readFileSync(file, "utf8")));
}

/** Families of texts about what sheets name. A sheet is for ever, and a word that it names may have been given up since. */
const NAMED_BY_SHEETS = /^(misconception|reason|topic|variant|part|why|choice|option)\.(.+)$/;

/** What stands in the place of a text that is no longer there: the word itself, as far as it can be read. */
const fallback = (key: string): string | undefined => {
  const named = NAMED_BY_SHEETS.exec(key)?.[2];
  return named
    ?.replace(/^own:/, "")
    .replace(/\.(name|tutor|title|task)$/, "")
    .replace(/[-.]/g, " ");
};

/** A text whose every second part is the name of a parameter; what has no parameter stays. */
function filled(parts: readonly string[], params: Readonly<Record<string, string | number>>): string {
  let text = "";
  for (let k = 0; k < parts.length; k++) {
    const part = parts[k] ?? "";
    text += k % 2 === 0 ? part : String(params[part] ?? `{${part}}`);
  }
  return text;
}

/**
 * The texts of a language, their parameters put in. What an older sheet names and has no text any more reads as it is
 * named; for any other key that is missing it throws Error.
 */
export function messagesFor(locale: LocaleName): Messages;
export function messagesFor<T extends keyof TextKeys>(locale: LocaleName, texts: T): Messages<TextKeys[T]>;
export function messagesFor(locale: LocaleName, texts: keyof TextKeys = "pages"): Messages<string> {
  const name = `${texts} ${locale}`;
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const table = textsOf(locale, texts);
  const split = new Map<string, readonly string[]>();
  const partsOf = (key: string, text: string): readonly string[] => {
    const parts = split.get(key) ?? text.split(/\{(\w+)\}/);
    split.set(key, parts);
    return parts;
  };
  const messages: Messages<string> = (key, params = {}) => {
    const text = Object.hasOwn(table, key) ? table[key] : undefined;
    if (text === undefined) {
      const word = fallback(key);
      if (word === undefined) throw new Error(`the locale ${locale} has no text "${key}"`);
      return word;
    }
    return text.includes("{") ? filled(partsOf(key, text), params) : text;
  };
  loaded.set(name, messages);
  return messages;
}
