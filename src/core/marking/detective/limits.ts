/** The numbers by which a wrong number is taken for one that an edit of its line gives. */
export const DETECTIVE_LIMITS = {
  /** Of so many plausible numbers without any reason one may be told, of one answer. */
  chance: 0.0095,
  /** What has so few digits that it would be hit so often is not looked at. */
  mostOfOne: 0.004,
  /**
   * How likely such a number is to lie in so small a part of a candidate's size around it: of the right number's sign, of the
   * other, and where it is more than so many times larger or smaller than the right number.
   */
  same: 0.364,
  other: 0.091,
  away: 0.02,
  far: 3,
  /** What leaves more open, in units of the last digit, is no sign of anything. */
  widest: 12,
  /** How far off, in units of the last digit and relative to it, a candidate is still looked at closely. */
  nearUnits: 3,
  near: 2e-3,
  /** Half a unit, and the noise of the arithmetic: what is this near is rounded to what was written. */
  halfUnit: 0.5001,
  /** Candidates that agree in so many figures are told by the first; numbers that agree to this share are the same. */
  figures: 9,
  noise: 1e-9,
  /** Longer ways, and graphs of more quantities, are not searched. */
  lines: 24,
  quantities: 700,
  /** Edits of one line, and the least likely of them: any other quantity is not looked at. */
  rank: 3.5,
  edits: 400,
  /** What is looked at of a line that is not the answer's own counts as less likely. */
  behind: 0.5,
} as const;

/** Whether two numbers are the same but for the noise of the arithmetic. */
export const isSame = (a: number, b: number): boolean =>
  Math.abs(a - b) <= DETECTIVE_LIMITS.noise * Math.max(Math.abs(a), Math.abs(b));
