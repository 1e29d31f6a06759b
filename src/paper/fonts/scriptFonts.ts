import { rememberFontless } from "../../core/base/fontlessLetters.js";
import type { Face } from "./face.js";
import { covers, type Subset, subsetsOf } from "./fontSubsets.js";

/** A font for letters that neither STIX nor Noto Sans KR has: they come in names. */
interface ScriptFont {
  readonly font: string;
  readonly letters: RegExp;
}

const HAN = /[\p{sc=Han}\p{sc=Bopomofo}\p{sc=Hiragana}\p{sc=Katakana}]/u;

/** In the order in which they are asked for a letter. */
const SCRIPT_FONTS: readonly ScriptFont[] = [
  { font: "noto-sans", letters: /[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}‐‑]/u },
  { font: "noto-sans-sc", letters: HAN },
  { font: "noto-sans-tc", letters: HAN },
  { font: "noto-sans-jp", letters: HAN },
  { font: "noto-sans-arabic", letters: /\p{scx=Arabic}/u },
  { font: "noto-sans-hebrew", letters: /\p{sc=Hebrew}/u },
  { font: "noto-sans-devanagari", letters: /\p{sc=Devanagari}/u },
  { font: "noto-sans-bengali", letters: /\p{sc=Bengali}/u },
  { font: "noto-sans-tamil", letters: /\p{sc=Tamil}/u },
  { font: "noto-sans-thai", letters: /\p{sc=Thai}/u },
];

/** All of them go by one name, which no font of the machine has. */
const FAMILY = "Gradsheet Letters";

/** Has a plain letter for each of Unicode's first 65 536 places, so that no machine's own fonts are ever asked. */
const LAST: Face = {
  family: "Gradsheet Last",
  weight: 400,
  style: "normal",
  font: "unifont",
  file: "latin-400-normal",
  range: undefined,
};

export const SCRIPT_FAMILY = `"${FAMILY}"`;
export const LAST_FAMILY = `"${LAST.family}"`;

/** Letters that STIX Two Text and Noto Sans KR have, as measured in the browser; signs and accents. */
const AT_HOME =
  /[\0-\u0162\u0164-\u017F\u01A0\u01A1\u01AF\u01B0\u0218-\u021B\u0250-\u02CC\u0386-\u03CE\u03D1\u03D5\u03D6\u03F0\u03F1\u03F4\u03F5\u0401-\u045F\u0490\u0491\u1E00-\u1EF9\p{sc=Hangul}\p{sc=Common}\p{sc=Inherited}]|[^\p{L}\p{M}]/u;

/** Signs of names that no font at home has. */
const OWN_SIGNS = /[‐‑‧]/u;

/** A letter that no font has: beyond Unicode's first 65 536 places, or without a meaning. */
const IN_NO_FONT = /[\u{10000}-\u{10FFFF}\p{Co}\p{Cn}\p{Cs}]/gu;

/** The text with � for each letter that no font has, so that it prints the same everywhere. */
export const printable = (text: string): string => text.replace(IN_NO_FONT, "\uFFFD");

/**
 * The faces for letters of other scripts in a text, none for most texts. `korean`: whether Noto Sans KR has a letter. Letters
 * that none has, the package of these fonts not being installed, are remembered for a note and left to the machine.
 */
export function scriptFaces(characters: string, korean: (character: string) => boolean): Face[] {
  const wanted = [...characters].filter((one) => !AT_HOME.test(one) || OWN_SIGNS.test(one));
  const left = new Set(wanted.filter((one) => !korean(one)));
  const faces = SCRIPT_FONTS.flatMap(({ font, letters }) => {
    const own = [...left].filter((one) => letters.test(one));
    const subsets = subsetsOf(font).flatMap((subset) => {
      const covered = own.filter((one) => covers(subset, one));
      for (const one of covered) left.delete(one);
      return covered.length === 0 ? [] : [subset];
    });
    return subsets.map((subset) => faceOf(font, subset));
  });
  if (left.size === 0) return faces;
  if (subsetsOf(LAST.font).length > 0) return [...faces, LAST];
  rememberFontless(left);
  return faces;
}

/** One file has all weights. Its subsets are called `arabic`, or `[4]` where they are numbered. */
function faceOf(font: string, { name, range }: Subset): Face {
  const file = `${name.replace(/[[\]]/g, "")}-wght-normal`;
  return { family: FAMILY, weight: "100 900", style: "normal", font, file, range };
}
