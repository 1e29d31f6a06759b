import { ascent } from "./ascent.js";
import { biasTimesInput } from "./biasTimesInput.js";
import { forgottenBias } from "./forgottenBias.js";
import { logBaseTen } from "./logBaseTen.js";
import type { Misconception } from "./misconception.js";
import { missingFactorTwo } from "./missingFactorTwo.js";
import { missingInput } from "./missingInput.js";
import { missingLearningRate } from "./missingLearningRate.js";
import { missingMean } from "./missingMean.js";
import { missingSlope } from "./missingSlope.js";
import { missingWeight } from "./missingWeight.js";
import { onePathOnly } from "./onePathOnly.js";
import { signFlip } from "./signFlip.js";
import { slopeAfterSoftmax } from "./slopeAfterSoftmax.js";
import { softmaxWithoutExp } from "./softmaxWithoutExp.js";
import { sumInsteadOfMean } from "./sumInsteadOfMean.js";
import { transposedWeights } from "./transposedWeights.js";
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
  "missing-mean": missingMean,
  "sum-instead-of-mean": sumInsteadOfMean,
  "slope-after-softmax": slopeAfterSoftmax,
  "softmax-without-exp": softmaxWithoutExp,
  "log-base-ten": logBaseTen,
  "transposed-weights": transposedWeights,
  "bias-times-input": biasTimesInput,
} as const satisfies Record<string, Misconception>;

export type MisconceptionName = keyof typeof MISCONCEPTIONS;
