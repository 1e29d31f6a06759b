import { ascent } from "./ascent.js";
import { attentionWeightFixed } from "./attentionWeightFixed.js";
import { attentionWithoutScale } from "./attentionWithoutScale.js";
import { axesSwapped } from "./axesSwapped.js";
import { biasPenalised } from "./biasPenalised.js";
import { biasTimesInput } from "./biasTimesInput.js";
import { countedFromOne } from "./countedFromOne.js";
import { deviationForVariance } from "./deviationForVariance.js";
import { dropoutAtTest } from "./dropoutAtTest.js";
import { dropoutScaledDown } from "./dropoutScaledDown.js";
import { dropoutWithoutScale } from "./dropoutWithoutScale.js";
import { edgesCountedTwice } from "./edgesCountedTwice.js";
import { epsilonInsideRoot } from "./epsilonInsideRoot.js";
import { errorSignInUpdate } from "./errorSignInUpdate.js";
import { factorLeftOut } from "./factorLeftOut.js";
import { filterFlipped } from "./filterFlipped.js";
import { forgottenBias } from "./forgottenBias.js";
import { forgottenBiasesInCount } from "./forgottenBiasesInCount.js";
import { inputWeightInTime } from "./inputWeightInTime.js";
import { localSlopeLeftOut } from "./localSlopeLeftOut.js";
import { logBaseTen } from "./logBaseTen.js";
import { maxPassesToBoth } from "./maxPassesToBoth.js";
import { meanForgotten } from "./meanForgotten.js";
import type { Misconception } from "./misconception.js";
import { missingFactorTwo } from "./missingFactorTwo.js";
import { missingInput } from "./missingInput.js";
import { missingLearningRate } from "./missingLearningRate.js";
import { missingMean } from "./missingMean.js";
import { missingSlope } from "./missingSlope.js";
import { missingSquare } from "./missingSquare.js";
import { missingWeight } from "./missingWeight.js";
import { momentumSign } from "./momentumSign.js";
import { noBiasCorrection } from "./noBiasCorrection.js";
import { oneBiasForEach } from "./oneBiasForEach.js";
import { oneBranchOnly } from "./oneBranchOnly.js";
import { onePathOnly } from "./onePathOnly.js";
import { oneSidedDifference } from "./oneSidedDifference.js";
import { ownFactor } from "./ownFactor.js";
import { paddingOnOneSide } from "./paddingOnOneSide.js";
import { penaltyForgotten } from "./penaltyForgotten.js";
import { penaltyWithoutTwo } from "./penaltyWithoutTwo.js";
import { ratesAdded } from "./ratesAdded.js";
import { reciprocalSign } from "./reciprocalSign.js";
import { reluHalfForgotten } from "./reluHalfForgotten.js";
import { reluSlopeAtNegative } from "./reluSlopeAtNegative.js";
import { sampleVariance } from "./sampleVariance.js";
import { sharedWeightOnce } from "./sharedWeightOnce.js";
import { sigmoidSlopeForTanh } from "./sigmoidSlopeForTanh.js";
import { signFlip } from "./signFlip.js";
import { sizeWithoutOne } from "./sizeWithoutOne.js";
import { skipForgotten } from "./skipForgotten.js";
import { slopeAfterSoftmax } from "./slopeAfterSoftmax.js";
import { slopeOfZ } from "./slopeOfZ.js";
import { softmaxWithoutExp } from "./softmaxWithoutExp.js";
import { statisticsHeldFixed } from "./statisticsHeldFixed.js";
import { strayHalf } from "./strayHalf.js";
import { sumInsteadOfMean } from "./sumInsteadOfMean.js";
import { transposedWeights } from "./transposedWeights.js";
import { turnedThreshold } from "./turnedThreshold.js";
import { updatedWeightFirst } from "./updatedWeightFirst.js";
import { weightedSumForActivation } from "./weightedSumForActivation.js";
import { wrongInput } from "./wrongInput.js";

/**
 * Every misconception, by name. A new one is a file, a line here, and its sentences in the locales. Where two lead to
 * one value, the one further up is named: the more special above the more general.
 */
export const MISCONCEPTIONS = {
  "missing-square": missingSquare,
  "stray-half": strayHalf,
  "missing-slope": missingSlope,
  "sign-flip": signFlip,
  "missing-factor-two": missingFactorTwo,
  "wrong-input": wrongInput,
  "missing-input": missingInput,
  "missing-weight": missingWeight,
  "one-path-only": onePathOnly,
  "slope-of-z": slopeOfZ,
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
  "no-bias-correction": noBiasCorrection,
  "momentum-sign": momentumSign,
  "epsilon-inside-root": epsilonInsideRoot,
  "error-sign-in-update": errorSignInUpdate,
  "one-sided-difference": oneSidedDifference,
  "sigmoid-slope-for-tanh": sigmoidSlopeForTanh,
  "relu-slope-at-negative": reluSlopeAtNegative,
  "forgotten-biases-in-count": forgottenBiasesInCount,
  "edges-counted-twice": edgesCountedTwice,
  "local-slope-left-out": localSlopeLeftOut,
  "one-branch-only": oneBranchOnly,
  "own-factor": ownFactor,
  "max-passes-to-both": maxPassesToBoth,
  "reciprocal-sign": reciprocalSign,
  "rates-added": ratesAdded,
  "factor-left-out": factorLeftOut,
  "counted-from-one": countedFromOne,
  "shared-weight-once": sharedWeightOnce,
  "filter-flipped": filterFlipped,
  "padding-on-one-side": paddingOnOneSide,
  "size-without-one": sizeWithoutOne,
  "bias-for-each-weight": oneBiasForEach,
  "input-weight-in-time": inputWeightInTime,
  "statistics-held-fixed": statisticsHeldFixed,
  "sample-variance": sampleVariance,
  "penalty-forgotten": penaltyForgotten,
  "penalty-without-two": penaltyWithoutTwo,
  "bias-penalised": biasPenalised,
  "dropout-without-scale": dropoutWithoutScale,
  "dropout-scaled-down": dropoutScaledDown,
  "dropout-at-test": dropoutAtTest,
  "skip-forgotten": skipForgotten,
  "mean-forgotten": meanForgotten,
  "attention-without-scale": attentionWithoutScale,
  "attention-weight-fixed": attentionWeightFixed,
  "deviation-for-variance": deviationForVariance,
  "relu-half-forgotten": reluHalfForgotten,
  "turned-threshold": turnedThreshold,
  "axes-swapped": axesSwapped,
} as const satisfies Record<string, Misconception>;

export type MisconceptionName = keyof typeof MISCONCEPTIONS;
