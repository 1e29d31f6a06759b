/** A printed symbol: italic base with sub- and superscript, e.g. {base: "a", sub: "1", sup: "(1)"}. */
export interface Label {
  readonly base: string;
  readonly sub?: string;
  readonly sup?: string;
}

/** A circle. All its texts are printed as given: rounding and the minus sign "−" are the caller's. */
export interface DrawnNode {
  readonly id: string;
  /** Printed in the circle. */
  readonly mark: Label;
  /** Printed left of a circle of the first column, below any other. */
  readonly value?: string;
  /** Printed just above or below the circle as `b = 0.1`. */
  readonly bias?: string;
  /** The bias's name; without it, b. */
  readonly biasMark?: Label;
  /** Printed right of a circle of the last column, below any other, as `y = 1`. */
  readonly target?: { readonly mark: Label; readonly value: string };
  /** Small, below the circle. */
  readonly caption?: string;
  readonly highlighted?: boolean;
}

/** An arrow between two circles of any columns, named by their ids. */
export interface DrawnEdge {
  readonly from: string;
  readonly to: string;
  /** The weight's value. */
  readonly label?: string;
  /** The weight's name: with a label, `w = 0.7` is printed; alone, `w`. */
  readonly mark?: Label;
  readonly highlighted?: boolean;
}

export interface DrawnColumn {
  readonly nodes: readonly DrawnNode[];
  /** Printed under the column; may break into two lines at " · ". */
  readonly caption?: string;
}

/** A network, or any graph whose circles stand in columns. */
export interface Drawing {
  readonly columns: readonly DrawnColumn[];
  readonly edges: readonly DrawnEdge[];
  /** What a screen reader says instead of the picture. */
  readonly alt: string;
  /** CSS pixels; 640 when left out. 640 px print 170 mm wide. */
  readonly maxWidth?: number;
}
