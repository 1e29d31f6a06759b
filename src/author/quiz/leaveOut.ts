/** Lines between, which a question may leave out, by the ids that they begin with. */
export const LEFT_OUT = ["z", "a", "dC_da", "da_dz", "dC_dz"] as const;
export type LeftOut = (typeof LEFT_OUT)[number];
