/** The numbers by which a slip is looked for in a value that was not asked. */
export const CAUSE_LIMITS = {
  /** So many different slips of one question are looked for; each has to explain more answers than it has unknowns. */
  most: 2,
  /** Answers that one explains, at least. */
  fewest: 2,
  /** Where nothing is right and so large a share is simply wrong, numbers were made up. */
  madeUp: 1 / 3,
  /** An arithmetic slip makes a product at most so many times as large, or as small. */
  times: 3,
  /** A power of ten off, to this share: the point in the wrong place. */
  point: 0.25,
  /** What one answer leaves open of a value that was not asked, relative to it; all that it explains leave as little as bounds. */
  widest: 0.3,
  /** What a slip in a line that is in no box costs at most, as a share of the marks that hang on it. */
  share: 0.2,
  /** Marks are taken in these parts. */
  unit: 0.25,
  /** How far beside a number the second point of a chord is taken, relative to it or to the smallest scale. */
  firstStep: 0.02,
  scale: 1e-3,
  chords: 12,
  /** Cells of a range in which a root is looked for, and how often one is halved. */
  grid: 32,
  halvings: 50,
  /** A first guess at a slope, relative to a number. */
  nudge: 1e-4,
  /** Two numbers this near, relative to the larger, are one number. */
  same: 1e-9,
} as const;
