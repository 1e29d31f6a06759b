/** Marks of one answer by hand, and why. */
export interface Overruled {
  readonly points: number;
  readonly why: string;
}
