import type { Standing } from "./strip.js";

/** A block whose size is known, in pixels: its width is that of its column, where it stands in one. */
export interface Sized extends Standing {
  readonly height: number;
  readonly width: number;
}

/** Where a block stands on its page, in pixels from the upper left corner of what the margins leave. */
export interface Place {
  /** Which of the blocks. */
  readonly block: number;
  readonly x: number;
  readonly y: number;
}

export type Placed = readonly (readonly Place[])[];
