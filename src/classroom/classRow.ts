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

export type ClassRow = ClassAnswer | { readonly line: number; readonly fault: string };
