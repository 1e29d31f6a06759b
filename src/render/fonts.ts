import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";

/** The fonts to name in a style sheet, in this order: letters, Korean, and signs that neither has (→ ∂ ≈). */
export const TEXT_FONTS = '"STIX Two Text", "Noto Sans KR", "STIX Two Math", serif';
export const MATH_FONTS = '"STIX Two Math", "STIX Two Text", "Noto Sans KR", math';

/**
 * `print`: Korean as one file of all 11 172 syllables a weight (1.4 MB in the document). The printer keeps it, so
 * that it costs nothing from the second sheet on, and the PDF embeds one font a weight, not one a slice.
 * `page`: only the slices that hold the text's own syllables (some 15 KB each), for HTML files.
 */
export type FontPurpose = "print" | "page";

/** One font file, and the characters that it is for (all that it has, if undefined). */
interface Face {
  readonly family: string;
  readonly weight: 400 | 700;
  readonly style: "normal" | "italic";
  readonly file: string;
  readonly range: string | undefined;
}

/** A part of a font, and its characters: as CSS has them, and as pairs from-to. */
interface Subset {
  readonly name: string;
  readonly range: string;
  readonly spans: readonly (readonly [from: number, to: number])[];
}

const CJK =
  /[\u1100-\u11FF\u2E80-\u303F\u3130-\u318F\u31C0-\uA4CF\uA960-\uA97F\uAC00-\uD7FF\uF900-\uFAFF\uFF00-\uFFEF]/u;
const HANGUL = /[\uAC00-\uD7A3]/u;
const MATHEMATICAL = /<math|[\u2100-\u2BFF\u{1D400}-\u{1D7FF}]/u;

const require = createRequire(import.meta.url);
const rangesShape = z.record(z.string(), z.string());
const cssOfFace = new Map<string, string>();
const subsetsOfPackage = new Map<string, readonly Subset[]>();

/**
 * The `@font-face` rules, each with its font as a data: URL, that a text (or an HTML document) needs. To be put into
 * `<style data-fonts>…</style>`, by which the printer knows the fonts that it may keep.
 * The same characters give the same rules, character for character.
 */
export function fontFaces(text: string, purpose: FontPurpose = "page"): string {
  const characters = [...new Set(text)].join("");
  const faces = [...textFaces(characters), ...koreanFaces(characters, purpose)];
  if (purpose === "print" || MATHEMATICAL.test(text)) faces.push(mathFace());
  return faces.map(cssOf).join("\n");
}

function textFaces(characters: string): Face[] {
  const name = "stix-two-text";
  const subsets = subsetsOf(name).filter((subset) => subset.name === "latin" || covers(subset, characters));
  return subsets.flatMap((subset) =>
    ([400, 700] as const).flatMap((weight) =>
      (["normal", "italic"] as const).map((style) => ({
        family: "STIX Two Text",
        weight,
        style,
        file: fileOf(name, `${subset.name}-${weight}-${style}`),
        range: subset.range,
      })),
    ),
  );
}

/** Bold is a font of its own. Hanja and signs come from the slices, also for print. */
function koreanFaces(characters: string, purpose: FontPurpose): Face[] {
  const name = "noto-sans-kr";
  const wanted = [...characters].filter((character) => CJK.test(character));
  if (wanted.length === 0) return [];
  const whole = purpose === "print" && wanted.some((character) => HANGUL.test(character));
  const sliced = (whole ? wanted.filter((character) => !HANGUL.test(character)) : wanted).join("");
  const slices = subsetsOf(name)
    .filter((subset) => subset.name.startsWith("[") && covers(subset, sliced))
    .map((subset) => ({ part: subset.name.slice(1, -1), range: subset.range }));
  const parts = whole ? [{ part: "korean", range: "U+AC00-D7A3" }, ...slices] : slices;
  return parts.flatMap(({ part, range }) =>
    ([400, 700] as const).map((weight) => ({
      family: "Noto Sans KR",
      weight,
      style: "normal" as const,
      file: fileOf(name, `${part}-${weight}-normal`),
      range,
    })),
  );
}

/** One file with all signs, though named latin; its own style sheet would limit it to Latin letters. */
function mathFace(): Face {
  const file = fileOf("stix-two-math", "latin-400-normal");
  return { family: "STIX Two Math", weight: 400, style: "normal", file, range: undefined };
}

function cssOf(face: Face): string {
  const known = cssOfFace.get(face.file);
  if (known !== undefined) return known;
  const range = face.range === undefined ? "" : `unicode-range:${face.range};`;
  const data = readFileSync(face.file).toString("base64");
  const css =
    `@font-face{font-family:"${face.family}";font-style:${face.style};font-weight:${face.weight};${range}` +
    `src:url(data:font/woff2;base64,${data}) format("woff2")}`;
  cssOfFace.set(face.file, css);
  return css;
}

const FONT_PACKAGES = ["noto-sans-kr", "stix-two-math", "stix-two-text"] as const;
const packageShape = z.object({ version: z.string() });

/** The versions of the fonts that documents are set in, by package. */
export function fontVersions(): Record<string, string> {
  return Object.fromEntries(
    FONT_PACKAGES.map((name) => {
      const text = readFileSync(join(packageFolder(name), "package.json"), "utf8");
      return [name, packageShape.parse(JSON.parse(text)).version];
    }),
  );
}

function packageFolder(name: string): string {
  return dirname(require.resolve(`@fontsource/${name}/package.json`));
}

function fileOf(name: string, variant: string): string {
  return join(packageFolder(name), "files", `${name}-${variant}.woff2`);
}

function subsetsOf(packageName: string): readonly Subset[] {
  const known = subsetsOfPackage.get(packageName);
  if (known !== undefined) return known;
  const file = join(packageFolder(packageName), "unicode.json");
  const ranges = rangesShape.parse(JSON.parse(readFileSync(file, "utf8")));
  const subsets = Object.entries(ranges).map(([name, range]) => ({ name, range, spans: parseRange(range) }));
  subsetsOfPackage.set(packageName, subsets);
  return subsets;
}

/** `U+20-22,U+AC00` as pairs. */
function parseRange(range: string): (readonly [from: number, to: number])[] {
  return range.split(",").map((span) => {
    const [from = "", to = from] = span.trim().slice(2).split("-");
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });
}

function covers(subset: Subset, characters: string): boolean {
  return [...characters].some((character) => {
    const code = character.codePointAt(0) ?? 0;
    return subset.spans.some(([from, to]) => code >= from && code <= to);
  });
}
