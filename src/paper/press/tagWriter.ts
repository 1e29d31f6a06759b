import { nth } from "../../core/base/known.js";
import { Disagreement } from "./compiled.js";
import { withItems } from "./listTags.js";
import type { ByteWriter } from "./pdf/byteWriter.js";
import { type PdfWriter, pdfString } from "./pdf/pdfWriter.js";
import type { Tag } from "./pdf/tags.js";
import type { SetStrip } from "./setBlock.js";
import { namedColumns } from "./wholes.js";

const HEADING = /^\/H\d$/;
const NODE = /\(node(\d{1,7})\)/g;

/** An element that is written when all its kids are known. */
interface Element {
  readonly object: number;
  /** Its other entries. */
  readonly entries: string;
  readonly kids: string[];
}

/** A table or list whose rows come one by one. */
interface Whole {
  readonly number: number;
  readonly top: Element;
  /** The elements of its head, in their order. */
  readonly head: Element[];
  /** The ids of its columns' headers. */
  readonly headers: Map<number, string>;
}

/** Writes the tag tree of a document, strip by strip. */
export class TagWriter {
  readonly #out: PdfWriter;
  readonly #root: number;
  readonly #document: number;
  readonly #language: string;
  readonly #named: ReadonlyMap<number, ReadonlySet<number>>;
  readonly #kids: number[] = [];
  /** Of each page, the element of each marked content. */
  readonly #parents: number[][] = [];
  readonly #ids: [id: string, element: number][] = [];
  #whole: Whole | null = null;
  #page = 0;
  #marks = 0;
  #ahead = 0;
  #most = 0;
  #alts: readonly string[] = [];
  #spoken = 0;
  #headings: number[] = [];
  /** Kids of elements that are not written yet: their objects, and marked contents as -1 less their numbers. */
  readonly #open: number[] = [];

  /** `strips`: all that are going to be added. */
  constructor(out: PdfWriter, root: number, language: string, strips: readonly SetStrip[]) {
    this.#out = out;
    this.#root = root;
    this.#document = out.reserve();
    this.#language = language;
    this.#named = namedColumns(strips);
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

  /** Adds a strip's elements; gives its headings. Throws a Disagreement for a row that is not tagged as one. */
  add(strip: SetStrip): readonly number[] {
    const { compiled, items, whole, isHead } = strip;
    const { tags, alts } = withItems(strip);
    [this.#alts, this.#spoken, this.#most, this.#headings] = [alts, 0, 0, []];
    if (this.#whole !== null && this.#whole.number !== whole) this.#close(this.#whole);
    if (whole === null) {
      for (const tag of tags) this.#kids.push(this.#write(tag, this.#document));
    } else {
      const [top, ...others] = tags;
      if (top === undefined || others.length > 0)
        throw new Disagreement("a row is not tagged as one element");
      if (isHead && this.#whole !== null) this.#again(top, this.#whole);
      else this.#addRow(top, this.#whole ?? this.#begin(top, whole), isHead);
    }
    for (const block of [compiled, ...items.flatMap(({ blocks }) => blocks.map((item) => item.compiled))])
      this.#marks += block.marks;
    this.#ahead += this.#most;
    return this.#headings;
  }

  /** Writes what is left; gives the tree's entries in the catalog. */
  finish(): string {
    if (this.#whole !== null) this.#close(this.#whole);
    const refs = (all: readonly number[]): string => all.map((one) => `${one} 0 R`).join(" ");
    this.#out.set(
      this.#document,
      `<</Type/StructElem/S/Document/P ${this.#root} 0 R/Lang ${pdfString(this.#language)}/K[${refs(this.#kids)}]>>`,
    );
    const lists = this.#parents.map((parents, page) => {
      const list = this.#out.reserve();
      const body = this.#out.begin(list);
      body.text("[");
      for (let mark = 0; mark < parents.length; mark += 1) {
        const parent = parents[mark];
        if (parent === undefined) body.text("null");
        else writeRef(body, parent);
        body.text(" ");
      }
      body.text("]");
      return `${page} ${list} 0 R`;
    });
    const parents = this.#out.add(`<</Type/ParentTree/Nums[${lists.join(" ")}]>>`);
    this.#out.set(
      this.#root,
      `<</Type/StructTreeRoot/K ${this.#document} 0 R/ParentTree ${parents} 0 R/ParentTreeNextKey ${lists.length}${this.#idTree()}>>`,
    );
    return `/MarkInfo<</Type/MarkInfo/Marked true>>/StructTreeRoot ${this.#root} 0 R`;
  }

  #begin(tag: Tag, number: number): Whole {
    const object = this.#out.reserve();
    this.#kids.push(object);
    const top = this.#element(tag, object, this.#document);
    const whole = { number, top, head: [], headers: new Map<number, string>() };
    this.#whole = whole;
    return whole;
  }

