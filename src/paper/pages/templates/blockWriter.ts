import type { Blocks, Columns, ListPiece, PageBlock, Piece } from "../../../document/tree/blocks.js";

/** Stands before and after the number of a part of a block: a noncharacter, which no text has. */
const PART = "\u{FDEE}";

/** Gathers the blocks of a document while its templates are filled. */
export class BlockWriter {
  readonly #pages: PageBlock[][] = [];
  readonly #unparted: (html: string) => string;
  #kind: Blocks["kind"] = "flow";
  #columns: Columns | null = null;
  #wholes = 0;
  /** What of the block that is being written is set one by one. */
  #parts: Piece[] | null = null;

  /** `unparted`: what is done to all HTML of templates. */
  constructor(unparted: (html: string) => string) {
    this.#unparted = unparted;
  }

  get blocks(): Blocks {
    return { kind: this.#kind, pages: this.#pages };
  }

  /** Whether a block is being written. */
  get isOpen(): boolean {
    return this.#parts !== null;
  }

  startPage(): void {
    this.#kind = "page";
    this.#pages.push([]);
  }

  /** What comes now stands in columns. */
  startColumns(columns: Columns): void {
    this.#columns = columns;
  }

  /** Counts tables and lists whose rows are blocks. */
  nextWhole(): number {
    this.#wholes += 1;
    return this.#wholes - 1;
  }

  open(): void {
    this.#parts = [];
  }

  /** Ends a block with all that was written of it. */
  close(html: string, of: Pick<PageBlock, "gap" | "keeps" | "whole" | "isHead">): void {
    const parts = this.#parts ?? [];
    this.#parts = null;
    const pieces = this.#unparted(html)
      .split(PART)
      .flatMap((text, k) => (k % 2 === 0 ? [text] : parts.slice(Number(text), Number(text) + 1)));
    if (this.#pages.length === 0) this.#pages.push([]);
    this.#pages.at(-1)?.push({ ...of, pieces, columns: this.#columns });
  }

  /** A list in the block; gives what stands in its place. */
  list(list: Omit<ListPiece, "kind">): string {
    const items = list.items.map(this.#unparted);
    return items.length === 0 ? list.opening + list.closing : this.#part({ kind: "list", ...list, items });
  }

  /** The same of a cell. */
  cell(html: string): string {
    return this.#part({ kind: "cell", html: this.#unparted(html) });
  }

  #part(part: Piece): string {
    const parts = this.#parts ?? [];
    parts.push(part);
    return `${PART}${parts.length - 1}${PART}`;
  }
}
