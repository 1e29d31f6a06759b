import { nth } from "../../core/base/known.js";
import type { Messages, TextKeys } from "../../core/words/messages.js";
import { digitExamples } from "../data/digits.js";
import type { MnistData } from "../data/mnistFiles.js";
import { type Prediction, predict } from "../pass/predict.js";
import type { MnistRun } from "../run.js";
import { decimals } from "../summary.js";
import { digitPicture, weightPicture } from "./pictures.js";

/** A picture with its caption and its alternative text. */
export interface Picture {
  readonly image: string;
  readonly spoken: string;
  readonly caption: string;
}

/** A test image, its label, and what the network makes of it. */
export type Seen = Prediction & { readonly index: number; readonly label: number };

/** Every test image as the network sees it. */
export function seenImages({ recipe, parameters }: MnistRun, { test }: MnistData): readonly Seen[] {
  const examples = digitExamples(test);
  return Array.from({ length: test.count }, (_none, index) => ({
    ...predict(recipe, parameters, examples, index),
    index,
    label: nth(test.labels, index),
  }));
}

/** A test image with the network's answer. */
export function digitOf(
  { index, label, answer, a }: Seen,
  { test }: MnistData,
  say: Messages<TextKeys["report"]>,
): Picture {
  const pixels = test.rows * test.columns;
  const share = decimals(a.at(-1)?.[answer] ?? Number.NaN, 2);
  return {
    image: digitPicture(test.rows, test.columns, test.images.subarray(index * pixels, (index + 1) * pixels)),
    spoken: say("digitSpoken", { label }),
    caption: say(answer === label ? "answerRight" : "answerWrong", { answer, share, label }),
  };
}

/** A neuron's weights, the colours full at three of its spreads. */
export function weightsOf(
  neuron: number,
  { parameters }: MnistRun,
  { test }: MnistData,
  say: Messages<TextKeys["report"]>,
): Picture {
  const first = nth(parameters, 0);
  const { inputs } = first;
  const own = first.weights.subarray(neuron * inputs, (neuron + 1) * inputs);
  const spread = Math.sqrt(own.reduce((sum, w) => sum + w * w, 0) / Math.max(1, own.length));
  return {
    image: weightPicture(test.rows, test.columns, own, 3 * spread),
    spoken: say("weightSpoken", { neuron: neuron + 1 }),
    caption: String(neuron + 1),
  };
}
