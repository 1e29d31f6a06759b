import { linesIn } from "../../../../document/prose/proseLines.js";
import { texPieces } from "../../../../document/prose/texPieces.js";
import type { Line } from "../../../../document/tree/line.js";
import { heightIn, type Type } from "../flow.js";

/** Of a text of paragraphs, lists and code in mm, with the space between them. */
export function proseHeight(prose: Line, width: number, text: Type): number {
  const lines = linesIn(prose, texPieces);
  const heights = lines.map((line) => heightIn(line, width, text));
  return heights.reduce((sum, height) => sum + height, 0) + Math.max(0, lines.length - 1);
}
