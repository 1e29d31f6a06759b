import type { Picture } from "./picture.js";

/** What a question shows: pictures beside each other, and the words under them. */
export interface Drawing {
  readonly pictures: readonly Picture[];
  /** Plain text; empty where there is none. */
  readonly caption: string;
}

/** Whether a value of a document's tree is a drawing. */
export const isDrawing = (value: object): value is Drawing => "pictures" in value;

/** A picture of which there is an `<svg>` element already. */
export interface WrittenSvg {
  readonly svg: string;
  readonly picture: Picture;
}

/** Whether a value of a document's tree is such a picture. */
export const isSvg = (value: object): value is WrittenSvg => "svg" in value && "picture" in value;

export const NO_DRAWING: Drawing = { pictures: [], caption: "" };
