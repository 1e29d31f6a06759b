import type { Interval } from "../../network/interval.js";

/** A slip that explains several answers, before its marks are counted. */
export interface FoundCause {
  readonly definition: string;
  readonly interval: Interval;
  /** Quantities of the answers that it explains, in order. */
  readonly explains: readonly string[];
  /** The answer at which it stands itself: a copy of what was not asked, or the first that a named mistake shows in. */
  readonly shownAt: string | null;
}
