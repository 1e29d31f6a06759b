/** The ways in which students write 3×2, for a player that compares letters. */
export const shapeWritings = (display: string): string[] =>
  ["×", " × ", "x", " x ", "X"].map((sign) => display.replace("×", sign));
