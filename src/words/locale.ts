import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { TEMPLATES } from "../base/paths.js";
import type { LocaleName } from "../sheet/sheet.js";

/** The text of a key, with `{name}` replaced by its parameter; what has no parameter stays. Throws Error for a key that is missing. */
export type Messages = (key: string, params?: Readonly<Record<string, string | number>>) => string;

const tableShape = z.record(z.string(), z.string());
const loaded = new Map<LocaleName, Messages>();

/** All texts of a language by their keys, from `templates/locales`. */
export function textsOf(locale: LocaleName): Readonly<Record<string, string>> {
  const file = join(TEMPLATES, "locales", `${locale}.json`);
  return tableShape.parse(JSON.parse(readFileSync(file, "utf8")));
}

/** The texts of a language, their parameters put in. */
export function messagesFor(locale: LocaleName): Messages {
  const known = loaded.get(locale);
  if (known !== undefined) return known;
  const table = textsOf(locale);
  const messages: Messages = (key, params = {}) => {
    const text = Object.hasOwn(table, key) ? table[key] : undefined;
    if (text === undefined) throw new Error(`the locale ${locale} has no text "${key}"`);
    return text.replace(/\{(\w+)\}/g, (all, name: string) => String(params[name] ?? all));
  };
  loaded.set(locale, messages);
  return messages;
}
