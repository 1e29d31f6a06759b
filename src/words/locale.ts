import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { TEMPLATES } from "../base/paths.js";
import type { LocaleName } from "../base/settings.js";
import type { Messages } from "./messages.js";

/** `pages`: worksheets, keys and all that is made of sheets. `report`: the page of a training. */
export type Texts = "pages" | "report";

const tableShape = z.record(z.string(), z.string());
const loaded = new Map<string, Messages>();

/** All texts of a language by their keys, from `templates/locales`. */
export function textsOf(locale: LocaleName, texts: Texts = "pages"): Readonly<Record<string, string>> {
  const file = join(TEMPLATES, "locales", texts === "pages" ? `${locale}.json` : `${texts}.${locale}.json`);
  return tableShape.parse(JSON.parse(readFileSync(file, "utf8")));
}

/** The texts of a language, their parameters put in. */
export function messagesFor(locale: LocaleName, texts: Texts = "pages"): Messages {
  const name = `${texts} ${locale}`;
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const table = textsOf(locale, texts);
  const messages: Messages = (key, params = {}) => {
    const text = Object.hasOwn(table, key) ? table[key] : undefined;
    if (text === undefined) throw new Error(`the locale ${locale} has no text "${key}"`);
    return text.replace(/\{(\w+)\}/g, (all, name: string) => String(params[name] ?? all));
  };
  loaded.set(name, messages);
  return messages;
}
