import type { Foot } from "../../document/tree/blocks.js";
import { compileFoot, compilePiece, compileStrip } from "./compile.js";
import type { Compiled } from "./compiled.js";
import type { Faces } from "./faces.js";
import { LETTER_STRIP, stoodIn } from "./letters.js";
import type { Digits } from "./pdf/digits.js";
import type { WrittenPage } from "./pdf/readPages.js";
import type { Block } from "./printBatch.js";
import { type Piece, pieceHtml } from "./shapes/drawing.js";
import type { Shape } from "./shapes/shape.js";
import type { Block as OwnBlock } from "./strips/strip.js";

/** A block that a document needs set. */
export interface Wanted {
  /** The same for the same block. */
  readonly key: string;
  readonly block: Block;
  /** Reads what Chrome has written. Throws a Disagreement where that is not what the block promises. */
  readonly compile: (page: WrittenPage, digits: Digits) => Compiled;
  /** Whether it may come again in another copy; what names a student is not written down. */
  readonly isKept: "no" | "in memory" | "on disk";
  /** The code of its sheet, which goes into the block when it is set; null where it has none. */
  readonly code: string | null;
  /** The fonts of its document, and which of those that not every document brings it needs. */
  readonly faces: Faces;
  readonly needed: string;
}

type Plain = Omit<Wanted, "faces" | "needed">;

function withFaces({ key, ...rest }: Plain, faces: Faces): Wanted {
  const needed = faces.neededFor(rest.block.html);
  return { ...rest, key: `${needed} ${key}`, faces, needed };
}

/** `block`: whose shape it is. */
export function wantedStrip(
  { html, isFixed, code, pattern, alts, drawings }: Shape,
  { around, stubs, isPersonal }: OwnBlock,
  faces: Faces,
  isTagged: boolean,
): Wanted {
  const promised = {
    pattern: isFixed ? null : pattern,
    alts: isTagged ? alts.length : null,
    drawings: drawings.map(({ viewBox }) => viewBox),
    stubs,
  };
  const wanted: Plain = {
    key: `${isFixed ? "fixed" : "strip"} ${around} ${html}`,
    block: { kind: "strip", html, around },
    compile: (page, digits) => compileStrip(page, digits, promised),
    isKept: isFixed ? "no" : isPersonal ? "in memory" : "on disk",
    code,
  };
  return withFaces(wanted, faces);
}

export function wantedPiece(piece: Piece, scale: number, faces: Faces): Wanted {
  const html = pieceHtml(piece, scale);
  const wanted: Plain = {
    key: `piece ${html}`,
    block: { kind: "piece", html },
    compile: (page, digits) => compilePiece(page, digits, { ...piece, scale }),
    isKept: "on disk",
    code: null,
  };
  return withFaces(wanted, faces);
}

/** The pieces of a strip's drawings, each at its scale; of those without one none. */
export const wantedPieces = ({ drawings }: Shape, scales: readonly number[], faces: Faces): Wanted[] =>
  drawings.flatMap(({ pieces }, k) => {
    const scale = scales[k];
    if (scale === undefined) return [];
    return pieces.flatMap((piece) => (piece.drawn === null ? [wantedPiece(piece, scale, faces)] : []));
  });

/** All letters that codes are written in. */
export const wantedLetters = (faces: Faces): Wanted =>
  withFaces(
    {
      key: "letters",
      block: { kind: "strip", html: LETTER_STRIP },
      compile: (page, digits) =>
        compileStrip(page, digits, { pattern: null, alts: null, drawings: [], stubs: 0 }),
      isKept: "on disk",
      code: null,
    },
    faces,
  );

/** What stands in the margins of a page, on which the numbers are those of this one. */
export interface PageFoot {
  readonly foot: Foot;
  readonly page: number;
  readonly pages: number;
}

/** Where several texts stand in one margin, all hangs on how wide the sheet's code is. */
export function wantedFoot({ foot, page, pages }: PageFoot, faces: Faces): Wanted {
  const { code, isTogether: isOwn } = foot;
  const html = code === null ? foot.of(page, pages) : foot.of(page, pages, stoodIn(code));
  const wanted: Plain = {
    key: `foot ${html}`,
    block: { kind: "foot", html },
    compile: compileFoot,
    isKept: isOwn ? "no" : "on disk",
    code,
  };
  return withFaces(wanted, faces);
}
