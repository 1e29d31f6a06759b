import type { Misconception } from "./misconception.js";

/** Only the weights are counted as parameters. */
export const forgottenBiasesInCount: Misconception = {
  name: "forgotten-biases-in-count",
  apply: ({ reason }) => (reason === "count-parameters" ? ["W"] : []),
};
