/** What stands in a column with others: its height, and the margins above and below it, in mm. */
export interface Box {
  readonly above: number;
  readonly height: number;
  readonly below: number;
}

/** Nothing where there is no height. */
export const box = (above: number, height: number, below: number): readonly Box[] =>
  height === 0 ? [] : [{ above, height, below }];

/** From the margin above the first to the last one's edge: of two margins that meet the larger counts. */
export function stacked(boxes: readonly Box[]): number {
  let height = 0;
  let below = 0;
  for (const one of boxes) {
    height += Math.max(below, one.above) + one.height;
    below = one.below;
  }
  return height;
}
