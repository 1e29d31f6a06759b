import { nth } from "../base/known.js";
import { rounded } from "./rounded.js";
import type { SetBlock, SetPiece } from "./setBlock.js";

/** The operators of a block, its digits and drawings in their places; marked contents are counted from `mark` on. */
export function filled({ compiled, digits, drawings }: SetBlock, mark: number): string {
  const { parts, slots, own } = compiled;
  let text = "";
  let digit = 0;
  let drawing = 0;
  for (const [k, slot] of slots.entries()) {
    text += nth(parts, k);
    if ("kind" in slot) {
      text += nth(nth(nth(own, slot.font).kinds, slot.kind), nth(digits, digit));
      digit += 1;
    } else if ("mark" in slot) text += mark + slot.mark;
    else {
      text += nth(drawings, drawing).map(pieceOperators).join("");
      drawing += 1;
    }
  }
  return text + nth(parts, slots.length);
}

function pieceOperators({ compiled, digits, matrix }: SetPiece): string {
  const inside = filled({ compiled, digits, drawings: [] }, 0);
  return `q\n${matrix.map(rounded).join(" ")} cm\n${inside}Q\n`;
}
