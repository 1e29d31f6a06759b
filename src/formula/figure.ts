import Handlebars from "handlebars";
import temml from "temml";

/** Symbols come again on every sheet: when full, all are dropped. */
const KEPT = 4000;
/** Numbers seldom come again, and lines of them are long: a thousand sheets' would fill the memory. */
const comesAgain = (tex: string): boolean => !/\d\.\d/.test(tex);

const cache = new Map<string, string>();

/** TeX as a `<math>` element that is hidden from screen readers: its figure speaks for it. */
function mathOf(tex: string): string {
  const known = cache.get(tex);
  if (known !== undefined) return known;
  const math = temml
    .renderToString(tex, { throwOnError: true, wrap: "none" })
    .replace("<math", '<math aria-hidden="true"');
  if (cache.size >= KEPT) cache.clear();
  if (comesAgain(tex)) cache.set(tex, math);
  return math;
}

const xmlCache = new Map<string, string>();

/** TeX as a `<math>` element with its namespace, valid by the schema of MathML 3, for XML documents. */
export function mathXml(tex: string): string {
  const known = xmlCache.get(tex);
  if (known !== undefined) return known;
  const math = temml
    .renderToString(tex, { throwOnError: true, wrap: "none", xml: true })
    .replaceAll('lspace="0"', 'lspace="0em"')
    .replace(/(<m(?!style)\w+[^>]*?) scriptlevel="[^"]*"/g, "$1");
  if (xmlCache.size >= KEPT) xmlCache.clear();
  if (comesAgain(tex)) xmlCache.set(tex, math);
  return math;
}

/** Any text as HTML. */
export const escapeHtml = (text: string): string => Handlebars.escapeExpression(text);

/** Sets TeX as HTML: for pages as `formulaFigure` does. */
export interface Figure {
  (pieces: string | readonly string[], spoken: string, tall?: boolean): string;
  /** Leaves out what is read aloud, which then is not worked out. */
  readonly silent?: true;
}

/** Whether a line may break inside this figure. */
export const isLongFormula = (figure: string): boolean => figure.startsWith('<span class="formula long"');

/**
 * A formula as one figure with its spoken text. `pieces` are parts of it between which a line may break. `tall` sets its
 * fractions in full size. The class `formula` paints a background (paper.css): Chrome drops a figure without one.
 */
export const formulaFigure: Figure = (pieces, spoken, tall = true) => {
  const parts = typeof pieces === "string" ? [pieces] : pieces;
  const long = parts.length > 1 ? " long" : "";
  const math = parts.map((tex) => mathOf(tall ? `\\displaystyle ${tex}` : tex)).join("");
  return `<span class="formula${long}" role="img" aria-label="${escapeHtml(spoken)}">${math}</span>`;
};
