import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { fail } from "../../core/base/errors.js";
import { BUILT } from "../../core/paths.js";

/** Fonts cut down to the letters of the pages' own texts, by scripts/pageFonts.js. */
const FOLDER = join(BUILT, "pageFonts");

const indexShape = z.object({
  fonts: z.array(
    z.object({
      name: z.string(),
      family: z.string(),
      weight: z.union([z.literal(400), z.literal(700), z.literal("100 900")]),
      style: z.enum(["normal", "italic"]),
      letters: z.string(),
    }),
  ),
});

/** A font of some letters, and all of these. */
export type CutFont = z.infer<typeof indexShape>["fonts"][number];

let known: readonly CutFont[] | undefined;

/** All that the build has cut; of two that have a letter the later is the smaller. Throws DATA_MISSING where it has cut none. */
export function cutFonts(): readonly CutFont[] {
  const file = join(FOLDER, "index.json");
  if (known === undefined && !existsSync(file))
    throw fail("DATA_MISSING", "the pages' fonts are not there; npm run build puts them in their place", {
      file,
    });
  known ??= indexShape.parse(JSON.parse(readFileSync(file, "utf8"))).fonts;
  return known;
}

export const cutFile = ({ name }: CutFont): Uint8Array => readFileSync(join(FOLDER, `${name}.woff2`));

/** The rule of a font whose file is at an address; of two rules that have a letter a browser takes the one that comes last. */
export const cutRule = ({ family, weight, style, letters }: Omit<CutFont, "name">, address: string): string =>
  `@font-face{font-family:"${family}";font-style:${style};font-weight:${weight};unicode-range:${rangesOf(letters)};` +
  `font-display:swap;src:url(${address}) format("woff2")}\n`;

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

/** Of which kind a page is. */
interface PageKind {
  readonly isKorean: boolean;
  readonly isMathematical: boolean;
  /** Whether something in it is both bold and italic. */
  readonly isStressed: boolean;
}

const embedded = new Map<string, string>();

/** The rules of the cut fonts, each with its font in it, that a page of some letters needs, and the letters that none of them has. */
export function cutsFor(
  letters: string,
  kind: PageKind,
): { readonly cut: readonly string[]; readonly left: string } {
  const fonts = cutFonts().filter((font) => isWanted(font, letters, kind));
  const had = new Set(fonts.flatMap((font) => [...font.letters]));
  return { cut: fonts.map(embeddedRule), left: [...letters].filter((letter) => !had.has(letter)).join("") };
}

/** Latin letters of the page's own face are always there: something may be typed. */
function isWanted(
  { name, family, weight, style, letters: has }: CutFont,
  letters: string,
  { isKorean, isMathematical, isStressed }: PageKind,
): boolean {
  if (family === "STIX Two Math")
    return (
      isMathematical && (!name.includes("-rare-") || [...has].some((letter) => letters.includes(letter)))
    );
  // A language's own name is part of what the first page of that language has.
  if (/-names-/.test(name)) return false;
  if (weight === 700 && style === "italic" && !isStressed) return false;
  if (/noto-sans-kr-latin/.test(name)) return isKorean;
  if (/-latin-/.test(name)) return true;
  // Other pages ask the face of their own letters first.
  const elsewhere = isKorean || family !== "Noto Sans KR" ? "" : lettersOf("STIX Two Text");
  return [...has].some((letter) => letters.includes(letter) && !elsewhere.includes(letter));
}

const lettersOf = (family: string): string =>
  cutFonts()
    .filter((font) => font.family === family)
    .map(({ letters }) => letters)
    .join("");

function embeddedRule(font: CutFont): string {
  const known = embedded.get(font.name);
  if (known !== undefined) return known;
  const rule = cutRule(font, `data:font/woff2;base64,${Buffer.from(cutFile(font)).toString("base64")}`);
  embedded.set(font.name, rule);
  return rule;
}
