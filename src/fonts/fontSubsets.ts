import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";

/** A part of a font, and its characters: as CSS has them, and as pairs from-to. */
export interface Subset {
  readonly name: string;
  readonly range: string;
  readonly spans: readonly (readonly [from: number, to: number])[];
}

const require = createRequire(import.meta.url);
const rangesShape = z.record(z.string(), z.string());
const packageShape = z.object({ version: z.string() });
const known = new Map<string, readonly Subset[]>();

const folderOf = (name: string): string => dirname(require.resolve(`${name}/package.json`));

/** A font file of a package (`@fontsource/noto-sans-kr`). */
export const fontFile = (name: string, file: string): string =>
  join(folderOf(name), "files", `${name.replace(/^.*\//, "")}-${file}.woff2`);

export const fontVersion = (name: string): string =>
  packageShape.parse(JSON.parse(readFileSync(join(folderOf(name), "package.json"), "utf8"))).version;

/** The parts that a font's package comes in. */
export function subsetsOf(name: string): readonly Subset[] {
  const before = known.get(name);
  if (before !== undefined) return before;
  const ranges = rangesShape.parse(JSON.parse(readFileSync(join(folderOf(name), "unicode.json"), "utf8")));
  const subsets = Object.entries(ranges).map(([subset, range]) => ({
    name: subset,
    range,
    spans: parseRange(range),
  }));
  known.set(name, subsets);
  return subsets;
}

/** `U+20-22,U+AC00` as pairs. */
function parseRange(range: string): (readonly [from: number, to: number])[] {
  return range.split(",").map((span) => {
    const [from = "", to = from] = span.trim().slice(2).split("-");
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });
}

/** Whether a subset has any of the characters. */
export function covers(subset: Subset, characters: string): boolean {
  return [...characters].some((character) => {
    const code = character.codePointAt(0) ?? 0;
    return subset.spans.some(([from, to]) => code >= from && code <= to);
  });
}
