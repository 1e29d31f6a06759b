import { compileFoot, compilePiece, compileStrip } from "./compile.js";
import type { Compiled } from "./compiled.js";
import { type Piece, pieceHtml } from "./drawing.js";
import type { FixedFonts } from "./fixedFonts.js";
import type { Block } from "./galley.js";
import type { WrittenPage } from "./pdf/readPages.js";
import type { Shape } from "./shape.js";

/** A block that a document needs set. */
export interface Wanted {
  /** The same for the same block. */
  readonly key: string;
  readonly block: Block;
  /** Reads what Chrome has written. Throws a Disagreement where that is not what the block promises. */
  readonly compile: (page: WrittenPage, fonts: FixedFonts) => Compiled;
  /** Whether it may come again in another copy; what names a student (`<bdi>`) is not written down. */
  readonly isKept: "no" | "in memory" | "on disk";
}

export function wantedStrip({ html, isFixed, pattern, alts, drawings }: Shape): Wanted {
  const promised = {
    pattern: isFixed ? null : pattern,
    alts: alts.length,
    drawings: drawings.map(({ viewBox }) => viewBox),
  };
  return {
    key: `${isFixed ? "fixed" : "strip"} ${html}`,
    block: { kind: "strip", html },
    compile: (page, fonts) => compileStrip(page, fonts, promised),
    isKept: isFixed ? "no" : html.includes("<bdi") ? "in memory" : "on disk",
  };
}

function wantedPiece(piece: Piece, scale: number): Wanted {
  const html = pieceHtml(piece, scale);
  return {
    key: `piece ${html}`,
    block: { kind: "piece", html },
    compile: (page, fonts) => compilePiece(page, fonts, { ...piece, scale }),
    isKept: "on disk",
  };
}

/** The pieces of a strip's drawings, each at its scale; of those without one none. */
export const wantedPieces = ({ drawings }: Shape, scales: readonly number[]): Wanted[] =>
  drawings.flatMap(({ pieces }, k) => {
    const scale = scales[k];
    return scale === undefined ? [] : pieces.map((piece) => wantedPiece(piece, scale));
  });

/** A foot carries the sheet's code, and comes once. */
export const wantedFoot = (html: string): Wanted => ({
  key: `foot ${html}`,
  block: { kind: "foot", html },
  compile: compileFoot,
  isKept: "no",
});
