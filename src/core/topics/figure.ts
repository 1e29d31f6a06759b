/** A plane with a grid of whole numbers, from −reach to reach both ways. */
export interface PlaneFigure {
  readonly kind: "plane";
  readonly reach: number;
  /** `one`: where a neuron is to say 1. */
  readonly points: readonly { readonly at: readonly [x1: number, x2: number]; readonly one: boolean }[];
  /** A line by where it cuts the two axes, and what is said on the side of the origin. */
  readonly line?: { readonly cuts: readonly [x1: number, x2: number]; readonly origin: 0 | 1 };
}

/** Losses of several trainings from one start as small plots beside each other, numbered from 1: before the first update and after each. */
export interface CurvesFigure {
  readonly kind: "curves";
  readonly curves: readonly (readonly number[])[];
}

/** What a question draws beside networks: data that its sheet carries. */
export type DrawnFigure = PlaneFigure | CurvesFigure;
