import { LOCALES, type LocaleName, localeNamed } from "../../core/base/locales/index.js";
import { charactersOf, othersThanAscii } from "./characters.js";
import { cutsFor } from "./cutFonts.js";
import type { Face } from "./face.js";
import { covers, fontFile, subsetsOf } from "./fontSubsets.js";
import { dataUrl, namedUrl } from "./named.js";
import { LAST_FAMILY, SCRIPT_FAMILY, scriptFaces } from "./scriptFonts.js";

/**
 * The fonts to name in a style sheet, in this order: letters, Korean, other scripts (they come in names), and signs that
 * none of these has (→ ∂ ≈).
 */
const TEXT_FONTS = `"STIX Two Text", "Noto Sans KR", ${SCRIPT_FAMILY}, "STIX Two Math", ${LAST_FAMILY}, serif`;
/** The same where figures and Latin letters of a text stand in its own face, not in that of the formulas. */
const SANS_FONTS = `"Noto Sans KR", ${TEXT_FONTS}`;
/** The fonts of a language's texts. */
export const fontsOf = (locale: LocaleName): string =>
  localeNamed(locale).letters === "sans" ? SANS_FONTS : TEXT_FONTS;

const SANS = LOCALES.filter((name) => localeNamed(name).letters === "sans");

const MATH_FONTS = '"STIX Two Math", "STIX Two Text", "Noto Sans KR", math';

/** The families of a page: of its text, and of formulas and what is read like one (`--letters`). */
export const fontRules = (): string =>
  `body { --letters: ${TEXT_FONTS}; font-family: var(--letters) }\n` +
  `${SANS.map((name) => `body.${name}`).join(", ")} { font-family: ${SANS_FONTS} }\nmath { font-family: ${MATH_FONTS} }\n`;

/**
 * `print`: Korean as one file of all 11 172 syllables a weight (1.4 MB in the document). The printer keeps it, so
 * that it costs nothing from the second sheet on, and the PDF embeds one font a weight, not one a slice.
 * `printer`: the same for our own printer, which has the fonts: each is named alone, and a document is a hundredth as long.
 * `page`: fonts cut down to the letters of our own texts and formulas (some 120 kB in English, 300 in Korean), and of the
 * whole fonts' parts (some 15 kB each) those alone that hold letters beside them, for HTML files.
 */
export type FontPurpose = "print" | "printer" | "page";

const CJK = /[\u1100-\u11FF\u2E80-\u318F\u31C0-\uA4CF\uA960-\uA97F\uAC00-\uD7FF\uF900-\uFAFF\uFF00-\uFFEF]/u;
const HANGUL = /[\uAC00-\uD7A3]/u;
const MATHEMATICAL = /<math|[\u2100-\u2BFF\u{1D400}-\u{1D7FF}]/u;

/** Something slanted within something bold, or the other way round. */
const STRESSED =
  /<(b|strong|h1|h2|th)\b[^>]*>(?:(?!<\/\1\b)[\s\S])*?<(?:i|em)\b|<(i|em)\b[^>]*>(?:(?!<\/\2\b)[\s\S])*?<(?:b|strong)\b/;

/** A page in a language whose texts have a face of their own. */
const isSans = (html: string): boolean => SANS.some((name) => html.includes(`<html lang="${name}"`));

const cssOfFace = new Map<string, string>();

/**
 * The `@font-face` rules, each with its font as a data: URL, that a text (or an HTML document) needs. To be put into
 * `<style data-fonts>…</style>`, by which the printer knows the fonts that it may keep.
 * A long document comes in parts, the first with its head, so that it is not put together for this alone.
 * The same characters give the same rules, character for character. Throws DATA_MISSING where the build has put no fonts.
 */
export function fontFaces(text: string | readonly string[], purpose: FontPurpose = "page"): string {
  const parts = typeof text === "string" ? [text] : text;
  if (purpose === "page") return pageFaces(parts.join(""));
  const characters = othersThanAscii(parts.map(othersThanAscii).join(""));
  const faces = [
    ...textFaces(`a${characters}`),
    ...koreanFaces(characters, "print"),
    ...(isSans(parts[0] ?? "") ? latinOfSans("a") : []),
    ...scriptFaces(characters, hasKorean),
    mathFace(),
  ];
  return faces.map(purpose === "printer" ? namedCss : cssOf).join("\n");
}

