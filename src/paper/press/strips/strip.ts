/** What is set alone, and the tag of what it stands in; empty where that is as wide as the page. */
export interface Block {
  readonly html: string;
  readonly around: string;
}

/**
 * How items stand: on lines as wide as their list; so, or on one line beside what comes before the list in its strip, if they
 * have room there; or one under the other.
 */
export type ItemsWay = "lines" | "beside" | "column";

/** Items of a list, which fill lines one after the other. */
export interface Items {
  readonly way: ItemsWay;
  /** Pixels between two on a line, and between two lines. */
  readonly gap: number;
  readonly rowGap: number;
  /** Whether the last one stands at the right end of its line. */
  readonly isLastRight: boolean;
  /** Each alone in its list; of a cell what is in it. */
  readonly blocks: readonly Block[];
}

/** A block of a document. */
export interface Strip {
  readonly html: string;
  /** Of its lists and cells, side by side, what is set one by one: a stub stands in the place of each. */
  readonly items: readonly Items[];
  /** The strip with all of it, for where one is too wide. */
  readonly uncut: string;
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

/** Two columns. */
export interface Columns {
  /** Pixels above them, but at the top of a page, and between them. */
  readonly above: number;
  readonly between: number;
  /** What a block stands in that is set alone: as wide as a column. */
  readonly around: string;
}

/** A document of strips. */
export interface StripDocument {
  /** The document up to its body, and the body's own tag. */
  readonly head: string;
  /** Whether its pages are made already, or its strips flow over as many as they need. */
  readonly kind: "page" | "flow";
  /** Page by page; those that flow are in one list. */
  readonly pages: readonly (readonly Strip[])[];
}
