import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { fail } from "../base/errors.js";
import { BUILT } from "../base/paths.js";
import { covers, subsetsOf } from "./fontSubsets.js";
import { fileOfFace, ruleOfFace, type WebFace, webFaces } from "./webFonts.js";

/** Fonts cut down to the letters of the pages' own texts, by scripts/pageFonts.js. */
const FOLDER = join(BUILT, "pageFonts");

const indexShape = z.object({
  fonts: z.array(
    z.object({
      name: z.string(),
      family: z.string(),
      weight: z.union([z.literal(400), z.literal(700)]),
      style: z.enum(["normal", "italic"]),
      letters: z.string(),
    }),
  ),
});

/** The fonts of a folder of pages: their rules, and their files by the ends of their addresses. */
export interface PageFonts {
  readonly rules: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The files that have all letters of the text, and of the formulas of ours. */
  readonly own: readonly string[];
}

/**
 * What a text needs: letters and signs that all pages have from fonts cut down to them, what else there is from the parts
 * of the whole fonts. `base` is where the files lie. Throws DATA_MISSING where the build has cut none.
 */
export function pageFonts(text: string, base: string): PageFonts {
  const index = join(FOLDER, "index.json");
  if (!existsSync(index))
    throw fail("DATA_MISSING", "the pages' fonts are not there; npm run build puts them in their place", {
      file: index,
    });
  const { fonts } = indexShape.parse(JSON.parse(readFileSync(index, "utf8")));
  const cut = new Set(fonts.flatMap(({ letters }) => [...letters]));
  const others = [...new Set(text)].filter((letter) => !cut.has(letter)).join("");
  const needed = (face: WebFace): boolean =>
    face.font !== "noto-sans-kr" ||
    subsetsOf(face.font).some(
      ({ name, ...subset }) => partOf(face) === name && covers({ name, ...subset }, others),
    );
  const whole = webFaces().filter(needed);
  const korean = whole.filter(({ font }) => font === "noto-sans-kr");
  const rules = [
    ...whole.map((face) => ruleOfFace(face, base)),
    // Of two faces that have a letter the one that comes last is taken.
    ...fonts.map(
      ({ name, family, weight, style, letters }) =>
        `@font-face{font-family:"${family}";font-style:${style};font-weight:${weight};unicode-range:${rangesOf(letters)};` +
        `font-display:swap;src:url(${base}${name}.woff2) format("woff2")}\n`,
    ),
  ];
  const files = new Map<string, Uint8Array>([
    ...whole.map((face): [string, Uint8Array] => fileOfFace(face)),
    ...fonts.map(({ name }): [string, Uint8Array] => [
      `${name}.woff2`,
      readFileSync(join(FOLDER, `${name}.woff2`)),
    ]),
  ]);
  const own = [...fonts.map(({ name }) => `${name}.woff2`), ...korean.map((face) => fileOfFace(face)[0])];
  return { rules: rules.join(""), files, own };
}

/** `[117]` of the face `117-400-normal`. */
const partOf = ({ part }: WebFace): string => `[${part.replace(/-\d+-\w+$/, "")}]`;

/** Letters as CSS has their range, those that follow each other together. */
function rangesOf(letters: string): string {
  const codes = [...letters].map((letter) => letter.codePointAt(0) ?? 0).sort((a, b) => a - b);
  const spans: [number, number][] = [];
  for (const code of codes) {
    const last = spans.at(-1);
    if (last !== undefined && code <= last[1] + 1) last[1] = code;
    else spans.push([code, code]);
  }
  const hex = (code: number) => code.toString(16).toUpperCase();
  return spans.map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`)).join(",");
}
