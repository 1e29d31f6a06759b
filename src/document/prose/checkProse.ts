import { tokensOf } from "./markdown.js";
import { texFault } from "./tex.js";

/** What cannot be printed of a text: a piece of it as it is written, which of its characters is wrong, and why. */
export interface ProseFault {
  readonly message: string;
  readonly piece: string;
  /** From 0. */
  readonly at: number;
}

/** Faults of a text: TeX that does not parse, pictures. Names between double braces stand for numbers. */
export function proseFaults(source: string): ProseFault[] {
  const filled = withFiller(source);
  return tokensOf(filled).flatMap((token): ProseFault[] => {
    if (token.type === "image")
      return [{ message: "no picture is printed from a text; leave ![…](…) out", piece: "![", at: 0 }];
    if (token.type !== "tex") return [];
    const fault = texFault(token.content);
    if (fault === null) return [];
    // What fills a name in is as long as the name and its braces, so that places stay.
    const start = filled.indexOf(token.content);
    const piece = start < 0 ? token.content : source.slice(start, start + token.content.length);
    return [{ message: `TeX that does not parse: ${fault.message}`, piece, at: fault.at }];
  });
}

const NAME = /\{\{\s*([A-Za-z][A-Za-z0-9_]*)\s*\}\}/g;

const withFiller = (source: string): string => source.replace(NAME, (all) => "1".repeat(all.length));

/** The names that a text puts between double braces, each once. */
export const namesIn = (source: string): readonly string[] => [
  ...new Set([...source.matchAll(NAME)].map(([, name = ""]) => name)),
];

/** A text with its numbers put in, a real minus before those below 0. */
export const fillNames = (source: string, numberOf: (name: string) => string): string =>
  source.replace(NAME, (_all, name: string) => numberOf(name).replace(/^-/, "−"));
