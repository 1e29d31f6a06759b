import { cutFile, cutFonts, cutRule } from "./cutFonts.js";
import { covers, subsetsOf } from "./fontSubsets.js";
import { fileOfFace, ruleOfFace, type WebFace, webFaces } from "./webFonts.js";

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
  const fonts = cutFonts();
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
    ...fonts.map((font) => cutRule(font, `${base}${font.name}.woff2`)),
  ];
  const files = new Map<string, Uint8Array>([
    ...whole.map((face): [string, Uint8Array] => fileOfFace(face)),
    ...fonts.map((font): [string, Uint8Array] => [`${font.name}.woff2`, cutFile(font)]),
  ]);
  const own = [...fonts.map(({ name }) => `${name}.woff2`), ...korean.map((face) => fileOfFace(face)[0])];
  return { rules: rules.join(""), files, own };
}

/** `[117]` of the face `117-400-normal`. */
const partOf = ({ part }: WebFace): string => `[${part.replace(/-\d+-\w+$/, "")}]`;
