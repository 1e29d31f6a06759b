import { unescaped } from "../../../core/base/unescaped.js";
import { uncoded } from "../letters.js";
import { type Drawing, drawingOf } from "./drawing.js";
import { Patterned } from "./pattern.js";

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

const LABEL = ' aria-label="';
const END = "</svg>";

/** The colour of a rectangle in whose place a drawing is put. */
export const DRAWING_COLOUR = "#010203";

/**
 * Takes a strip apart. Its spoken texts come in the order in which figures are tagged. `isFixed`: its digits stay in it, for one
 * that Chrome writes otherwise than in the order of its text.
 */
export function shapeOf(strip: string, isFixed = false): Shape {
  const { html, code } = isFixed ? { html: strip, code: null } : uncoded(strip);
  const set = new Patterned(html);
  const alts: string[] = [];
  const drawings: Drawing[] = [];
  const titles: [number, number][] = [];
  let heading = 0;
  let isFormula = false;
  /** Of a listing the last line, whose number the page's rules write. */
  let line = 0;
  /** Where the next spoken text begins. */
  let label = html.indexOf(LABEL);
  for (let at = 0; at < html.length; ) {
    const tag = html.indexOf("<", at);
    if (!isFixed) set.text(at, tag < 0 ? html.length : tag, isFormula);
    if (tag < 0) break;
    if (html.startsWith("<svg", tag)) {
      at = html.indexOf(END, tag) + END.length;
      const drawing = drawingOf(html.slice(tag, at));
      drawings.push(drawing);
      alts.push(drawing.alt);
      set.replace(tag, at, placeholder(drawing));
      if (label >= 0 && label < at) label = html.indexOf(LABEL, at);
      continue;
    }
    at = html.indexOf(">", tag) + 1;
    switch (html[tag + 1]) {
      case "m":
        if (html.startsWith("<math", tag)) isFormula = true;
        break;
      case "/":
        if (html.startsWith("</math>", tag)) isFormula = false;
        else if (isHeading(html, tag + 2)) titles.push([heading, set.digits.length]);
        break;
      case "h":
        if (isHeading(html, tag + 1)) heading = set.digits.length;
        break;
      case "o":
        if (html.startsWith("<ol", tag)) line = html.startsWith('<ol class="code"', tag) ? 1 : 0;
        break;
      case "l":
        if (line === 0 || isFixed || !html.startsWith("<li>", tag)) break;
        for (const digit of String(line)) set.unwritten(Number(digit));
        line += 1;
    }
    if (label < 0 || label >= at) continue;
    const from = label + LABEL.length;
    const to = html.indexOf('"', from);
    alts.push(unescaped(html.slice(from, to)));
    set.replace(from, to, "?");
    label = html.indexOf(LABEL, to);
  }
  const { html: own, pattern, digits } = set;
  return { html: own, isFixed, code, pattern, digits, alts, drawings, titles };
}

const isHeading = (html: string, name: number): boolean =>
  html[name] === "h" && /[1-6]/.test(html[name + 1] ?? "");

function placeholder({ width, height, viewBox }: Drawing): string {
  const [x = "0", y = "0", w = "0", h = "0"] = viewBox.split(" ");
  return (
    `<svg role="img" aria-label="?" width="${width}" height="${height}" viewBox="${viewBox}">` +
    `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${DRAWING_COLOUR}"></rect></svg>`
  );
}
