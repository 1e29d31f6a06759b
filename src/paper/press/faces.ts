import { sha256 } from "../../core/base/hash.js";
import { localeFor } from "../../core/base/locales/index.js";

/** A rule of a font, and the characters that it is for: all that the font has, where it names none. */
interface Face {
  readonly rule: string;
  /** The same for the same rule. */
  readonly key: string;
  readonly covers: RegExp | null;
}

/** The fonts that a document brings, as `<style data-fonts>` has them. */
export interface Faces {
  /** All of them, as they are written. */
  readonly block: string;
  /** Names those that each document with its head and language brings. */
  readonly usual: string;
  /** Which of the others a text needs: the same key for the same ones. What needs none looks the same without them. */
  readonly neededFor: (html: string) => string;
}

/** Fonts that are asked for what the others have not. */
const AFTER = 'font-family:"Gradsheet ';
/** What every usual font for letters has. */
const PLAIN = /[\0-\x7F]+/g;
const OTHER = /[^\0-\x7F]/;

/** Reads a block of fonts. `head`: the rest of the head, and `language` that of the document. */
export function facesOf(block: string, head: string, language: string): Faces {
  const faces = (block.match(/@font-face\s*\{[^}]*\}/g) ?? []).map(faceOf);
  const always = `${localeFor(language)?.letter ?? ""}a${head}`;
  const isUsual = ({ rule, covers }: Face): boolean =>
    !rule.includes(AFTER) && covers?.test(always) !== false;
  const others = faces.filter((face) => !isUsual(face));
  const ranged = others.filter(({ covers }) => covers !== null);
  const last = others.filter(({ covers }) => covers === null);
  const usual = faces.filter(isUsual);
  return {
    block,
    usual: usual.map(({ key }) => key).join(" "),
    neededFor: (html) => {
      const letters = others.length === 0 || !OTHER.test(html) ? "" : html.replace(PLAIN, "");
      if (letters === "") return "";
      const needed = ranged.filter(({ covers }) => covers?.test(letters) === true);
      const left =
        last.length > 0 &&
        [...letters].some((letter) => !faces.some((face) => face.covers?.test(letter) === true));
      return [...needed, ...(left ? last : [])].map(({ key }) => key).join(" ");
    },
  };
}

function faceOf(rule: string): Face {
  const [, range] = /unicode-range:([^;}]+)/.exec(rule) ?? [];
  return { rule, key: sha256(rule).slice(0, 12), covers: range === undefined ? null : rangeOf(range) };
}

/** `U+20-22,U+AC00` as an expression. */
function rangeOf(range: string): RegExp {
  const spans = range.split(",").map((span) => {
    const [from = "", to = from] = span.trim().slice(2).split("-");
    return `\\u{${from}}-\\u{${to}}`;
  });
  return new RegExp(`[${spans.join("")}]`, "u");
}
