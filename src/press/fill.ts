import { nth } from "../base/known.js";
import type { GlyphBook } from "./pdf/glyphBook.js";
import { rounded } from "./rounded.js";
import type { SetBlock, SetPiece } from "./setBlock.js";

/**
 * The operators of a block, its digits and drawings in their places; marked contents are counted from `mark` on, and glyphs
 * that are in no fixed font are as the document's book has them.
 */
export function filled({ compiled, digits, drawings }: SetBlock, mark: number, book: GlyphBook): string {
  const { parts, slots, own } = compiled;
  let text = "";
  let digit = 0;
  let drawing = 0;
  for (const [k, slot] of slots.entries()) {
    text += nth(parts, k);
    if ("digit" in slot) {
      text += nth(slot.digit, nth(digits, digit));
      digit += 1;
    } else if ("mark" in slot) text += mark + slot.mark;
    else if ("glyphs" in slot) {
      const { font, glyphs } = nth(own, slot.font);
      text += book.codes(
        font,
        slot.glyphs.map((glyph) => nth(glyphs, glyph)),
      );
    } else {
      text += nth(drawings, drawing)
        .map((piece) => pieceOperators(piece, book))
        .join("");
      drawing += 1;
    }
  }
  return text + nth(parts, slots.length);
}

function pieceOperators({ compiled, digits, matrix }: SetPiece, book: GlyphBook): string {
  const inside = filled({ compiled, digits, drawings: [] }, 0, book);
  return `q\n${matrix.map(rounded).join(" ")} cm\n${inside}Q\n`;
}
