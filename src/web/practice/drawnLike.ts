import type { DrawnNetwork } from "../../author/quiz/quiz.js";
import { RANGES } from "../../author/quiz/ranges.js";
import type { Network } from "../../core/network/network.js";

/** Other numbers in the shape of a network whose numbers are given: its sizes, activations, loss, learning rate and examples. */
export function drawnLike({ examples, layers, loss, reduction, learningRate }: Network): DrawnNetwork {
  const inputs = examples[0]?.inputs.length ?? 0;
  return {
    kind: "drawn",
    sizes: [inputs, ...layers.map(({ weights }) => weights.length)],
    activations: layers.map(({ activation }) => activation),
    loss,
    bias: layers.some(({ biases }) => biases !== null),
    learningRate,
    examples: examples.length,
    reduction,
    ranges: RANGES,
  };
}
