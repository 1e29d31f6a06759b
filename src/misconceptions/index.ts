import { ascent } from "./ascent.js";
import { countedFromOne } from "./countedFromOne.js";
import { forgottenBias } from "./forgottenBias.js";
import type { Misconception } from "./misconception.js";
import { missingFactorTwo } from "./missingFactorTwo.js";
import { missingInput } from "./missingInput.js";
import { missingLearningRate } from "./missingLearningRate.js";
import { missingSlope } from "./missingSlope.js";
import { missingWeight } from "./missingWeight.js";
import { onePathOnly } from "./onePathOnly.js";
import { signFlip } from "./signFlip.js";
import { updatedWeightFirst } from "./updatedWeightFirst.js";
import { weightedSumForActivation } from "./weightedSumForActivation.js";
import { wrongInput } from "./wrongInput.js";

/** Every misconception, by name. A new one is a file, a line here, and its sentences in the locales. */
export const MISCONCEPTIONS = {
  "missing-slope": missingSlope,
  "sign-flip": signFlip,
  "missing-factor-two": missingFactorTwo,
  "wrong-input": wrongInput,
  "missing-input": missingInput,
  "missing-weight": missingWeight,
  "one-path-only": onePathOnly,
  "weighted-sum-for-activation": weightedSumForActivation,
  "updated-weight-first": updatedWeightFirst,
  ascent,
  "missing-learning-rate": missingLearningRate,
  "forgotten-bias": forgottenBias,
  "counted-from-one": countedFromOne,
} as const satisfies Record<string, Misconception>;

export type MisconceptionName = keyof typeof MISCONCEPTIONS;
