import type { CellPiece, ListPiece, PageBlock, Piece, PlainPiece } from "../../../document/tree/blocks.js";
import type { Block, Items, Strip } from "./strip.js";

/** The colour of what stands in the place of items, a line high: it says where they begin, and how wide their list is. */
export const STUB_COLOUR = "#010205";
const STYLE = `width:100%;height:1lh;background:${STUB_COLOUR}`;
const STUB = `<li style="${STYLE}"></li>`;
/** So many whole pixels is the stub of a list high that is no row's: what stands before it, and its own middle, lie on pixels. */
export const WHOLE_HEIGHT = 20;
const WHOLE_STUB = `<li style="width:100%;height:${WHOLE_HEIGHT}px;background:${STUB_COLOUR}"></li>`;
/** Chrome tags a cell that has letters. */
const LETTER = `<span style="display:block;${STYLE};color:${STUB_COLOUR}">x</span>`;

/** A block with stubs in the places of what is set one by one in it. */
export function stripOf({ pieces, isPersonal, isScaled, ...standing }: PageBlock): Strip {
  const around = standing.columns?.around ?? "";
  const own = { isPersonal, isScaled };
  if (isAllPlain(pieces)) {
    const block = { ...own, around, stubs: 0, pieces };
    return { ...standing, block, uncut: () => block, items: [] };
  }
  const items: Items[] = [];
  const stubbed: PlainPiece[] = [];
  for (const piece of pieces) {
    if (!isParted(piece)) {
      stubbed.push(piece);
      continue;
    }
    stubbed.push(stubOf(piece));
    items.push(itemsOf(piece, { ...own, around: narrowed(around), stubs: 0 }));
  }
  return {
    ...standing,
    block: { ...own, around, stubs: items.length, pieces: stubbed },
    uncut: () => ({ ...own, around, stubs: 0, pieces: pieces.flatMap(uncut) }),
    items,
  };
}

/** Whether something is set one by one in a piece. */
const isParted = (piece: Piece): piece is ListPiece | CellPiece =>
  typeof piece !== "string" && (piece.kind === "list" || piece.kind === "cell");

const isAllPlain = (pieces: readonly Piece[]): pieces is readonly PlainPiece[] => !pieces.some(isParted);

const stubOf = (piece: ListPiece | CellPiece): string =>
  piece.kind === "cell"
    ? LETTER
    : piece.opening + (piece.way === "lines" ? STUB : WHOLE_STUB) + piece.closing;

function uncut(piece: Piece): readonly PlainPiece[] {
  if (!isParted(piece)) return [piece];
  return piece.kind === "cell" ? piece.pieces : [piece.opening, ...piece.items.flat(), piece.closing];
}

function itemsOf(piece: ListPiece | CellPiece, own: Omit<Block, "pieces">): Items {
  if (piece.kind === "cell") {
    const blocks = [{ ...own, pieces: piece.pieces }];
    return { way: "lines", gap: 0, rowGap: 0, isLastRight: false, blocks };
  }
  const { way, gap, rowGap, isLastRight, opening, closing } = piece;
  const blocks = piece.items.map((item): Block => ({ ...own, pieces: [opening, ...item, closing] }));
  return { way, gap, rowGap, isLastRight, blocks };
}

/** The tag of what is set alone stands in: as wide as that. */
const narrowed = (around: string): string =>
  around === ""
    ? '<div style="width:fit-content;max-width:100%">'
    : around.replace(/width:[^;"]*/, "width:fit-content;max-width:100%");
