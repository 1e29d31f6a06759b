import Handlebars from "handlebars";
import { sentencePieces } from "../../tree/sentence.js";
import { type HtmlWriter, plainWriter } from "./htmlWriter.js";

/**
 * A sentence of ours as HTML, its symbols set as in the formulas beside it: `Work out <i>k</i>, the change of
 * <i>u</i>₄.` What is HTML already comes out as it is.
 */
export function sentenceHtml(text: unknown, writer: HtmlWriter = plainWriter): Handlebars.SafeString {
  if (typeof text !== "string") return new Handlebars.SafeString(String(text ?? ""));
  const pieces = sentencePieces(text).map((one) => {
    const html = Handlebars.escapeExpression(writer.text(one.text));
    return one.isSymbol ? `<i>${html}</i>` : html;
  });
  return new Handlebars.SafeString(pieces.join(""));
}
