import { present } from "../base/known.js";
import type { Printer, PrintOptions } from "../print/printer.js";
import { type Compiled, Disagreement } from "./compiled.js";
import { compose, type SetPage } from "./compose.js";
import { commonHead, footOf, pageRuleOf } from "./galley.js";
import { type Shape, shapeOf } from "./shape.js";
import { Shelf } from "./shelf.js";
import { type StripDocument, stripsOf } from "./strips.js";
import { unescaped } from "./unescaped.js";
import { type Wanted, wantedFoot, wantedPiece, wantedPieces, wantedStrip } from "./wanted.js";

type Below = Pick<Printer, "print" | "browser" | "close">;

/** How many documents were pressed and how many printed whole, and how many blocks Chrome has set for these. */
export interface PressCounts {
  readonly pressed: number;
  readonly whole: number;
  readonly blocks: number;
}

/**
 * Prints as its printer does, but has Chrome set each shape of a block once: the blocks of copies differ in their digits, spoken
 * texts and drawings. What is not made of strips, or has anything that is not embedded, is printed whole. The same document
 * gives the same bytes, whatever was printed before it.
 */
export class Press implements Below {
  /** How many copies are to be under way: the blocks of several are set in one print. */
  readonly ahead = 8;
  /** Its PDFs are other bytes than those that the browser alone writes. */
  readonly browser: Below["browser"];
  readonly #printer: Below;
  readonly #shelves = new Map<string, Shelf>();
  #pressed = 0;
  #whole = 0;

  constructor(printer: Below) {
    this.#printer = printer;
    this.browser = { ...printer.browser, version: `${printer.browser.version}, pressed` };
  }

  get counts(): PressCounts {
    const blocks = [...this.#shelves.values()].reduce((sum, shelf) => sum + shelf.blocks, 0);
    return { pressed: this.#pressed, whole: this.#whole, blocks };
  }

  /** The document as PDF. Throws as the printer does. */
  async print(html: string, options: PrintOptions): Promise<Uint8Array> {
    const strips = options.tagged === false ? null : stripsOf(html);
    const pdf =
      strips !== null && isOurs(strips) ? await this.#press(strips, options).catch(disagreed) : null;
    if (pdf === null) this.#whole += 1;
    else this.#pressed += 1;
    return pdf ?? this.#printer.print(html, options);
  }

  close(): Promise<void> {
    return this.#printer.close();
  }

  /** Null where it cannot be put together so. */
  async #press({ head, pages }: StripDocument, options: PrintOptions): Promise<Uint8Array | null> {
    const shelf = this.#shelfOf(commonHead(head), options);
    const rule = pageRuleOf(head);
    const feet = pages.map((_, k) => wantedFoot(footOf(rule, k + 1, pages.length)));
    const first = pages.map((strips) => strips.map((strip) => shapeOf(strip)));
    const guessed = first.flat().flatMap((shape) => wantedPieces(shape, likelyScales(shape)));
    const set = await shelf.set([...first.flat().map(wantedStrip), ...guessed, ...feet]);
    // What does not agree with its shape is set as it is.
    const agrees = (shape: Shape): boolean => (set.get(wantedStrip(shape).key) ?? null) !== null;
    const shapes = pages.map((strips, page) =>
      strips.map((strip, k) => {
        const shape = present(first[page]?.[k], "the shape of a strip");
        return agrees(shape) ? shape : shapeOf(strip, true);
      }),
    );
    const fixed = await shelf.set(
      shapes
        .flat()
        .filter(({ isFixed }) => isFixed)
        .map(wantedStrip),
    );
    const strip = (shape: Shape): Compiled => found(wantedStrip(shape), shape.isFixed ? fixed : set);
    const scales = (shape: Shape): number[] =>
      strip(shape).slots.flatMap((slot) => ("drawing" in slot ? [slot.drawing] : []));
    const pieces = await shelf.set(shapes.flat().flatMap((shape) => wantedPieces(shape, scales(shape))));
    const made = shapes.map(
      (page, k): SetPage => ({
        foot: found(present(feet[k], "the foot of a page"), set),
        strips: page.map((shape) => {
          const [compiled, at] = [strip(shape), scales(shape)];
          const drawings = shape.drawings.map((drawing, d) =>
            drawing.pieces.map((piece) => {
              const wanted = wantedPiece(piece, present(at[d], "the scale of a drawing"));
              return { ...piece, compiled: found(wanted, pieces) };
            }),
          );
          return { ...shape, compiled, drawings };
        }),
      }),
    );
    const title = unescaped(/<title>([\s\S]*?)<\/title>/.exec(head)?.[1] ?? "");
    const language = /<html lang="(\w+)"/.exec(head)?.[1] ?? "";
    return compose(made, { title, language, fonts: await shelf.fonts });
  }

  #shelfOf(head: string, options: PrintOptions): Shelf {
    const key = `${options.paper} ${head}`;
    const shelf =
      this.#shelves.get(key) ??
      new Shelf(head, (html, tagged) => this.#printer.print(html, { ...options, tagged }));
    this.#shelves.set(key, shelf);
    return shelf;
  }
}

/** Whether a document is of the built-in templates, without pictures: one with own templates says what it may load. */
const isOurs = ({ head, pages }: StripDocument): boolean =>
  !head.includes("Content-Security-Policy") &&
  !pages.some((strips) => strips.some((strip) => strip.includes("<img")));

/** At which scale a strip's drawings will likely be: most are as they are; of the others it is seen when the strip is set. */
const likelyScales = ({ html, drawings }: Shape): number[] =>
  / (?:again|small)"/.test(html) ? [] : drawings.map(() => 1);

function found({ key }: Wanted, set: ReadonlyMap<string, Compiled | null>): Compiled {
  const compiled = set.get(key) ?? null;
  if (compiled === null) throw new Disagreement("a block cannot be set alone");
  return compiled;
}

function disagreed(error: unknown): null {
  if (error instanceof Disagreement) return null;
  throw error;
}
