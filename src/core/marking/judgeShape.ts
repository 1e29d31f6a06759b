import type { ShapeAnswer } from "../sheet/sheet.js";
import { type Judged, mistaken, RIGHT_CHOICE, UNANSWERED, unreadable, WRONG_CHOICE } from "./judged.js";

/** Rows and columns as people write them: `3×2`, `3x2`, `3 by 2`, `(3, 2)`, `3행 2열`; null for anything else. */
export function readShape(text: string): readonly [rows: number, columns: number] | null {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[()[\]\s]/g, "");
  const match = /^(\d{1,4})(?:[x×✕*,·⨯χх]|by|행)(\d{1,4})열?$/.exec(plain);
  return match === null ? null : [Number(match[1]), Number(match[2])];
}

/** Marks a shape; rows and columns the wrong way round are a mistake of their own. */
export function judgeShape({ rows, columns }: ShapeAnswer, text: string): Judged {
  if (text.trim() === "") return UNANSWERED;
  const shape = readShape(text);
  if (shape === null) return unreadable("no-shape");
  if (shape[0] === rows && shape[1] === columns) return RIGHT_CHOICE;
  return shape[0] === columns && shape[1] === rows ? mistaken("shape-turned") : WRONG_CHOICE;
}
