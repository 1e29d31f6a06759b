import { known, nth } from "../../core/base/known.js";
import { LruCache } from "../../core/base/lruCache.js";
import { isSmaller } from "./compile.js";
import { type Compiled, Disagreement } from "./compiled.js";
import { Debounce } from "./debounce.js";
import type { ShapeReader } from "./keptShapes.js";
import { lettered } from "./letters.js";
import { type Digits, digitsOn } from "./pdf/digits.js";
import { readPages, type WrittenPage } from "./pdf/readPages.js";
import { type BatchStyle, batchHtml } from "./printBatch.js";
import { type Wanted, wantedLetters } from "./wanted.js";

/** Has Chrome print a document: with tags where they are wanted and the documents have any. */
export type PrintBatch = (html: string, tagged: boolean) => Promise<Uint8Array>;

/** So many blocks are set in one print at most, in so many prints at once, and so many shapes are kept at least. */
const [MOST, PRINTS, KEPT] = [120, 2, 2000];
/** A print costs as much as the setting of so many blocks in it: for more, nothing else is waited for. */
const ENOUGH = 30;

interface Waiting {
  readonly wanted: Wanted;
  readonly resolve: (block: Compiled | null) => void;
  readonly reject: (error: unknown) => void;
}

export interface ShapeStoreOptions {
  /** What the documents have in common, without fonts. */
  readonly style: BatchStyle;
  readonly print: PrintBatch;
  /** What other runs have set, and where this one writes it down. */
  readonly kept: ShapeReader | null;
}

/**
 * Blocks that are set, of documents that have their rules in common, and of their fonts the usual ones; null is one that does
 * not agree.
 */
export class ShapeStore {
  readonly #style: BatchStyle;
  readonly #print: PrintBatch;
  readonly #kept: ShapeReader | null;
  readonly #shapes = new LruCache<Promise<Compiled | null>>(KEPT);
  readonly #waiting: Waiting[] = [];
  readonly #debounce = new Debounce(() => this.#work());
  #prints = 0;
  #set = 0;

  constructor({ style, print, kept }: ShapeStoreOptions) {
    this.#style = style;
    this.#print = print;
    this.#kept = kept;
  }

  /** How many blocks Chrome has set for it. */
  get blocks(): number {
    return this.#set;
  }

  /** Whether a block is set, or about to be. */
  knows({ key }: Wanted): boolean {
    return this.#shapes.get(key) !== undefined;
  }

  /** These blocks, in their order, each with its sheet's code; Chrome sets those that are not known. Throws as the printer does. */
  async set(wanted: readonly Wanted[]): Promise<(Compiled | null)[]> {
    const coded = wanted.find(({ code }) => code !== null);
    if (coded === undefined) return this.#known(wanted);
    const [letters = null, ...set] = await this.#known([wantedLetters(coded.faces), ...wanted]);
    return set.map((block, k) => {
      const {
        code,
        block: { kind },
      } = nth(wanted, k);
      if (code === null || block === null) return block;
      return letters && lettered(block, letters, code, kind === "strip");
    });
  }

  #known(wanted: readonly Wanted[]): Promise<(Compiled | null)[]> {
    const own = new Map<string, Promise<Compiled | null>>();
    const waited = this.#waiting.length;
    for (const one of wanted) {
      const { key, isKept } = one;
      if (own.has(key)) continue;
      const before = this.#shapes.get(key);
      const kept = before === undefined && isKept === "on disk" ? this.#kept?.read(key) : undefined;
      const block = before ?? (kept === undefined ? this.#wait(one) : Promise.resolve(kept));
      own.set(key, block);
      if (before === undefined && isKept !== "no") this.#shapes.set(key, block);
    }
    if (this.#waiting.length > waited) this.#debounce.more(this.#waiting.length >= ENOUGH);
    return Promise.all(wanted.map(({ key }) => known(own, key)));
  }

  #wait(wanted: Wanted): Promise<Compiled | null> {
    const block = new Promise<Compiled | null>((resolve, reject) => {
      this.#waiting.push({ wanted, resolve, reject });
    });
    block.catch(() => this.#shapes.delete(wanted.key));
    return block;
  }

  /** Sets what waits, of several documents together: a print costs more than the blocks in it. */
  #work(): void {
    while (this.#prints < PRINTS && this.#waiting.length > 0) {
      const part = this.#next();
      this.#prints += 1;
      this.#batch(part.map(({ wanted }) => wanted))
        .then(
          (blocks) => {
            for (const [k, { resolve }] of part.entries()) resolve(blocks[k] ?? null);
          },
          (error: unknown) => {
            for (const { reject } of part) reject(error);
          },
        )
        .finally(() => {
          this.#prints -= 1;
          if (!this.#debounce.isAwaited) this.#work();
        });
    }
  }

  /** What can be set in one print: with the fonts of the first, nothing may look otherwise than with its own. */
  #next(): Waiting[] {
    const faces = this.#waiting[0]?.wanted.faces;
    const part: Waiting[] = [];
    const rest: Waiting[] = [];
    for (const one of this.#waiting) {
      const { wanted } = one;
      const isAlike = wanted.faces === faces || faces?.neededFor(wanted.block.html) === wanted.needed;
      (isAlike && part.length < MOST ? part : rest).push(one);
    }
    this.#waiting.splice(0, this.#waiting.length, ...rest);
    return part;
  }

  async #batch(part: readonly Wanted[]): Promise<(Compiled | null)[]> {
    const fonts = part[0]?.faces.block ?? "";
    const blocks = part.map(({ block }) => block);
    const { pages } = await this.#print(batchHtml(this.#style, fonts, blocks), true).then(readPages);
    const [first, ...others] = pages;
    // A block that is too high goes on on the next page, and with one that is too wide Chrome prints all smaller.
    if (pages.length !== part.length + 1 || first === undefined || isSmaller(first))
      return this.#halves(part);
    this.#set += part.length;
    const digits = digitsOn(first);
    const compiled = part.map((wanted, k) => compiledOrNull(wanted, others[k], digits));
    this.#keep(part, compiled);
    return compiled;
  }

  #keep(part: readonly Wanted[], blocks: readonly (Compiled | null)[]): void {
    const shapes = part.flatMap(({ key, isKept }, k) =>
      isKept === "on disk" ? [[key, blocks[k] ?? null] as const] : [],
    );
    this.#kept?.keep(shapes);
  }

  /** What is too high or too wide is found by halves: the others are set without it. */
  async #halves(part: readonly Wanted[]): Promise<(Compiled | null)[]> {
    const half = Math.ceil(part.length / 2);
    if (half === part.length) {
      this.#keep(part, [null]);
      return [null];
    }
    return [...(await this.#batch(part.slice(0, half))), ...(await this.#batch(part.slice(half)))];
  }
}

function compiledOrNull({ compile }: Wanted, page: WrittenPage | undefined, digits: Digits): Compiled | null {
  try {
    return page === undefined ? null : compile(page, digits);
  } catch (error) {
    if (error instanceof Disagreement) return null;
    throw error;
  }
}
