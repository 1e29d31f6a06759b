import type { PlainPiece } from "../../../document/tree/blocks.js";
import { SEED_STAND_IN, stoodIn } from "../letters.js";
import { type Drawing, drawingOf } from "./drawing.js";
import { Pattern } from "./pattern.js";

/** What blocks have in common that differ in their digits, spoken texts and drawings alone. */
export interface Shape {
  /** The block as it is set: it names the shape. */
  readonly html: string;
  readonly isFixed: boolean;
  /** The code of its sheet, in whose place something stands in; null where it has none, or is fixed. */
  readonly code: string | null;
  /** The digits that it is set with, in order. */
  readonly pattern: readonly number[];
  /** What this block has in its places. */
  readonly digits: readonly number[];
  readonly alts: readonly string[];
  readonly drawings: readonly Drawing[];
  /** For each heading in it, from which of the digits to which, not with, its title has. */
  readonly titles: readonly (readonly [number, number])[];
}

/** The colour of a rectangle in whose place a drawing is put. */
export const DRAWING_COLOUR = "#010203";

/**
 * The shape of a block. Its spoken texts come in the order in which figures are tagged. `isFixed`: its digits stay in it, for one
 * that Chrome writes otherwise than in the order of its text.
 */
export function shapeOf(pieces: readonly PlainPiece[], isFixed = false): Shape {
  const set = new Pattern();
  const alts: string[] = [];
  const drawings: Drawing[] = [];
  const titles: [number, number][] = [];
  const codes: string[] = [];
  let heading = 0;
  let html = "";
  for (const piece of pieces) {
    if (typeof piece === "string") {
      html += piece;
      continue;
    }
    switch (piece.kind) {
      case "digit":
        if (!isFixed) html += set.digit(piece);
        else if (!piece.isUnwritten) html += String(piece.value);
        break;
      case "spoken":
        alts.push(piece.text);
        html += "?";
        break;
      case "picture": {
        const drawing = drawingOf(piece.picture);
        drawings.push(drawing);
        alts.push(drawing.alt);
        html += placeholder(drawing);
        break;
      }
      case "serial":
        codes.push(piece.text);
        if (isFixed) html += piece.text;
        else html += piece.of === "code" ? stoodIn(piece.text) : SEED_STAND_IN;
        break;
      case "heading":
        if (piece.at === "start") heading = set.digits.length;
        else titles.push([heading, set.digits.length]);
    }
  }
  const code = isFixed || codes.length === 0 ? null : codes.join(" ");
  return { html, isFixed, code, pattern: set.pattern, digits: set.digits, alts, drawings, titles };
}

function placeholder({ width, height, viewBox }: Drawing): string {
  const [x = "0", y = "0", w = "0", h = "0"] = viewBox.split(" ");
  return (
    `<svg role="img" aria-label="?" width="${width}" height="${height}" viewBox="${viewBox}">` +
    `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${DRAWING_COLOUR}"></rect></svg>`
  );
}
