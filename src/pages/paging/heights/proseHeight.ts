import { proseLines } from "../../../prose/markdown.js";
import { heightIn, type Type } from "../flow.js";

/** Of a text of paragraphs, lists and code in mm, with the space between them. */
export function proseHeight(html: string, width: number, text: Type): number {
  const lines = proseLines(html);
  const heights = lines.map((line) => heightIn(line, width, text));
  return heights.reduce((sum, height) => sum + height, 0) + Math.max(0, lines.length - 1);
}
