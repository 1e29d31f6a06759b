import * as z from "zod";

/** Points in quarters. */
export const pointsField = z
  .number()
  .positive()
  .max(1000)
  .refine((points) => points % 0.25 === 0, { message: "points are whole, halves or quarters" });
