import type { TopicName } from "./index.js";

/**
 * What each topic builds on, the nearest alone. The map of exercises is drawn from it: the way to one training step in the
 * order of the lecture, and beside it what branches off.
 */
export const NEEDS: Readonly<Record<TopicName, readonly TopicName[]>> = {
  "forward-pass": [],
  loss: ["forward-pass"],
  "activation-derivative": ["forward-pass"],
  "chain-rule": ["loss"],
  "output-gradient": ["loss", "activation-derivative", "chain-rule"],
  "weight-update": ["output-gradient"],
  "hidden-gradient": ["output-gradient"],
  backprop: ["hidden-gradient"],
  "training-step": ["backprop", "weight-update"],
  "training-loop": ["training-step"],
  shapes: ["forward-pass"],
  "choose-weights": ["forward-pass"],
  embedding: ["forward-pass"],
  "computational-graph": ["chain-rule"],
  derive: ["output-gradient"],
  "gradient-check": ["output-gradient"],
  "softmax-cross-entropy": ["output-gradient"],
  digit: ["softmax-cross-entropy"],
  attention: ["softmax-cross-entropy"],
  "optimizer-step": ["weight-update"],
  l2: ["weight-update"],
  "what-happens": ["weight-update"],
  "vanishing-gradient": ["hidden-gradient"],
  "skip-connection": ["vanishing-gradient"],
  initialisation: ["vanishing-gradient"],
  "find-the-mistake": ["backprop"],
  "true-false": ["backprop"],
  "batch-gradient": ["backprop"],
  "batch-norm": ["batch-gradient"],
  dropout: ["backprop"],
  "matrix-form": ["backprop", "shapes"],
  "find-the-bug": ["matrix-form"],
  convolution: ["backprop"],
  recurrent: ["backprop"],
  "cost-count": ["training-step"],
};

/** From a weighted sum to one training step, and then again and again; what a topic here needs stands before it. */
export const WAY: readonly TopicName[] = [
  "forward-pass",
  "loss",
  "activation-derivative",
  "chain-rule",
  "output-gradient",
  "weight-update",
  "hidden-gradient",
  "backprop",
  "training-step",
  "training-loop",
];

/** All that a topic builds on, near and far, itself left out. */
export function allNeeds(topic: TopicName): readonly TopicName[] {
  const all = new Set(NEEDS[topic].flatMap((need) => [...allNeeds(need), need]));
  return [...all];
}

/** Where a topic branches off the way: the place of the last station among what the topic needs; a station's own place. */
export const placeOf = (topic: TopicName): number =>
  Math.max(0, ...[topic, ...allNeeds(topic)].map((one) => WAY.indexOf(one)));
