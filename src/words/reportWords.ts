import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { TEMPLATES } from "../base/paths.js";

export const REPORT_LOCALES = ["en", "ko"] as const;
export type ReportLocale = (typeof REPORT_LOCALES)[number];

const wordsShape = z.record(z.string(), z.string());

/** The report's words in a language, `{name}` standing for a number to be filled in. */
export function reportWords(
  locale: ReportLocale,
): (key: string, values?: Readonly<Record<string, string | number>>) => string {
  const file = join(TEMPLATES, "locales", `report.${locale}.json`);
  const words = wordsShape.parse(JSON.parse(readFileSync(file, "utf8")));
  return (key, values = {}) => {
    const text = words[key];
    if (text === undefined) throw new RangeError(`the report has no word ${key} in ${locale}`);
    return text.replace(/\{(\w+)\}/g, (_all, name: string) => String(values[name] ?? `{${name}}`));
  };
}

/** Says a word of the report, with its numbers put in. */
export type Say = ReturnType<typeof reportWords>;
