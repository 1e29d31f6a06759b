import Handlebars from "handlebars";
import { type Drawing, isDrawing } from "../../tree/drawing.js";
import { isLineOf, type Line } from "../../tree/line.js";
import { escapeHtml } from "./escapeHtml.js";
import { lineHtml } from "./lineHtml.js";
import { pictureSvg } from "./pictureSvg.js";

/** HTML that a template takes as it is. */
export const safeHtml = (html: string): Handlebars.SafeString => new Handlebars.SafeString(html);

/** A document's tree with each of its lines and drawings as HTML, as templates take it. */
export type Shown<T> = T extends Line | Drawing
  ? Handlebars.SafeString
  : T extends Handlebars.SafeString | string | number | boolean | null | undefined
    ? T
    : T extends readonly (infer One)[]
      ? readonly Shown<One>[]
      : T extends object
        ? { readonly [Key in keyof T]: Shown<T[Key]> }
        : T;

/** Drawings beside each other, and the words under them. */
export const drawingHtml = ({ pictures, caption }: Drawing): string =>
  `${pictures.map(pictureSvg).join("")}${caption === "" ? "" : `<p class="caption">${escapeHtml(caption)}</p>`}`;

/** What templates take: the same tree, HTML in place of its lines and drawings. */
export function shown<T>(tree: T): Shown<T>;
export function shown(tree: unknown): unknown {
  if (typeof tree !== "object" || tree === null || tree instanceof Handlebars.SafeString) return tree;
  if (isLineOf(tree)) return safeHtml(lineHtml(tree));
  if (isDrawing(tree)) return safeHtml(drawingHtml(tree));
  if (Array.isArray(tree)) return tree.map((one) => shown(one));
  const html: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(tree))
    html[key] = typeof value === "object" && value !== null ? shown(value) : value;
  return html;
}
