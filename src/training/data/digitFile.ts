import { nth } from "../../base/known.js";
import type { DigitFile, ShippedDigit } from "../../digits/digitFile.js";
import { roundNumber } from "../../graph/rounding.js";
import { type Prediction, predict } from "../pass/predict.js";
import type { LayerParameters } from "../recipe/recipe.js";
import { parametersOf, type Recipe } from "../recipe/recipe.js";
import { digitExamples } from "./digits.js";
import type { LabelledImages } from "./mnistFiles.js";

const PER_LABEL = 10;
/** How many of a label's digits should be answered wrong, where there are so many. */
const WRONG_PER_LABEL = 3;
const HIDDEN = 2;
const DIGITS = 5;

/** A question needs outputs that do not print as 0 or 1: the largest and the next within these. */
const LARGEST = 0.97;
const NEXT = 0.02;

/**
 * About a hundred test images on which a trained network is not too sure, ten a digit, some of them answered wrong:
 * what a question about a real image needs, with no training and no data set. The first that fit are taken.
 */
export function digitFile(
  recipe: Recipe,
  parameters: readonly LayerParameters[],
  images: LabelledImages,
  testAccuracy: number,
): DigitFile {
  const examples = digitExamples(images);
  const taken = new Map<string, number>();
  const digits: ShippedDigit[] = [];
  for (let k = 0; k < images.count && digits.length < 10 * PER_LABEL; k++) {
    const label = nth(images.labels, k);
    const found = predict(recipe, parameters, examples, k);
    const right = found.answer === label;
    const key = `${label}/${right}`;
    const most = right ? PER_LABEL - WRONG_PER_LABEL : WRONG_PER_LABEL;
    if ((taken.get(key) ?? 0) >= most || !isInstructive(found)) continue;
    taken.set(key, (taken.get(key) ?? 0) + 1);
    digits.push(shipped(k, label, found, parameters, images));
  }
  const { weights, biases } = parametersOf(recipe);
  return {
    format: "gradsheet/digits@1",
    source: "MNIST test images (LeCun, Cortes, Burges), grey levels cut to 16",
    network: {
      layers: [recipe.inputs, ...recipe.layers.map(({ size }) => size)],
      activations: recipe.layers.map(({ activation }) => activation),
      loss: recipe.loss,
      parameters: weights + biases,
    },
    rows: images.rows,
    columns: images.columns,
    testAccuracy,
    digits,
  };
}

/** A file's text: JSON, or with the ending .ts the module that is shipped. */
export function digitFileText(file: string, digits: DigitFile): string {
  const json = JSON.stringify(digits);
  if (!file.endsWith(".ts")) return `${json}\n`;
  return `// Made by \`gradsheet verify mnist --write-digits\`; not to be edited. Images of MNIST, CC BY-SA 3.0: LICENSES.md.\nexport const DIGITS_JSON: string =\n  '${json}';\n`;
}

function isInstructive({ a }: Prediction): boolean {
  const [first = 1, second = 0] = [...nth(a, -1)].sort((x, y) => y - x);
  return first <= LARGEST && second >= NEXT;
}

const rounded = (x: number): number => roundNumber(x, { significant: DIGITS });

function shipped(
  index: number,
  label: number,
  { z, a, loss }: Prediction,
  parameters: readonly LayerParameters[],
  { rows, columns, images }: LabelledImages,
): ShippedDigit {
  const pixels = images.subarray(index * rows * columns, (index + 1) * rows * columns);
  const last = nth(parameters, -1);
  const layer = nth(a, -2);
  /** The neurons that are furthest from 0 and from 1: their activations are worth multiplying by. */
  const neurons = layer
    .map((activation, i) => ({ activation, i }))
    .sort((x, y) => Math.abs(x.activation - 0.5) - Math.abs(y.activation - 0.5))
    .slice(0, HIDDEN)
    .sort((x, y) => x.i - y.i);
  return {
    index,
    label,
    pixels: Array.from(pixels, (grey) => (grey >> 4).toString(16)).join(""),
    logits: nth(z, -1).map(rounded),
    outputs: nth(a, -1).map(rounded),
    loss: rounded(loss),
    hidden: neurons.map(({ activation, i }) => ({
      neuron: i + 1,
      activation: rounded(activation),
      weights: Array.from({ length: last.size }, (_none, j) =>
        rounded(nth(last.weights, j * last.inputs + i)),
      ),
    })),
  };
}
