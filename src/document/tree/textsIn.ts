import type { Piece } from "./blocks.js";
import type { Shape } from "./picture.js";

/** All texts of a piece but its digits: what fonts are brought for. */
export function textsIn(piece: Piece): readonly string[] {
  if (typeof piece === "string") return [piece];
  switch (piece.kind) {
    case "spoken":
    case "serial":
      return [piece.text];
    case "picture":
      return [piece.picture.spoken, ...piece.picture.shapes.flatMap(lettersIn)];
    case "list":
      return piece.items.flatMap((item) => item.flatMap(textsIn));
    case "cell":
      return piece.pieces.flatMap(textsIn);
    case "digit":
    case "heading":
      return [];
  }
}

function lettersIn(shape: Shape): readonly string[] {
  switch (shape.kind) {
    case "label":
      return [shape.letters.text];
    case "line":
      return shape.pieces.map(({ text }) => text);
    case "group":
      return shape.shapes.flatMap(lettersIn);
    case "path":
    case "circle":
    case "box":
      return [];
  }
}
