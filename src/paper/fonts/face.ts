/** One font file, and the characters that it is for (all that it has, if undefined). */
export interface Face {
  readonly family: string;
  readonly weight: 400 | 700 | "100 900";
  readonly style: "normal" | "italic";
  /** The font's name, which is its folder's. */
  readonly font: string;
  /** The file's name without the font's and without the ending. */
  readonly file: string;
  readonly range: string | undefined;
}
