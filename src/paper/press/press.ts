import { nth, present } from "../../core/base/known.js";
import { type BlockDocument, type Head, type Printable, wholeHtml } from "../../document/tree/blocks.js";
import { pressedVersion } from "../print/printedBy.js";
import type { Printer, PrintOptions } from "../print/printer.js";
import { Disagreement } from "./compiled.js";
import { compose } from "./compose.js";
import { Compositor } from "./compositor.js";
import { type Faces, facesOf } from "./faces.js";
import type { Shapes } from "./keptShapes.js";
import { placesOf } from "./places.js";
import type { SetOwn, SetStrip } from "./setBlock.js";
import { setItems } from "./setItems.js";
import { type PrintBatch, ShapeStore } from "./shapeStore.js";
import { stripOf } from "./strips/items.js";
import type { Strip } from "./strips/strip.js";

type Below = Pick<Printer, "print" | "browser" | "close">;

/** How many documents were pressed and how many printed whole, and how many blocks Chrome has set for these. */
export interface PressCounts {
  readonly pressed: number;
  readonly whole: number;
  readonly blocks: number;
}

/**
 * Prints as its printer does, but has Chrome set each shape of a block once: the blocks of copies differ in their digits, spoken
 * texts and drawings. What is not made of blocks, or has anything that is not embedded, is printed whole. The same document
 * gives the same bytes, whatever was printed before it.
 */
export class Press {
  /** How many copies are to be under way: the blocks of several are set in one print. */
  readonly ahead = 8;
  /** Its PDFs are other bytes than those that the browser alone writes. */
  readonly browser: Below["browser"];
  readonly #printer: Below;
  readonly #shapes: Shapes | null;
  readonly #stores = new Map<string, ShapeStore>();
  /** The fonts that heads had. */
  readonly #faces = new Map<string, Faces>();
  /** By their fonts and stores. */
  readonly #compositors = new Map<Faces, Map<ShapeStore, Compositor>>();
  #pressed = 0;
  #whole = 0;

  /** `shapes`: those that are there already; without them this one sets all that it needs itself. */
  constructor(printer: Below, shapes: Shapes | null = null) {
    this.#printer = printer;
    this.#shapes = shapes;
    this.browser = { ...printer.browser, version: pressedVersion(printer.browser.version) };
  }

  get counts(): PressCounts {
    const blocks = [...this.#stores.values()].reduce((sum, store) => sum + store.blocks, 0);
    return { pressed: this.#pressed, whole: this.#whole, blocks };
  }

  /** The document as PDF. Throws as the printer does. */
  async print(document: Printable, options: PrintOptions): Promise<Uint8Array> {
    const blocks = typeof document === "string" ? null : document.blocks();
    const pdf = blocks && (await this.#press(blocks, options).catch(disagreed));
    if (pdf === null) this.#whole += 1;
    else this.#pressed += 1;
    return pdf ?? this.#printer.print(wholeHtml(document), options);
  }

  close(): Promise<void> {
    this.#shapes?.close();
    return this.#printer.close();
  }

  /** Null where it cannot be put together so. */
  async #press(document: BlockDocument, options: PrintOptions): Promise<Uint8Array | null> {
    const { title, language, feet } = document;
    const isTagged = options.tagged !== false;
    const compositor = this.#compositorOf(document, { ...options, tagged: isTagged });
    const strips = document.pages.flatMap((page) => page.map(stripOf));
    // Items are set as strips are.
    const [always, set] = await Promise.all([
      compositor.feet(feet.filter(({ isSame }) => isSame).map((foot) => ({ foot, page: 1, pages: 1 }))),
      compositor.set(
        strips.flatMap((strip) => [strip.block, ...strip.items.flatMap((items) => items.blocks)]),
      ),
    ]);
    const blocks = set.values();
    const take = (): SetOwn => present(blocks.next().value, "a block");
    const made = await Promise.all(
      strips.map((strip): SetStrip | Promise<SetStrip> => {
        const own = take();
        const items = setItems(own, strip.items, take);
        return items === null ? setUncut(strip, compositor) : { ...strip, ...own, items };
      }),
    );
    const placed = placesOf(document, made);
    if (placed === null) return null;
    const pages = await Promise.all(
      placed.map(async (places, k) => {
        const numbered = feet
          .filter(({ isSame }) => !isSame)
          .map((foot) => ({ foot, page: k + 1, pages: placed.length }));
        const others = (await compositor.feet(numbered)).values();
        const rest = always.values();
        return {
          feet: feet.map(({ isSame }) => present((isSame ? rest : others).next().value, "a foot")),
          strips: places.map((place) => ({ ...place, strip: nth(made, place.block) })),
        };
      }),
    );
    return compose(pages, { title, language, isTagged });
  }

  #compositorOf(document: BlockDocument, options: PrintOptions): Compositor {
    const faces = this.#facesOf(document);
    const store = this.#storeOf(document, faces, options);
    const compositors = this.#compositors.get(faces) ?? new Map<ShapeStore, Compositor>();
    this.#compositors.set(faces, compositors);
    const compositor = compositors.get(store) ?? new Compositor(store, faces, options.tagged !== false);
    compositors.set(store, compositor);
    return compositor;
  }

  #storeOf({ head, language, kind: flow }: BlockDocument, faces: Faces, options: PrintOptions): ShapeStore {
    const common = textOf(head);
    // What keys are made of is never what worksheets are made of.
    const key = `${flow} ${options.paper} ${options.tagged} ${faces.usual} ${common}`;
    const known = this.#stores.get(key);
    if (known !== undefined) return known;
    const isTagged = options.tagged !== false;
    const { kind, version } = this.#printer.browser;
    const kept =
      this.#shapes?.store([flow, kind, version, options.paper, isTagged, faces.usual, common]) ?? null;
    const print: PrintBatch = (html, tagged) =>
      this.#printer.print(html, { ...options, tagged: tagged && isTagged });
    const store = new ShapeStore({ style: { head, language, kind: flow }, print, kept });
    this.#stores.set(key, store);
    return store;
  }

  #facesOf({ head, fonts, language }: BlockDocument): Faces {
    const known = this.#faces.get(fonts);
    if (known !== undefined) return known;
    const faces = facesOf(fonts, textOf(head), language);
    this.#faces.set(fonts, faces);
    return faces;
  }
}

const textOf = ({ start, rules, end }: Head): string => start + rules + end;

/** A strip with all of it, for one of whose items there is no room. */
async function setUncut(strip: Strip, compositor: Compositor): Promise<SetStrip> {
  const set = await compositor.set([strip.uncut()]);
  return { ...strip, ...nth(set, 0), items: [] };
}

function disagreed(error: unknown): null {
  if (error instanceof Disagreement) return null;
  throw error;
}
