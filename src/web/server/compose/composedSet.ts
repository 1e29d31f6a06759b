import { type Copy, numberedCopies } from "../../../classroom/set/students/copy.js";
import { parseRoster } from "../../../classroom/set/students/roster.js";
import { decodeRoster } from "../../../classroom/set/students/rosterText.js";
import { sha256 } from "../../../core/base/hash.js";

/** A set that was composed: its quiz, whom it is for, and what its numbers come of. */
export interface ComposedSet {
  readonly text: string;
  /** A roster's file, or how many copies. */
  readonly students: { readonly roster: Uint8Array } | { readonly copies: number };
  /** Exams are made with a secret, practice with the seed that the preview has. */
  readonly randomness: { readonly kind: "exam" } | { readonly kind: "practice"; readonly seed: string };
  /** Whether its PDFs are put together from blocks that are set once. */
  readonly pressed: boolean;
}

/** Who gets a copy, and the roster's hash where there is one. Throws ROSTER. */
export function copiesOf(students: ComposedSet["students"]): {
  readonly copies: readonly Copy[];
  readonly roster?: string;
} {
  if ("copies" in students) return { copies: numberedCopies(students.copies) };
  const { roster } = students;
  return { copies: parseRoster(decodeRoster(roster, "roster"), "roster"), roster: sha256(roster) };
}