  #close({ top, head }: Whole): void {
    for (const element of [top, ...head]) this.#set(element);
    this.#whole = null;
  }

  /** The cells of a row name the header of their column, too. */
  #addRow({ kids }: Tag, whole: Whole, isHead: boolean): void {
    const { top, head, headers } = whole;
    for (const row of kids) {
      if (typeof row === "number") throw new Disagreement("a row has content beside its cells");
      let column = 0;
      const cells = row.kids.map((cell): Tag | number => {
        if (typeof cell === "number") return cell;
        const at = column;
        column += 1;
        if (isHead) {
          const isNamed = this.#named.get(whole.number)?.has(at) === true;
          if (!isNamed) return cell;
          const id = headers.size + 1;
          headers.set(at, nodeName(this.#node(id)));
          return { ...cell, id };
        }
        const header = headers.get(at);
        return header === undefined || cell.role !== "/TD"
          ? cell
          : { ...cell, entries: cell.entries.replace("/Headers [", `/Headers [ ${header}`) };
      });
      const own = { ...row, kids: cells };
      const object = isHead ? this.#keep(own, top.object, head) : this.#write(own, top.object);
      top.kids.push(`${object} 0 R`);
    }
  }

  /** The head of a table comes again on another page: the same elements have more content. */
  #again(tag: Tag, { head }: Whole): void {
    let k = 0;
    const parents = this.#parents.at(-1) ?? [];
    const walk = ({ kids }: Tag): void => {
      const element = head[k];
      k += 1;
      for (const kid of kids) {
        if (typeof kid !== "number") walk(kid);
        else if (element !== undefined) {
          const mark = this.#marks + kid;
          parents[mark] = element.object;
          element.kids.push(`<</Type/MCR/Pg ${this.#page} 0 R/MCID ${mark}>>`);
        }
      }
    };
    for (const row of tag.kids) if (typeof row !== "number") walk(row);
  }

  /** Writes an element after its kids; gives its object. */
  #write(tag: Tag, parent: number): number {
    const object = this.#out.reserve();
    const own = this.#ownOf(tag, object);
    const from = this.#open.length;
    let hasMarks = false;
    const parents = this.#parents.at(-1) ?? [];
    for (const kid of tag.kids) {
      if (typeof kid === "number") {
        hasMarks = true;
        parents[this.#marks + kid] = object;
        this.#open.push(-1 - this.#marks - kid);
      } else this.#open.push(this.#write(kid, object));
    }
    const body = this.#out.begin(object);
    body.text("<</Type/StructElem/S");
    body.text(tag.role);
    body.text("/P ");
    writeRef(body, parent);
    if (hasMarks) {
      body.text("/Pg ");
      writeRef(body, this.#page);
    }
    body.text(own);
    body.text("/K[");
    for (let k = from; k < this.#open.length; k += 1) {
      const kid = nth(this.#open, k);
      if (k > from) body.text(" ");
      if (kid < 0) body.number(-1 - kid);
      else writeRef(body, kid);
    }
    body.text("]>>");
    this.#open.length = from;
    return object;
  }

  /** Makes an element that is written later, as all in it are; gives its object. */
  #keep(tag: Tag, parent: number, later: Element[]): number {
    const object = this.#out.reserve();
    const element = this.#element(tag, object, parent);
    later.push(element);
    const parents = this.#parents.at(-1) ?? [];
    for (const kid of tag.kids) {
      if (typeof kid === "number") {
        parents[this.#marks + kid] = object;
        element.kids.push(String(this.#marks + kid));
      } else element.kids.push(`${this.#keep(kid, object, later)} 0 R`);
    }
    return object;
  }

  #set({ object, entries, kids }: Element): void {
    this.#out.set(object, `<<${entries}/K[${kids.join(" ")}]>>`);
  }

  #element(tag: Tag, object: number, parent: number): Element {
    const page = tag.kids.some((kid) => typeof kid === "number") ? `/Pg ${this.#page} 0 R` : "";
    return {
      object,
      entries: `/Type/StructElem/S${tag.role}/P ${parent} 0 R${page}${this.#ownOf(tag, object)}`,
      kids: [],
    };
  }

  /** An element's entries that are its own: its name, its spoken text and others. */
  #ownOf({ role, alt, id, entries }: Tag, object: number): string {
    if (HEADING.test(role)) this.#headings.push(object);
    let own = "";
    if (id !== null) {
      const name = nodeName(this.#node(id));
      this.#ids.push([name, object]);
      own = `/ID ${name}`;
    }
    if (alt) {
      own += `/Alt ${pdfString(this.#alts[this.#spoken] ?? "")}`;
      this.#spoken += 1;
    }
    // Most have none.
    if (!entries.includes("(node")) return own + entries;
    return own + entries.replace(NODE, (_, node: string) => nodeName(this.#node(Number(node))));
  }

  /** The document's number of a node that its strip counts from 1. */
  #node(id: number): number {
    this.#most = Math.max(this.#most, id);
    return this.#ahead + id;
  }

  #idTree(): string {
    const ids = [...this.#ids].sort(([a], [b]) => (a < b ? -1 : 1));
    const [first, last] = [ids[0], ids.at(-1)];
    if (first === undefined || last === undefined) return "";
    const names = ids.map(([id, element]) => `${id} ${element} 0 R`).join(" ");
    const leaf = this.#out.add(`<</Limits[${first[0]} ${last[0]}]/Names[${names}]>>`);
    return `/IDTree<</Kids[${leaf} 0 R]>>`;
  }
}

/** Of eight digits; those that are counted from 1 in their strip have fewer. */
const nodeName = (id: number): string => `(node${String(id).padStart(8, "0")})`;

function writeRef(body: ByteWriter, object: number): void {
  body.number(object);
  body.text(" 0 R");
}
