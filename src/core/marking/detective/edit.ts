import type { Expression } from "../../graph/expressionTree.js";

/** What a student did otherwise than the line says. */
export const EDIT_KINDS = [
  /** A term, or a factor, is left out. */
  "term-left-out",
  "factor-left-out",
  "sign",
  /** Multiplied for divided or the other way round; added for multiplied. */
  "inverted",
  "added",
  /** A factor 2 or ½ too many. */
  "doubled",
  "halved",
  "squared",
  "not-squared",
  "twice-for-square",
  /** x for 1 − x, or the other way round. */
  "one-minus",
  /** A part of the line's expression stands for all of it. */
  "part-alone",
  /** Another function, or the same once more. */
  "function",
  "once-more",
  /** Another quantity in the place of one; two that have changed places. */
  "taken-for",
  "exchanged",
  /** A factor that does not belong there. */
  "extra-factor",
  /** A number that was rounded to fewer digits before it was used. */
  "rounded",
  /** The value of an earlier step, or of another line, is written down again. */
  "earlier",
  /** Two of these at once. */
  "two",
] as const;
export type EditKind = (typeof EDIT_KINDS)[number];

/** A line as it was worked out otherwise. */
export interface Edit {
  readonly kind: EditKind;
  /** The line that is worked out so. */
  readonly line: string;
  readonly expression: Expression;
  /** What was used, and what it stands for, where one quantity or number is in the place of another. */
  readonly taken?: Expression;
  readonly instead?: Expression;
}

/** An edit and how likely it is: the lower its rank the likelier. */
export interface Ranked extends Edit {
  readonly rank: number;
}
