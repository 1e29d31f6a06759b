import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import * as z from "zod";
import { fail } from "../../core/base/errors.js";
import { BUILT } from "../../core/paths.js";

/** A part of a font, and its characters: as CSS has them, and as pairs from-to. */
export interface Subset {
  readonly name: string;
  readonly range: string;
  readonly spans: readonly (readonly [from: number, to: number])[];
}

/** The font files that most documents are set in, copied out of their packages by the build, with a licence each. */
const FILES = join(BUILT, "fontFiles");

/** The package with the other ones, those of further scripts: 17 MB, which come where they are asked for. */
const OTHERS = "gradsheet-fonts";

const indexShape = z.record(
  z.string(),
  z.object({
    version: z.string(),
    ranges: z.record(z.string(), z.string()),
    /** The parts of which only that package has the files. */
    apart: z.array(z.string()).optional(),
  }),
);
type FontIndex = z.infer<typeof indexShape>;

let index: FontIndex | undefined;
const known = new Map<string, readonly Subset[]>();

let others: string | null | undefined;

/** Where the files of the other fonts lie; null where their package is not installed. */
function otherFiles(): string | null {
  if (others === undefined) {
    try {
      const folder = dirname(createRequire(import.meta.url).resolve(`${OTHERS}/package.json`));
      others = existsSync(join(folder, "files")) ? join(folder, "files") : null;
    } catch {
      others = null;
    }
  }
  return others;
}

/** A part of a font (`noto-sans-kr`, `12-700-normal`) as a file. */
export function fontFile(font: string, part: string): string {
  const path = join(font, `${font}-${part}.woff2`);
  const own = join(FILES, path);
  const other = otherFiles();
  return other === null || existsSync(own) ? own : join(other, path);
}

/** The versions of the fonts that are there by name. */
export const fontVersions = (): Record<string, string> =>
  Object.fromEntries(
    Object.keys(readIndex()).flatMap((font) =>
      subsetsOf(font).length === 0 ? [] : [[font, versionOf(font)]],
    ),
  );

/** The version of one of them. */
export const versionOf = (font: string): string => readIndex()[font]?.version ?? "";

/** The parts of a font that are there. */
export function subsetsOf(font: string): readonly Subset[] {
  const before = known.get(font);
  if (before !== undefined) return before;
  const { ranges = {}, apart = [] } = readIndex()[font] ?? {};
  const lacking = new Set(otherFiles() === null ? apart : []);
  const subsets = Object.entries(ranges)
    .filter(([name]) => !lacking.has(name))
    .map(([name, range]) => ({ name, range, spans: parseRange(range) }));
  known.set(font, subsets);
  return subsets;
}

function readIndex(): FontIndex {
  const file = join(FILES, "index.json");
  if (index === undefined && !existsSync(file))
    throw fail("DATA_MISSING", "the fonts are not there; npm run build puts them in their place", { file });
  index ??= indexShape.parse(JSON.parse(readFileSync(file, "utf8")));
  return index;
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
