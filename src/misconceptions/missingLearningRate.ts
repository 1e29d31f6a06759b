import { withRate } from "./learningRate.js";
import type { Misconception } from "./misconception.js";

/** The whole gradient is subtracted: the learning rate is forgotten. */
export const missingLearningRate: Misconception = {
  name: "missing-learning-rate",
  apply: (definition) => withRate(definition, 1),
};
