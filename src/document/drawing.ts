/** What a question shows: drawings beside each other, and the words under them. */
export interface Drawing {
  /** Each an `<svg>` element with its spoken text. */
  readonly svgs: readonly string[];
  /** Plain text; empty where there is none. */
  readonly caption: string;
}

/** Whether a value of a document's tree is a drawing. */
export const isDrawing = (value: object): value is Drawing => "svgs" in value;

export const NO_DRAWING: Drawing = { svgs: [], caption: "" };
