import type { Edit } from "./edit.js";
import type { Haves } from "./haves.js";

/** What a wrong number may come from: one edit that is sure, or two of which either may be. */
export interface Slip {
  readonly edits: readonly Edit[];
  /** The quantity whose number it is, and that number. */
  readonly quantity: string;
  readonly value: number;
  /** What one unit of its last digit is worth. */
  readonly unit: number;
  /** Whether it is what the edit rounds to, with the student's numbers as they stand. */
  readonly isExact: boolean;
  readonly haves: Haves;
}
