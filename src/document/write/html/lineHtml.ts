import { grouped } from "../../../core/notation/styles.js";
import { mathHtml } from "../../formula/math.js";
import { proseHtml } from "../../prose/markdown.js";
import { texPieces } from "../../prose/texPieces.js";
import type { FormulaRun, Line, Run } from "../../tree/line.js";
import { escapeHtml } from "./escapeHtml.js";
import { sentenceHtml } from "./sentenceHtml.js";

/** A line as HTML. */
export const lineHtml = ({ runs }: Line): string => {
  let html = "";
  for (const run of runs) html += runHtml(run);
  return html;
};

/** Formulas without numbers come again on every copy: each is set once. */
const known = new WeakMap<FormulaRun, string>();

function runHtml(run: Run): string {
  switch (run.kind) {
    case "text":
      return escapeHtml(run.text);
    case "formula": {
      const seen = known.get(run);
      if (seen !== undefined) return seen;
      const html = formulaHtml(run.pieces, run.spoken(), run.tall);
      known.set(run, html);
      return html;
    }
    case "number":
      return numberHtml(run.display);
    case "sentence":
      return String(sentenceHtml(run.text));
    case "prose":
      return proseHtml(run.source, (tex, spoken, tall) => formulaHtml(texPieces(tex), spoken, tall));
    case "code":
      return `<code>${escapeHtml(run.text)}</code>`;
    case "items":
      return run.items.map((item) => `<span class="item">${lineHtml(item)}</span>`).join(" ");
    case "conditions":
      return `<span class="conditions">${lineHtml(run.line)}</span>`;
    case "for":
      return `<span class="for">${lineHtml(run.line)}</span>`;
    case "gap":
      return "\u2003 ";
  }
}

/**
 * A formula as one figure with its spoken text. `pieces` are parts of it between which a line may break. `tall` sets its
 * fractions in full size. The class `formula` paints a background (paper.css): Chrome drops a figure without one.
 */
function formulaHtml(pieces: readonly string[], spoken: string, tall: boolean): string {
  const long = pieces.length > 1 ? " long" : "";
  const math = pieces.map((tex) => mathHtml(tall ? `\\displaystyle ${tex}` : tex)).join("");
  return `<span class="formula${long}" role="img" aria-label="${escapeHtml(spoken)}">${math}</span>`;
}

/** A printed number with a real minus: `−0.2`; a power of ten as such; thousands set apart by narrow spaces. */
function numberHtml(display: string): string {
  const [mantissa = display, exponent] = grouped(display, "\u2005").replaceAll("-", "−").split("e");
  if (exponent !== undefined) return `${mantissa}×10<sup>${exponent}</sup>`;
  return mantissa.includes("\u2005") ? `<span class="whole">${mantissa}</span>` : mantissa;
}
