import { withRate } from "./learningRate.js";
import type { Misconception } from "./misconception.js";

/** The update walks up the gradient: + for −. */
export const ascent: Misconception = {
  name: "ascent",
  apply: (definition) => withRate(definition, ["neg", ["eta"]]),
};
