import type { Blocks, Columns, ListPiece, PageBlock } from "../../../document/tree/blocks.js";
import { MarkWriter } from "../../../document/write/html/markWriter.js";

/** Gathers the blocks of a document while its templates are filled. */
export class BlockWriter {
  /** Writes what templates take. */
  readonly html = new MarkWriter();
  readonly #pages: PageBlock[][] = [];
  readonly #unparted: (html: string) => string;
  #kind: Blocks["kind"] = "flow";
  #columns: Columns | null = null;
  #wholes = 0;
  #isOpen = false;
  #isPersonal = false;

  /** `unparted`: what is done to all HTML of templates. */
  constructor(unparted: (html: string) => string) {
    this.#unparted = unparted;
  }

  get blocks(): Blocks {
    return { kind: this.#kind, pages: this.#pages };
  }

  /** Whether a block is being written. */
  get isOpen(): boolean {
    return this.#isOpen;
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
    [this.#isOpen, this.#isPersonal] = [true, false];
  }

  /** The block names the copy's student. */
  namesStudent(): void {
    this.#isPersonal = true;
  }

  /** Ends a block with all that was written of it. */
  close(html: string, of: Omit<PageBlock, "pieces" | "columns" | "isPersonal">): void {
    this.#isOpen = false;
    const pieces = this.html.pieces(this.#unparted(html));
    const isPersonal = this.#isPersonal;
    if (this.#pages.length === 0) this.#pages.push([]);
    this.#pages.at(-1)?.push({ ...of, pieces, isPersonal, columns: this.#columns });
  }

  /** A list in the block; gives what stands in its place. */
  list(list: Omit<ListPiece, "kind" | "items">, items: readonly string[]): string {
    if (items.length === 0) return list.opening + list.closing;
    const pieces = items.map((item) => this.html.plainPieces(this.#unparted(item)));
    return this.html.part({ kind: "list", ...list, items: pieces });
  }

  /** The same of a cell. */
  cell(html: string): string {
    return this.html.part({ kind: "cell", pieces: this.html.plainPieces(this.#unparted(html)) });
  }
}
