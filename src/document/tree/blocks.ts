import type { Picture } from "./picture.js";

/**
 * How items stand: on lines as wide as their list; so, or on one line beside what comes before the list in its block, if they
 * have room there; or one under the other.
 */
export type ItemsWay = "lines" | "beside" | "column";

/** A digit that is read. */
export interface DigitPiece {
  readonly kind: "digit";
  readonly value: number;
  /** The digits that may stand for it where it is to look as high and as wide: in a formula not all are alike. */
  readonly among: readonly number[];
  /** Whether a rule of the page shows it: it does not stand in the HTML. */
  readonly isUnwritten: boolean;
}

/** A piece of a block in which nothing is set one by one: HTML that copies have in common, or a copy's own. */
export type PlainPiece =
  | string
  | DigitPiece
  /** What is read aloud in place of a formula: an attribute's value. */
  | { readonly kind: "spoken"; readonly text: string }
  | { readonly kind: "picture"; readonly picture: Picture }
  /** The code of its sheet, or the seed of its set at the end of a line. */
  | { readonly kind: "serial"; readonly of: "code" | "seed"; readonly text: string }
  /** Where a heading's words begin and end. */
  | { readonly kind: "heading"; readonly at: "start" | "end" };

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
  readonly items: readonly (readonly PlainPiece[])[];
}

/** What in a row's cell is set alone. */
export interface CellPiece {
  readonly kind: "cell";
  readonly pieces: readonly PlainPiece[];
}

/** A piece of a block, or what is set one by one in it. */
export type Piece = PlainPiece | ListPiece | CellPiece;

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
  /** Whether it names the copy's student. */
  readonly isPersonal: boolean;
  /** Whether its drawings may be smaller than they are. */
  readonly isScaled: boolean;
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

/** What stands in the margins of a document's pages. */
export interface Foot {
  /** Whether it is the same on all of them. */
  readonly isSame: boolean;
  /** Whether it is several texts, each of which hangs on how wide the others are. */
  readonly isTogether: boolean;
  /** The code of the sheet, where it stands in it. */
  readonly code: string | null;
  /** The `@page` rule for one of them, counted from 1; `code` stands in the place of the sheet's own. */
  readonly of: (page: number, pages: number, code?: string) => string;
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
