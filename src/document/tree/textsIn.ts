import type { Piece } from "./blocks.js";
import type { Shape } from "./picture.js";

/** All texts of pieces but their digits, in one: what fonts are brought for. */
export function textsIn(pieces: readonly Piece[]): string {
  let texts = "";
  for (const piece of pieces) texts += typeof piece === "string" ? piece : textIn(piece);
  return texts;
}

function textIn(piece: Exclude<Piece, string>): string {
  switch (piece.kind) {
    case "spoken":
    case "serial":
      return piece.text;
    case "picture":
      return piece.picture.spoken + lettersIn(piece.picture.shapes);
    case "list":
      return piece.items.map(textsIn).join("");
    case "cell":
      return textsIn(piece.pieces);
    case "digit":
    case "heading":
      return "";
  }
}

function lettersIn(shapes: readonly Shape[]): string {
  let letters = "";
  for (const shape of shapes)
    if (shape.kind === "label") letters += shape.letters.text;
    else if (shape.kind === "line") letters += shape.pieces.map(({ text }) => text).join("");
    else if (shape.kind === "group") letters += lettersIn(shape.shapes);
  return letters;
}
