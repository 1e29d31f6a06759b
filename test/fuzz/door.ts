import type { Random } from "../../src/core/base/random.js";

/** A place at which gradsheet takes what others have written. */
export interface Door {
  readonly name: string;
  /** What is right, to be changed. */
  readonly corpus: readonly Uint8Array[];
  /** Longer inputs are cut: of what is slow by nature, a short piece tells as much. */
  readonly most: number;
  /** A new input that is no change of the corpus, for doors whose inputs are no files. */
  readonly draw?: (random: Random) => Uint8Array;
  /**
   * Takes an input as a user would have it taken. Throws for what no input may do: an error that is not gradsheet's own,
   * or an exit code that there is not.
   */
  readonly open: (input: Uint8Array, random: Random) => Promise<void>;
  /** Ends what the door has running. */
  readonly close?: () => Promise<void>;
}

/** Makes a door ready, in a folder of its own. */
export type DoorMaker = (folder: string) => Promise<Door>;
