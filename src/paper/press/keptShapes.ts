import { join } from "node:path";
import { nameOf } from "../../core/base/hash.js";
import { type KeptTexts, openKept } from "./kept/keptTexts.js";
import { openPacked } from "./kept/packedTexts.js";
import { isDue, sweepKept } from "./kept/sweepKept.js";
import { KeptStore } from "./keptStore.js";

/** Where shapes are kept between runs. */
export interface Keeping {
  /** The user's cache folder; shapes lie in `gradsheet/shapes` in it. Null for a user without one. */
  readonly folder: string | null;
  /** A folder with shapes that came with the program, where there is one: nothing is written to it. */
  readonly stock?: string;
  /** Names the program: another one keeps others. */
  readonly program: string;
}

/** What is known of a store from elsewhere, and what is done with its new shapes. */
export type ShapeReader = Pick<KeptStore, "read" | "keep">;

/** Where a press has shapes from, and what it does with new ones. */
export interface Shapes {
  /** Those of a store whose shapes hang on `all`. */
  readonly store: (all: unknown) => ShapeReader;
  /** To be called at the end of a run. */
  readonly close: () => void;
}

/** The name of a store of a program, on a machine like this one. */
export const storeName = (program: string, all: unknown): string =>
  nameOf([program, process.platform, process.arch, all]);

/** The file of a store's shapes in a program's stock. */
export const stockFile = (name: string): string => `${name}.shapes`;

const PLACE = ["gradsheet", "shapes"] as const;

/** So many bytes all that is kept may take on the disk. */
const MOST_KEPT = 100 * 2 ** 20;
/** A run that has added so many shapes looks whether there are too many. */
const MANY = 1000;

/** Shapes on the user's own disk, which all runs share and none needs, and those that came with the program. */
export class KeptShapes implements Shapes {
  readonly #keeping: Keeping;
  #added = 0;

  constructor(keeping: Keeping) {
    this.#keeping = keeping;
  }

  store(all: unknown): ShapeReader {
    const { folder, stock, program } = this.#keeping;
    const name = storeName(program, all);
    const packed = stock === undefined ? null : openPacked(join(stock, stockFile(name)));
    const texts = folder === null ? null : openKept(folder, ...PLACE, name);
    const first = packed && new KeptStore({ read: packed, keep: () => {} });
    const own = texts && new KeptStore(this.#counted(texts));
    return {
      read: (key) => {
        const known = first?.read(key);
        return known === undefined ? own?.read(key) : known;
      },
      keep: (shapes) => own?.keep(shapes),
    };
  }

  #counted({ read, keep }: KeptTexts): KeptTexts {
    return {
      read,
      keep: (name, text) => {
        this.#added += 1;
        keep(name, text);
      },
    };
  }

  /** Makes room. */
  close(): void {
    const { folder } = this.#keeping;
    if (this.#added === 0 || folder === null) return;
    const place = join(folder, ...PLACE);
    if (isDue(place) || this.#added >= MANY) sweepKept(place, MOST_KEPT);
    this.#added = 0;
  }
}
