/**
 * How items stand: on lines as wide as their list; so, or on one line beside what comes before the list in its block, if they
 * have room there; or one under the other.
 */
export type ItemsWay = "lines" | "beside" | "column";

/** A list whose items are set one by one, and fill lines one after the other. */
export interface ListPiece {
  readonly kind: "list";
  readonly way: ItemsWay;
  /** Pixels between two on a line, and between two lines. */
  readonly gap: number;
  readonly rowGap: number;
  /** Whether the last one stands at the right end of its line. */
  readonly isLastRight: boolean;
  /** The tags of the list. */
  readonly opening: string;
  readonly closing: string;
  readonly items: readonly string[];
}

/** What in a row's cell is set alone. */
export interface CellPiece {
  readonly kind: "cell";
  readonly html: string;
}

/** A piece of a block: HTML, or what is set one by one in it. */
export type Piece = string | ListPiece | CellPiece;

/** All texts of a piece. */
export function textsOf(piece: Piece): readonly string[] {
  if (typeof piece === "string") return [piece];
  return piece.kind === "list" ? piece.items : [piece.html];
}

/** Two columns. */
export interface Columns {
  /** Pixels above them, but at the top of a page, and between them. */
  readonly above: number;
  readonly between: number;
  /** What a block stands in that is set alone: as wide as a column. */
  readonly around: string;
}

/** A block of a document. */
export interface PageBlock {
  readonly pieces: readonly Piece[];
  /** Pixels above it, but at the top of a page or column; of a worksheet's they are part of it. */
  readonly gap: number;
  /** Whether it stays with what comes after it. */
  readonly keeps: boolean;
  /** The columns in which it stands; null across the page. */
  readonly columns: Columns | null;
  /** Of a row of a table, or an item of a list: which one, counted through the document. */
  readonly whole: number | null;
  /** Whether it is a table's head, which comes again on each page. */
  readonly isHead: boolean;
}

/** A document's blocks, as its templates write them. */
export interface Blocks {
  /** Whether its pages are made already, or its blocks flow over as many as they need. */
  readonly kind: "page" | "flow";
  /** Page by page; those that flow are in one list. */
  readonly pages: readonly (readonly PageBlock[])[];
}

/** What documents have in common that look alike: all before their bodies, in three parts. */
export interface Head {
  /** From here on it brings fonts. */
  readonly start: string;
  /** Its rules: more may follow. */
  readonly rules: string;
  /** To the body's own tag. */
  readonly end: string;
}

/** What stands in the margin of a document's pages, as a `@page` rule. */
export interface Foot {
  /** Whether it is the same on all of them. */
  readonly isSame: boolean;
  /** The rule for one of them, counted from 1. */
  readonly of: (page: number, pages: number) => string;
}

/** A document in blocks. */
export interface BlockDocument extends Blocks {
  readonly title: string;
  readonly language: string;
  readonly head: Head;
  /** Its fonts, as an element of its head. */
  readonly fonts: string;
  readonly feet: readonly Foot[];
}

/** A document that is to be printed: whole, or put together from blocks. Either is made when it is asked for. */
export interface Page {
  readonly html: () => string;
  /** Null where nobody has promised that its parts look alone as they do together. */
  readonly blocks: () => BlockDocument | null;
}

export type Printable = string | Page;

/** A document as HTML. */
export const wholeHtml = (document: Printable): string =>
  typeof document === "string" ? document : document.html();
