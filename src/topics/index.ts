import { backprop } from "./backprop.js";
import { batchGradient } from "./batchGradient.js";
import { forwardPass } from "./forwardPass.js";
import { hiddenGradient } from "./hiddenGradient.js";
import { lossTopic } from "./loss.js";
import { matrixForm } from "./matrixForm.js";
import { outputGradient } from "./outputGradient.js";
import { softmaxCrossEntropy } from "./softmaxCrossEntropy.js";
import type { Topic } from "./topic.js";
import { trainingStep } from "./trainingStep.js";
import { weightUpdate } from "./weightUpdate.js";

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
} as const satisfies Record<string, Topic>;

export type TopicName = keyof typeof TOPICS;

export const topicNamed = (name: TopicName): Topic => TOPICS[name];
