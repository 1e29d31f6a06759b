import type { Line } from "./typeset.js";

/** How much room the texts at a circle take, in px. */
export interface NodeShape {
  /** Width of the text left of the circle; 0 for none. */
  readonly left: number;
  /** Width of the text right of the circle; 0 for none. */
  readonly right: number;
  /** Width of the bias; 0 for none. */
  readonly bias: number;
  /** Widths of the lines below the circle. */
  readonly below: readonly number[];
}

export interface EdgeShape {
  /** Index of the circle among all, column by column. */
  readonly from: number;
  readonly to: number;
  readonly labelled: boolean;
}

/** The room that every label is given, in em. */
export type LabelShape = Pick<Line, "width" | "up" | "down">;

/**
 * All that the layout depends on. Widths are rounded up, and all labels count as wide as the widest, so that
 * copies of a sheet with other numbers have the same shape, and look alike.
 */
export interface Shape {
  readonly radius: number;
  readonly maxWidth: number;
  readonly columns: readonly { readonly nodes: readonly NodeShape[]; readonly caption: readonly number[] }[];
  readonly edges: readonly EdgeShape[];
  readonly label: LabelShape;
}

/** Font sizes in px; none is under 8, which prints as 6 pt. */
export const FONT = { mark: 13, side: 12, note: 9.5, caption: 10 } as const;

/** Distance of the baselines of two lines of notes. */
export const NOTE_PITCH = 12;
export const CAPTION_PITCH = 12;
/** Between a circle and the text left or right of it. */
export const SIDE_SPACE = 6;

export function roundUp(size: number, step: number): number {
  return Math.ceil(size / step - 1e-9) * step;
}
