import { type PdfWriter, pdfString } from "./pdf/pdfWriter.js";
import type { Tag } from "./pdf/tags.js";
import type { SetStrip } from "./setBlock.js";

/** Writes the tag tree of a document, strip by strip. */
export class TagWriter {
  readonly #out: PdfWriter;
  readonly #root: number;
  readonly #document: number;
  readonly #language: string;
  readonly #kids: number[] = [];
  /** Of each page, the element of each marked content. */
  readonly #parents: number[][] = [];
  readonly #ids = new Map<number, number>();
  #page = 0;
  #marks = 0;
  #ahead = 0;

  constructor(out: PdfWriter, root: number, language: string) {
    this.#out = out;
    this.#root = root;
    this.#document = out.reserve();
    this.#language = language;
  }

  /** How many marked contents the page has so far. */
  get marks(): number {
    return this.#marks;
  }

  startPage(page: number): void {
    this.#page = page;
    this.#marks = 0;
    this.#parents.push([]);
  }

  /** Adds a strip's elements; gives its headings. */
  add({ compiled, alts }: SetStrip): readonly number[] {
    const headings: number[] = [];
    let spoken = 0;
    let most = 0;
    const parents = this.#parents.at(-1) ?? [];
    const node = (id: number): number => {
      most = Math.max(most, id);
      return this.#ahead + id;
    };
    const write = (tag: Tag, parent: number): number => {
      const element = this.#out.reserve();
      if (/^\/H\d$/.test(tag.role)) headings.push(element);
      const alt = tag.alt ? `/Alt ${pdfString(alts[spoken] ?? "")}` : "";
      if (tag.alt) spoken += 1;
      const id = tag.id === null ? "" : `/ID ${nodeName(node(tag.id))}`;
      if (tag.id !== null) this.#ids.set(node(tag.id), element);
      const entries = tag.entries.replace(/\(node(\d+)\)/g, (_, own: string) => nodeName(node(Number(own))));
      const kids = tag.kids.map((kid) => {
        if (typeof kid !== "number") return `${write(kid, element)} 0 R`;
        parents[this.#marks + kid] = element;
        return String(this.#marks + kid);
      });
      const page = tag.kids.some((kid) => typeof kid === "number") ? `/Pg ${this.#page} 0 R` : "";
      this.#out.set(
        element,
        `<</Type/StructElem/S${tag.role}/P ${parent} 0 R${page}${id}${alt}${entries}/K[${kids.join(" ")}]>>`,
      );
      return element;
    };
    this.#kids.push(...compiled.tags.map((tag) => write(tag, this.#document)));
    this.#marks += compiled.marks;
    this.#ahead += most;
    return headings;
  }

  /** Writes what is left; gives the tree's entries in the catalog. */
  finish(): string {
    const refs = (all: readonly number[]): string => all.map((one) => `${one} 0 R`).join(" ");
    this.#out.set(
      this.#document,
      `<</Type/StructElem/S/Document/P ${this.#root} 0 R/Lang ${pdfString(this.#language)}/K[${refs(this.#kids)}]>>`,
    );
    const lists = this.#parents.map((parents, page) => {
      const all = Array.from(parents, (parent) => (parent === undefined ? "null" : `${parent} 0 R`));
      return `${page} ${this.#out.add(`[${all.join(" ")}]`)} 0 R`;
    });
    const parents = this.#out.add(`<</Type/ParentTree/Nums[${lists.join(" ")}]>>`);
    this.#out.set(
      this.#root,
      `<</Type/StructTreeRoot/K ${this.#document} 0 R/ParentTree ${parents} 0 R/ParentTreeNextKey ${lists.length}${this.#idTree()}>>`,
    );
    return `/MarkInfo<</Type/MarkInfo/Marked true>>/StructTreeRoot ${this.#root} 0 R`;
  }

  #idTree(): string {
    const ids = [...this.#ids].sort(([a], [b]) => a - b);
    const [first, last] = [ids[0], ids.at(-1)];
    if (first === undefined || last === undefined) return "";
    const names = ids.map(([id, element]) => `${nodeName(id)} ${element} 0 R`).join(" ");
    const leaf = this.#out.add(`<</Limits[${nodeName(first[0])} ${nodeName(last[0])}]/Names[${names}]>>`);
    return `/IDTree<</Kids[${leaf} 0 R]>>`;
  }
}

const nodeName = (id: number): string => `(node${String(id).padStart(8, "0")})`;
