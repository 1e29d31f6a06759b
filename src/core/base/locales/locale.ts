/** All that a language has beside its texts (`templates/locales`). */
export interface Locale {
  /**
   * What texts are set in: `serif`, the face of the formulas, or `sans`, its own letters' face, in which its Latin letters and
   * numbers stand too.
   */
  readonly letters: "serif" | "sans";
  /** Type of a page: points of its text and of small print, and of both from line to line in their sizes. */
  readonly type: { readonly text: number; readonly small: number; readonly spacing: number };
  /** Whether a comma before three digits groups thousands, so that 79,400 is never a decimal number. */
  readonly commaGroups: boolean;
  /** The title of a quiz that has none. */
  readonly untitled: string;
  /** Whether a teacher's text that is written by languages must have this one; else the first language stands in for it. */
  readonly required: boolean;
  /** A letter of its own that every page needs a font for; empty where Latin letters will do. */
  readonly letter: string;
  /**
   * Lines of a LaTeX document's head: of every document, and of one of the class `exam`. `has`: whether a text has letters
   * that are set by this `head` alone; a document in another language then has it too.
   */
  readonly tex: {
    readonly head: readonly string[];
    readonly exam: readonly string[];
    readonly has: (text: string) => boolean;
  };
  /** HTML with what keeps signs together that no line may part. */
  readonly unparted: (html: string) => string;
}
