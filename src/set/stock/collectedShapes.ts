import type { Compiled } from "../../press/compiled.js";
import { type NamedText, packTexts } from "../../press/kept/packedTexts.js";
import { type ShapeShelf, type Shapes, shelfName, stockFile } from "../../press/keptShapes.js";
import { KeptShelf } from "../../press/keptShelf.js";

/** A shape, null for one that does not agree, and in which round it was set. */
interface Collected {
  readonly round: number;
  readonly compiled: Compiled | null;
}

/** So many shapes are packed together: fewer repeat less, and of more a copy unpacks more that it does not show. */
const TOGETHER = 800;

/** Shapes that are collected for a stock, in rounds: those of one round are in no order. */
export class CollectedShapes implements Shapes {
  readonly #program: string;
  readonly #shelves = new Map<string, Map<string, Collected>>();
  #round = 0;

  /** `program`: for whom they are. */
  constructor(program: string) {
    this.#program = program;
  }

  /** How many there are. */
  get count(): number {
    return [...this.#shelves.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** What comes now is of another round. */
  nextRound(): void {
    this.#round += 1;
  }

  shelf(all: unknown): ShapeShelf {
    const name = shelfName(this.#program, all);
    const shelf = this.#shelves.get(name) ?? new Map<string, Collected>();
    this.#shelves.set(name, shelf);
    return {
      read: (key) => shelf.get(key)?.compiled,
      keep: (shapes) => {
        for (const [key, compiled] of shapes) shelf.set(key, { round: this.#round, compiled });
      },
    };
  }

  close(): void {}

  /** The files of a stock, by their names. */
  files(): Map<string, Uint8Array> {
    return new Map([...this.#shelves].map(([name, shelf]) => [stockFile(name), packed(shelf)]));
  }
}

function packed(shelf: ReadonlyMap<string, Collected>): Uint8Array {
  const texts: NamedText[] = [];
  const written = new KeptShelf({ read: () => null, keep: (name, text) => texts.push([name, text]) });
  const order = [...shelf].sort(([a, { round }], [b, other]) => round - other.round || (a < b ? -1 : 1));
  written.keep(order.map(([key, { compiled }]) => [key, compiled]));
  // What comes first are their glyphs.
  const glyphs = texts.splice(0, texts.length - order.length);
  const groups = Array.from({ length: Math.ceil(texts.length / TOGETHER) }, (_none, k) =>
    texts.slice(k * TOGETHER, (k + 1) * TOGETHER),
  );
  return packTexts([glyphs, ...groups]);
}
