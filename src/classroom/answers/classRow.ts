/** One answer of a class: a row of a long table, or a cell of a wide one. */
export interface ClassAnswer {
  readonly line: number;
  /** A copy's id or code; empty where a code stands alone. */
  readonly sheet: string;
  /** The code that stands beside the id, which has to be the same student's; empty where there is none. */
  readonly code: string;
  /** The blank's id, number or printed name. */
  readonly name: string;
  readonly text: string;
}

/** Boxes of a scanned paper that were never read, by their numbers; another copy's may be among them. */
export interface UnreadBoxes {
  readonly line: number;
  readonly sheet: string;
  readonly code: string;
  readonly unread: readonly string[];
}

export type ClassRow = ClassAnswer | UnreadBoxes | { readonly line: number; readonly fault: string };
