import { activationDerivative } from "./activationDerivative.js";
import { attention } from "./attention.js";
import { backprop } from "./backprop.js";
import { batchGradient } from "./batchGradient.js";
import { batchNorm } from "./batchNorm.js";
import { chainRule } from "./chainRule.js";
import { chooseWeights } from "./chooseWeights.js";
import { computationalGraph } from "./computationalGraph.js";
import { convolution } from "./convolution.js";
import { costCount } from "./costCount.js";
import { derive } from "./derive.js";
import { digitTopic } from "./digit.js";
import { dropout } from "./dropout.js";
import { embedding } from "./embedding.js";
import { findTheBug } from "./findTheBug.js";
import { findTheMistake } from "./findTheMistake.js";
import { forwardPass } from "./forwardPass.js";
import { gradientCheck } from "./gradientCheck.js";
import { hiddenGradient } from "./hiddenGradient.js";
import { initialisation } from "./initialisation.js";
import { lossTopic } from "./loss.js";
import { matrixForm } from "./matrixForm.js";
import { optimizerStep } from "./optimizerStep.js";
import { outputGradient } from "./outputGradient.js";
import { recurrent } from "./recurrent.js";
import { shapes } from "./shapes.js";
import { skipConnection } from "./skipConnection.js";
import { softmaxCrossEntropy } from "./softmaxCrossEntropy.js";
import type { Shows, Topic } from "./topic.js";
import { trainingLoop } from "./trainingLoop.js";
import { trainingStep } from "./trainingStep.js";
import { trueFalse } from "./trueFalse.js";
import { vanishingGradient } from "./vanishingGradient.js";
import { weightPenalty } from "./weightPenalty.js";
import { weightUpdate } from "./weightUpdate.js";
import { whatHappens } from "./whatHappens.js";

/** Every topic, by the name used in quiz files. A new one is a file and a line here. */
export const TOPICS = {
  "forward-pass": forwardPass,
  loss: lossTopic,
  "output-gradient": outputGradient,
  "hidden-gradient": hiddenGradient,
  "weight-update": weightUpdate,
  "training-step": trainingStep,
  backprop,
  "batch-gradient": batchGradient,
  "softmax-cross-entropy": softmaxCrossEntropy,
  "matrix-form": matrixForm,
  "optimizer-step": optimizerStep,
  "gradient-check": gradientCheck,
  "vanishing-gradient": vanishingGradient,
  "activation-derivative": activationDerivative,
  "cost-count": costCount,
  "computational-graph": computationalGraph,
  "chain-rule": chainRule,
  "find-the-mistake": findTheMistake,
  digit: digitTopic,
  shapes,
  derive,
  "find-the-bug": findTheBug,
  convolution,
  recurrent,
  "batch-norm": batchNorm,
  l2: weightPenalty,
  dropout,
  "skip-connection": skipConnection,
  embedding,
  attention,
  initialisation,
  "training-loop": trainingLoop,
  "what-happens": whatHappens,
  "true-false": trueFalse,
  "choose-weights": chooseWeights,
} as const satisfies Record<string, Topic>;

/** The name of a topic. */
export type TopicName = keyof typeof TOPICS;

/** What pages show of a topic; nothing of its own for a name that is no topic's. */
export const showsOf = (topic: string): Shows =>
  (Object.hasOwn(TOPICS, topic) ? topicNamed(topic as TopicName).shows : undefined) ?? {};

export const topicNamed = (name: TopicName): Topic => TOPICS[name];
