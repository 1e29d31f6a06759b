import { grouped } from "../../../core/notation/styles.js";
import { proseHtml } from "../../prose/markdown.js";
import { texPieces } from "../../prose/texPieces.js";
import type { FormulaRun, Line, Run } from "../../tree/line.js";
import { escapeHtml } from "./escapeHtml.js";
import { type HtmlWriter, plainWriter } from "./htmlWriter.js";
import { sentenceHtml } from "./sentenceHtml.js";

/** A line as HTML. */
export const lineHtml = ({ runs }: Line, writer: HtmlWriter = plainWriter): string => {
  let html = "";
  for (const run of runs) html += runHtml(run, writer);
  return html;
};

function runHtml(run: Run, writer: HtmlWriter): string {
  switch (run.kind) {
    case "text":
      return escapeHtml(writer.text(run.text));
    case "formula": {
      const seen = writer.known.get(run);
      if (seen !== undefined) return seen;
      const html = formulaHtml(run, run.spoken(), writer);
      writer.known.set(run, html);
      return html;
    }
    case "number":
      return numberHtml(run.display, writer);
    case "sentence":
      return String(sentenceHtml(run.text, writer));
    case "prose":
      return proseHtml(
        run.source,
        (tex, spoken, tall) => formulaHtml({ pieces: texPieces(tex), tall }, spoken, writer),
        writer.text,
      );
    case "code":
      return `<code>${escapeHtml(writer.text(run.text))}</code>`;
    case "items":
      return run.items.map((item) => `<span class="item">${lineHtml(item, writer)}</span>`).join(" ");
    case "conditions":
      return `<span class="conditions">${lineHtml(run.line, writer)}</span>`;
    case "for":
      return `<span class="for">${lineHtml(run.line, writer)}</span>`;
    case "gap":
      return "\u2003 ";
  }
}

/**
 * A formula as one figure with its spoken text. `pieces` are parts of it between which a line may break. `tall` sets its
 * fractions in full size. The class `formula` paints a background (paper.css): Chrome drops a figure without one.
 */
function formulaHtml(
  { pieces, tall }: Pick<FormulaRun, "pieces" | "tall">,
  spoken: string,
  writer: HtmlWriter,
): string {
  const long = pieces.length > 1 ? " long" : "";
  const math = pieces.map((tex) => writer.math(tall ? `\\displaystyle ${tex}` : tex)).join("");
  return `<span class="formula${long}" role="img" aria-label="${writer.spoken(spoken)}">${math}</span>`;
}

/** A printed number with a real minus: `−0.2`; a power of ten as such; thousands set apart by narrow spaces. */
function numberHtml(display: string, { text }: HtmlWriter): string {
  const [mantissa = display, exponent] = text(grouped(display, "\u2005").replaceAll("-", "−")).split("e");
  if (exponent !== undefined) return `${mantissa}×${text("10")}<sup>${exponent}</sup>`;
  return mantissa.includes("\u2005") ? `<span class="whole">${mantissa}</span>` : mantissa;
}
