import { nth, present } from "../../core/base/known.js";
import { LruCache } from "../../core/base/lruCache.js";
import { type Compiled, Disagreement } from "./compiled.js";
import type { Faces } from "./faces.js";
import type { SetOwn } from "./setBlock.js";
import type { ShapeStore } from "./shapeStore.js";
import { type Piece, pieceHtml } from "./shapes/drawing.js";
import { type Shape, shapeOf } from "./shapes/shape.js";
import type { Block } from "./strips/strip.js";
import { type PageFoot, type Wanted, wantedFoot, wantedPiece, wantedPieces, wantedStrip } from "./wanted.js";

/** So many shapes of strips, and so many of pieces, are remembered at least. */
const REMEMBERED = 2000;

/** How a shape is set, and at which scale its drawings are; null is one that does not agree. */
interface Known {
  readonly compiled: Compiled | null;
  readonly scales: readonly number[];
}

/**
 * Has blocks set, of documents with a store and all fonts in common. What the store gave is remembered by the blocks' HTML
 * alone, so that a shape that came before is looked up once.
 */
export class Compositor {
  readonly #store: ShapeStore;
  readonly #faces: Faces;
  readonly #isTagged: boolean;
  readonly #strips = new LruCache<Known>(REMEMBERED);
  readonly #pieces = new LruCache<Compiled>(REMEMBERED);
  /** By their operators. */
  readonly #drawn = new LruCache<Compiled>(REMEMBERED);

  constructor(store: ShapeStore, faces: Faces, isTagged: boolean) {
    this.#store = store;
    this.#faces = faces;
    this.#isTagged = isTagged;
  }

  /** What stands in the margins of pages. Throws as `set` does. */
  async feet(feet: readonly PageFoot[]): Promise<Compiled[]> {
    const set = await this.#store.set(feet.map((foot) => wantedFoot(foot, this.#faces)));
    return set.map(agreed);
  }

  /** Strips and items, each with its document's own. Throws a Disagreement for one that cannot be set alone. */
  async set(blocks: readonly Block[]): Promise<SetOwn[]> {
    const shapes = blocks.map(({ pieces }) => shapeOf(pieces));
    // With a code in it a shape is another for each sheet.
    const before = shapes.map(({ html, code }, k) =>
      code === null ? this.#strips.get(nameOf(html, nth(blocks, k))) : undefined,
    );
    const known = await completed(before, (unknown) =>
      this.#learn(unknown.map((k) => ({ shape: nth(shapes, k), block: nth(blocks, k) }))),
    );
    // What does not agree with its shape is set as it is.
    const alone = known.flatMap(({ compiled }, k) => (compiled === null ? [k] : []));
    for (const k of alone) shapes[k] = shapeOf(nth(blocks, k).pieces, true);
    const fixed =
      alone.length === 0
        ? []
        : await this.#store.set(alone.map((k) => this.#wanted(nth(shapes, k), nth(blocks, k))));
    for (const [j, k] of alone.entries()) known[k] = knownAs(agreed(fixed[j]));
    const pieces = shapes.flatMap(({ drawings }, k) =>
      drawings.flatMap((drawing, n) => {
        const scale = nth(nth(known, k).scales, n);
        return drawing.pieces.map((piece) => ({ piece, scale }));
      }),
    );
    const rest = (await this.#setPieces(pieces.filter(({ piece }) => piece.drawn === null))).values();
    return shapes.map((shape, k) => ({
      ...shape,
      compiled: agreed(nth(known, k).compiled),
      drawings: shape.drawings.map((drawing) =>
        drawing.pieces.map(({ drawn, digits, matrix }) => ({
          compiled: drawn === null ? present(rest.next().value, "a piece") : this.#drawnAs(drawn),
          digits,
          matrix,
        })),
      ),
    }));
  }

  /** What the store gives; with what Chrome is to set it gets the drawings, too, as they will likely be. */
  async #learn(asked: readonly { readonly shape: Shape; readonly block: Block }[]): Promise<Known[]> {
    const wanted = asked.map(({ shape, block }) => this.#wanted(shape, block));
    const guessed = asked.flatMap(({ shape, block }, k) =>
      this.#store.knows(nth(wanted, k)) ? [] : wantedPieces(shape, likelyScales(shape, block), this.#faces),
    );
    const set = await this.#store.set([...wanted, ...guessed]);
    return asked.map(({ shape: { html, code }, block }, k) => {
      const known = knownAs(set[k] ?? null);
      if (code === null) this.#strips.set(nameOf(html, block), known);
      return known;
    });
  }

  #wanted(shape: Shape, block: Block): Wanted {
    return wantedStrip(shape, block, this.#faces, this.#isTagged);
  }

  /** What is drawn without a browser. */
  #drawnAs(operators: string): Compiled {
    const before = this.#drawn.get(operators);
    if (before !== undefined) return before;
    const compiled = { ...EMPTY, parts: [operators] };
    this.#drawn.set(operators, compiled);
    return compiled;
  }

  #setPieces(
    pieces: readonly { readonly piece: Piece; readonly scale: number }[],
  ): Promise<readonly Compiled[]> {
    const names = pieces.map(({ piece, scale }) => pieceHtml(piece, scale));
    const before = names.map((name) => this.#pieces.get(name));
    return completed(before, async (unknown) => {
      const wanted = unknown.map((k) => nth(pieces, k));
      const set = await this.#store.set(
        wanted.map(({ piece, scale }) => wantedPiece(piece, scale, this.#faces)),
      );
      const compiled = set.map(agreed);
      for (const [j, k] of unknown.entries()) this.#pieces.set(nth(names, k), nth(compiled, j));
      return compiled;
    });
  }
}

const EMPTY: Omit<Compiled, "parts"> = {
  slots: [],
  height: 0,
  width: 0,
  marks: 0,
  tags: [],
  titles: [],
  own: [],
  states: [],
  pictures: [],
  page: { box: "", scale: "", clip: "" },
  stubs: [],
};

/** What is known, and in the places of the rest what `learn` gives for these places. */
async function completed<T>(
  before: readonly (T | undefined)[],
  learn: (unknown: readonly number[]) => Promise<readonly T[]>,
): Promise<T[]> {
  const unknown = before.flatMap((one, k) => (one === undefined ? [k] : []));
  const learnt = unknown.length === 0 ? [] : await learn(unknown);
  const rest = learnt.values();
  return before.map((one) => one ?? present(rest.next().value, "a shape"));
}

const nameOf = (html: string, { around }: Block): string => (around === "" ? html : `${around}${html}`);

/** At which scale a strip's drawings will likely be: most are as they are; of the others it is seen when the strip is set. */
const likelyScales = ({ drawings }: Shape, { isScaled, around }: Block): number[] =>
  isScaled || around !== "" ? [] : drawings.map(() => 1);

const knownAs = (compiled: Compiled | null): Known => ({
  compiled,
  scales: compiled?.slots.flatMap((slot) => ("drawing" in slot ? [slot.drawing] : [])) ?? [],
});

function agreed(compiled: Compiled | null | undefined): Compiled {
  if (compiled === null || compiled === undefined) throw new Disagreement("a block cannot be set alone");
  return compiled;
}
