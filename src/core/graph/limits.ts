/**
 * The numbers by which marking takes one number for another. The judge that exports carry, templates/export/arithmetic.py,
 * has the same table: test/export/operations.test.ts compares them.
 */
export const LIMITS = {
  /** The last digits of the arithmetic, relative to a number. */
  noise: 1e-12,
  /** Room for the noise of the arithmetic over many lines, and for what is noise in a number's last digits. */
  slack: 1e-10,
  /** Digits kept beyond those that are asked, before a number is rounded for good. */
  guards: [1, 2],
  /** How far, in units of the last digit, a number may lie from what it was written down as: a digit cut off after guards were rounded. */
  units: 1.06,
  /** How far outside a loose interval, in units of the last digit, a number is still looked at closely. */
  room: 1.1,
  /** How wide the bounds of an answer may be, relative to its value: beyond this a guess could pass. */
  widest: 0.05,
  /** A carried interval may be this many times as wide as the right bounds. */
  timesOwn: 4,
  /** The same for a named mistake, which earns little or nothing: to be told which it was is worth more than to be sure. */
  timesNamed: 8,
  /** So many digits fewer than asked may be written, */
  mostFewer: 8,
  /** while there are so many units of the last: a number of two significant figures has ten or more. */
  fewestUnits: 10,
  /** How far below a power of ten, relative to it, a number is that may have been rounded to it. */
  below: 1e-9,
  /** What differs by so little, relative to the number, is as near. */
  asNear: 1e-9,
  /** In so many boxes the same number stands by no chance, */
  boxes: 3,
  /** or in both of two. */
  boxesOfTwo: 2,
} as const;