function pageFaces(text: string): string {
  const isKorean = isSans(text);
  const { cut, left } = cutsFor(lettersShown(text), {
    ...{ isKorean, isMathematical: MATHEMATICAL.test(text) },
    isStressed: STRESSED.test(text),
  });
  const faces = [
    ...textFaces(left),
    ...koreanFaces(left, "page"),
    ...(isKorean ? latinOfSans(left) : []),
    ...scriptFaces(left, hasKorean),
    ...(MATHEMATICAL.test(left) ? [mathFace()] : []),
  ];
  return [...faces.map(cssOf), ...cut].join("\n");
}

/** The letters that a page shows, those of its rules among them; its program's are none. */
const lettersShown = (html: string): string =>
  charactersOf(html.replace(/<script(?![^>]*json)[^>]*>[\s\S]*?<\/script>/g, "")).replace(
    /[\p{Cc}\p{Cf}]/gu,
    "",
  );

function textFaces(characters: string): Face[] {
  const font = "stix-two-text";
  const subsets = subsetsOf(font).filter((subset) => covers(subset, characters));
  return subsets.flatMap((subset) =>
    ([400, 700] as const).flatMap((weight) =>
      (["normal", "italic"] as const).map((style) => ({
        family: "STIX Two Text",
        weight,
        style,
        font,
        file: `${subset.name}-${weight}-${style}`,
        range: subset.range,
      })),
    ),
  );
}

/** Bold is a font of its own. Hanja and signs come from the slices, also for print. */
function koreanFaces(characters: string, purpose: FontPurpose): Face[] {
  const font = "noto-sans-kr";
  const wanted = [...characters].filter((character) => CJK.test(character));
  if (wanted.length === 0) return [];
  const whole = purpose === "print" && wanted.some((character) => HANGUL.test(character));
  const sliced = (whole ? wanted.filter((character) => !HANGUL.test(character)) : wanted).join("");
  const slices = subsetsOf(font)
    .filter((subset) => subset.name.startsWith("[") && covers(subset, sliced))
    .map((subset) => ({ part: subset.name.slice(1, -1), range: subset.range }));
  const parts = whole ? [{ part: "korean", range: "U+AC00-D7A3" }, ...slices] : slices;
  return parts.flatMap(({ part, range }) =>
    ([400, 700] as const).map((weight) => ({
      family: "Noto Sans KR",
      weight,
      style: "normal" as const,
      font,
      file: `${part}-${weight}-normal`,
      range,
    })),
  );
}

/** Figures and Latin letters of Noto Sans KR, where there are any. */
function latinOfSans(characters: string): Face[] {
  const font = "noto-sans-kr";
  const latin = subsetsOf(font).filter((subset) => subset.name === "latin" && covers(subset, characters));
  return latin.flatMap(({ range }) =>
    ([400, 700] as const).map((weight) => ({
      family: "Noto Sans KR",
      weight,
      style: "normal" as const,
      font,
      file: `latin-${weight}-normal`,
      range,
    })),
  );
}

/** Whether Noto Sans KR has a character, Hanja and Japanese letters among them. */
const hasKorean = (character: string): boolean =>
  CJK.test(character) &&
  subsetsOf("noto-sans-kr").some((subset) => subset.name.startsWith("[") && covers(subset, character));

/** One file with all signs, though named latin; its own style sheet would limit it to Latin letters. */
function mathFace(): Face {
  return {
    family: "STIX Two Math",
    weight: 400,
    style: "normal",
    font: "stix-two-math",
    file: "latin-400-normal",
    range: undefined,
  };
}

const namedCss = (face: Face): string => rule(face, namedUrl(face));

const rule = ({ family, style, weight, range }: Face, source: string): string =>
  `@font-face{font-family:"${family}";font-style:${style};font-weight:${weight};` +
  `${range === undefined ? "" : `unicode-range:${range};`}src:${source} format("woff2")}`;

function cssOf(face: Face): string {
  const file = fontFile(face.font, face.file);
  const known = cssOfFace.get(file);
  if (known !== undefined) return known;
  const css = rule(face, dataUrl(face.font, face.file));
  cssOfFace.set(file, css);
  return css;
}
