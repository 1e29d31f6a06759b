import Handlebars from "handlebars";
import { type CopyText, isCopyText } from "../../tree/copyText.js";
import { type Drawing, isDrawing, isSvg, type WrittenSvg } from "../../tree/drawing.js";
import { isLineOf, type Line } from "../../tree/line.js";
import { escapeHtml } from "./escapeHtml.js";
import { type HtmlWriter, plainWriter } from "./htmlWriter.js";
import { lineHtml } from "./lineHtml.js";

/** HTML that a template takes as it is. */
export const safeHtml = (html: string): Handlebars.SafeString => new Handlebars.SafeString(html);

/** A document's tree with each of its lines and drawings as HTML, as templates take it. */
export type Shown<T> = T extends Line | Drawing | CopyText | WrittenSvg
  ? Handlebars.SafeString
  : T extends Handlebars.SafeString | string | number | boolean | null | undefined
    ? T
    : T extends readonly (infer One)[]
      ? readonly Shown<One>[]
      : T extends object
        ? { readonly [Key in keyof T]: Shown<T[Key]> }
        : T;

/** Drawings beside each other, and the words under them. */
export const drawingHtml = (
  { pictures, caption }: Drawing,
  { picture, text }: HtmlWriter = plainWriter,
): string =>
  `${pictures.map(picture).join("")}${caption === "" ? "" : `<p class="caption">${escapeHtml(text(caption))}</p>`}`;

const copyHtml = ({ before, own, of, after }: CopyText, { text, serial }: HtmlWriter): string =>
  escapeHtml(text(before)) + serial(own, of) + escapeHtml(text(after));

/** What templates take: the same tree, HTML in place of its lines and drawings. */
export function shown<T>(tree: T, writer?: HtmlWriter): Shown<T>;
export function shown(tree: unknown, writer: HtmlWriter = plainWriter): unknown {
  switch (typeof tree) {
    case "string":
      return writer.text(tree);
    case "number":
      return writer === plainWriter ? tree : writer.text(String(tree));
    case "object":
      return tree === null || tree instanceof Handlebars.SafeString ? tree : shownObject(tree, writer);
    default:
      return tree;
  }
}

function shownObject(tree: object, writer: HtmlWriter): unknown {
  if (Array.isArray(tree)) return tree.map((one) => shown(one, writer));
  if (isLineOf(tree)) return safeHtml(lineHtml(tree, writer));
  if (isDrawing(tree)) return safeHtml(drawingHtml(tree, writer));
  if (isCopyText(tree)) return safeHtml(copyHtml(tree, writer));
  if (isSvg(tree)) return safeHtml(writer.svg(tree.svg, tree.picture));
  const html: Record<string, unknown> = { ...tree };
  for (const key of Object.keys(html)) html[key] = shown(html[key], writer);
  return html;
}
