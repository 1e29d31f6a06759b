import Handlebars from "handlebars";
import temml from "temml";
import { onceEach } from "./onceEach.js";

/** TeX as a `<math>` element that is hidden from screen readers: its figure speaks for it. */
const mathOf = onceEach((tex) =>
  temml
    .renderToString(tex, { throwOnError: true, wrap: "none" })
    .replace("<math", '<math aria-hidden="true"'),
);

/** TeX as a `<math>` element with its namespace, valid by the schema of MathML 3, for XML documents. */
export const mathXml = onceEach((tex) =>
  temml
    .renderToString(tex, { throwOnError: true, wrap: "none", xml: true })
    .replaceAll('lspace="0"', 'lspace="0em"')
    .replace(/(<m(?!style)\w+[^>]*?) scriptlevel="[^"]*"/g, "$1"),
);

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
