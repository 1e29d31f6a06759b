import { join } from "node:path";
import { nameOf } from "../base/hash.js";
import { type KeptTexts, openKept } from "./kept/keptTexts.js";
import { isDue, sweepKept } from "./kept/sweepKept.js";
import { KeptShelf } from "./keptShelf.js";

/** Where shapes are kept between runs. */
export interface Keeping {
  /** The user's cache folder; shapes lie in `gradsheet/shapes` in it. */
  readonly folder: string;
  /** Names the program: another one keeps others. */
  readonly program: string;
}

const PLACE = ["gradsheet", "shapes"] as const;

/** So many bytes all that is kept may take on the disk. */
const MOST_KEPT = 100 * 2 ** 20;
/** A run that has added so many shapes looks whether there are too many. */
const MANY = 1000;

/** Shapes on the user's own disk, which all runs share and none needs. */
export class KeptShapes {
  readonly #keeping: Keeping;
  #added = 0;

  constructor(keeping: Keeping) {
    this.#keeping = keeping;
  }

  /** What is kept of a shelf whose shapes hang on `all`; null where nothing can be. */
  shelf(all: unknown): KeptShelf | null {
    const { folder, program } = this.#keeping;
    const texts = openKept(folder, ...PLACE, nameOf([program, process.platform, process.arch, all]));
    return texts === null ? null : new KeptShelf(this.#counted(texts));
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

  /** Makes room, to be called at the end of a run. */
  close(): void {
    if (this.#added === 0) return;
    const folder = join(this.#keeping.folder, ...PLACE);
    if (isDue(folder) || this.#added >= MANY) sweepKept(folder, MOST_KEPT);
    this.#added = 0;
  }
}
