/** Whom a sheet is for, as the roster says it. */
export interface Student {
  readonly id: string;
  readonly name: string;
  readonly section?: string;
  readonly email?: string;
}

/** What one sheet of a set is: all of it but the quiz and the set's randomness. */
export interface Copy {
  /** No other copy of the set has it. The numbers on the sheet hang on it, and on no other copy. */
  readonly id: string;
  /** The name of its files, without folder and ending: `001` of `worksheets/001.pdf`. */
  readonly file: string;
  readonly student?: Student;
  /** The copy in whose place it was made for the same student. */
  readonly replaces?: string;
}

/** Copies `001`, `002`, …: as many digits as the last one has, three at least. */
export function numberedCopies(copies: number): Copy[] {
  const digits = Math.max(3, String(copies).length);
  return Array.from({ length: copies }, (_none, k) => {
    const id = String(k + 1).padStart(digits, "0");
    return { id, file: id };
  });
}
