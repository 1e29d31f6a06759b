import { readFileSync } from "node:fs";
import type { Face } from "./face.js";
import { fontFile, versionOf } from "./fontSubsets.js";

const NAMED = /url\(font:([\w-]+)@[^/()]+\/([\w-]+)\)/g;

/** A font's address in a rule of ours: `url(font:stix-two-text@5.3.0/latin-400-normal)`. */
export const namedUrl = ({ font, file }: Face): string => `url(font:${font}@${versionOf(font)}/${file})`;

/** The same rules with the fonts themselves in place of their names. */
export const withFonts = (css: string): string =>
  css.replace(NAMED, (_, font: string, file: string) => dataUrl(font, file));

/** A font as a data: URL. */
export const dataUrl = (font: string, file: string): string =>
  `url(data:font/woff2;base64,${readFileSync(fontFile(font, file)).toString("base64")})`;
