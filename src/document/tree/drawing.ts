import type { Picture } from "./picture.js";

/** What a question shows: pictures beside each other, and the words under them. */
export interface Drawing {
  readonly pictures: readonly Picture[];
  /** Plain text; empty where there is none. */
  readonly caption: string;
}

/** Whether a value of a document's tree is a drawing. */
export const isDrawing = (value: object): value is Drawing => "pictures" in value;

export const NO_DRAWING: Drawing = { pictures: [], caption: "" };
