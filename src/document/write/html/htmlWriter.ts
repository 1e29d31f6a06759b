import { mathHtml } from "../../formula/math.js";
import type { FormulaRun } from "../../tree/line.js";
import type { Picture } from "../../tree/picture.js";
import { escapeHtml } from "./escapeHtml.js";
import { pictureSvg } from "./pictureSvg.js";

/** How HTML has what is each copy's own. */
export interface HtmlWriter {
  /** A plain text that is read, which is escaped after this. */
  readonly text: (text: string) => string;
  /** TeX as a `<math>` element. */
  readonly math: (tex: string) => string;
  /** A spoken text as the value of an attribute. */
  readonly spoken: (text: string) => string;
  readonly picture: (picture: Picture) => string;
  /** A picture of which there is an `<svg>` element already. */
  readonly svg: (svg: string, picture: Picture) => string;
  /** The code of a sheet or the seed of a set. */
  readonly serial: (text: string, of: "code" | "seed") => string;
  /** Formulas without numbers come again on every copy: each is set once. */
  readonly known: WeakMap<FormulaRun, string>;
}

/** HTML with all of it in its place. */
export const plainWriter: HtmlWriter = {
  text: (text) => text,
  math: mathHtml,
  spoken: escapeHtml,
  picture: pictureSvg,
  svg: (svg) => svg,
  serial: escapeHtml,
  known: new WeakMap(),
};
