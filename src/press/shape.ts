import { unescaped } from "../base/unescaped.js";
import { type Drawing, drawingOf } from "./drawing.js";
import { uncoded } from "./letters.js";
import { patterned } from "./pattern.js";

/** What blocks have in common that differ in their digits, spoken texts and drawings alone. */
export interface Shape {
  /** The block as it is set: it names the shape. */
  readonly html: string;
  readonly isFixed: boolean;
  /** The code of its sheet, in whose place something stands in; null where it has none, or is fixed. */
  readonly code: string | null;
  /** The digits that it is set with, in order. */
  readonly pattern: readonly number[];
  /** What this block has in its places. */
  readonly digits: readonly number[];
  readonly alts: readonly string[];
  readonly drawings: readonly Drawing[];
  /** For each heading in it, from which of the digits to which, not with, its title has. */
  readonly titles: readonly (readonly [number, number])[];
}

const TOKENS = /<svg\b[^>]*>[\s\S]*?<\/svg>|<[^>]*>|[^<]+/g;
const LABEL = ' aria-label="';
const ALT = / aria-label="([^"]*)"/;

/** The colour of a rectangle in whose place a drawing is put. */
export const DRAWING_COLOUR = "#010203";

/**
 * Takes a strip apart. Its spoken texts come in the order in which figures are tagged. `isFixed`: its digits stay in it, for one
 * that Chrome writes otherwise than in the order of its text.
 */
export function shapeOf(strip: string, isFixed = false): Shape {
  const digits: number[] = [];
  const pattern: number[] = [];
  const alts: string[] = [];
  const drawings: Drawing[] = [];
  const titles: [number, number][] = [];
  let heading = 0;
  let isFormula = false;
  /** Of a listing the last line, whose number the page's rules write. */
  let line = 0;
  const { html: plain, code } = isFixed ? { html: strip, code: null } : uncoded(strip);
  const html = plain.replace(TOKENS, (token) => {
    if (token.startsWith("<svg")) {
      const drawing = drawingOf(token);
      drawings.push(drawing);
      alts.push(drawing.alt);
      return placeholder(drawing);
    }
    if (!token.startsWith("<")) {
      if (isFixed) return token;
      const text = patterned(token, digits.length, isFormula);
      digits.push(...text.digits);
      pattern.push(...text.pattern);
      return text.html;
    }
    if (token.startsWith("<math")) isFormula = true;
    else if (token === "</math>") isFormula = false;
    else if (token.startsWith("<ol")) line = token.startsWith('<ol class="code"') ? 1 : 0;
    else if (token === "<li>" && line > 0 && !isFixed) {
      const number = Array.from(String(line), Number);
      digits.push(...number);
      pattern.push(...number);
      line += 1;
    } else if (token.startsWith("<h") && /^<h[1-6]\b/.test(token)) heading = digits.length;
    else if (token.startsWith("</h") && /^<\/h[1-6]>/.test(token)) titles.push([heading, digits.length]);
    const alt = token.includes(LABEL) ? ALT.exec(token)?.[1] : undefined;
    if (alt === undefined) return token;
    alts.push(unescaped(alt));
    return token.replace(ALT, ' aria-label="?"');
  });
  return { html, isFixed, code, pattern, digits, alts, drawings, titles };
}

function placeholder({ width, height, viewBox }: Drawing): string {
  const [x = "0", y = "0", w = "0", h = "0"] = viewBox.split(" ");
  return (
    `<svg role="img" aria-label="?" width="${width}" height="${height}" viewBox="${viewBox}">` +
    `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${DRAWING_COLOUR}"></rect></svg>`
  );
}
