import type { Compiled } from "../../../paper/press/compiled.js";
import { type NamedText, packTexts } from "../../../paper/press/kept/packedTexts.js";
import { type ShapeReader, type Shapes, stockFile, storeName } from "../../../paper/press/keptShapes.js";
import { KeptStore } from "../../../paper/press/keptStore.js";

/** A shape, null for one that does not agree, in which round it was set, and in how many it was wanted. */
interface Collected {
  readonly compiled: Compiled | null;
  readonly round: number;
  readonly last: number;
  readonly rounds: number;
}

/** So many shapes are packed together: fewer repeat less, and of more a copy unpacks more that it does not show. */
const TOGETHER = 1600;

/** Shapes that are collected for a stock, in rounds, each with a press of its own: those of one round are in no order. */
export class CollectedShapes implements Shapes {
  readonly #program: string;
  readonly #stores = new Map<string, Map<string, Collected>>();
  #round = 0;

  /** `program`: for whom they are. */
  constructor(program: string) {
    this.#program = program;
  }

  /** How many there are. */
  get count(): number {
    return [...this.#stores.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** What comes now is of another round. */
  nextRound(): void {
    this.#round += 1;
  }

  store(all: unknown): ShapeReader {
    const name = storeName(this.#program, all);
    const store = this.#stores.get(name) ?? new Map<string, Collected>();
    this.#stores.set(name, store);
    return {
      read: (key) => {
        const known = store.get(key);
        if (known !== undefined && known.last !== this.#round)
          store.set(key, { ...known, last: this.#round, rounds: known.rounds + 1 });
        return known?.compiled;
      },
      keep: (shapes) => {
        const round = this.#round;
        for (const [key, compiled] of shapes) store.set(key, { compiled, round, last: round, rounds: 1 });
      },
    };
  }

  close(): void {}

  /**
   * The files of a stock, by their names, of `most` bytes at most: without shapes that one round alone wanted, which will hardly
   * be wanted again and are the most, and without those that two, three, … wanted, as long as it is too much.
   */
  files(most: number): Map<string, Uint8Array> {
    for (let least = 2; ; least += 1) {
      const files = [...this.#stores].map(
        ([name, store]) => [stockFile(name), packed(store, least)] as const,
      );
      if (files.reduce((sum, [, { length }]) => sum + length, 0) <= most) return new Map(files);
    }
  }
}

function packed(store: ReadonlyMap<string, Collected>, least: number): Uint8Array {
  const texts: NamedText[] = [];
  const written = new KeptStore({ read: () => null, keep: (name, text) => texts.push([name, text]) });
  const wanted = [...store].filter(([, { rounds }]) => rounds >= least);
  const order = wanted.sort(([a, { round }], [b, other]) => round - other.round || (a < b ? -1 : 1));
  written.keep(order.map(([key, { compiled }]) => [key, compiled]));
  // What comes first are their glyphs.
  const glyphs = texts.splice(0, texts.length - order.length);
  const groups = Array.from({ length: Math.ceil(texts.length / TOGETHER) }, (_none, k) =>
    texts.slice(k * TOGETHER, (k + 1) * TOGETHER),
  );
  return packTexts([glyphs, ...groups]);
}
