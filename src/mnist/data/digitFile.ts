import { fail } from "../../core/base/errors.js";
import { nth } from "../../core/base/known.js";
import { answerTo } from "../../core/digits/answer.js";
import { toBase64 } from "../../core/digits/base64.js";
import type { DigitFile } from "../../core/digits/digitFile.js";
import { packLayer, unpackLayer } from "../../core/digits/eightBits.js";
import { packRecords } from "../../core/digits/records.js";
import { roundNumber } from "../../core/graph/rounding.js";
import { type LayerParameters, outputsOf, type Recipe } from "../recipe/recipe.js";
import { type Answering, accuracyOn, instructiveDigits } from "./instructiveDigits.js";
import type { MnistData } from "./mnistFiles.js";

const LABELS = 10;

/** Of other networks the questions would not be true. Throws WRONG_VALUE. */
export function refuseForDigits(recipe: Recipe): void {
  const { activation } = nth(recipe.layers, -1);
  if (activation === "softmax" && recipe.loss === "cross-entropy" && outputsOf(recipe) === LABELS) return;
  throw fail(
    "WRONG_VALUE",
    `--write-digits has a last layer of ${outputsOf(recipe)} ${activation} outputs with ${recipe.loss}; ` +
      `${LABELS} softmax outputs with cross-entropy would be right`,
  );
}

/**
 * Up to 2,000 images on which a trained network is not too sure, 200 a digit, some of them answered wrong: what a question
 * about a real image needs, with no training and no data set. The first that fit are taken, test images before training
 * images. The network has eight bits a weight and sees 16 grey levels, here and for ever.
 */
export function digitFile(
  recipe: Recipe,
  parameters: readonly LayerParameters[],
  data: Pick<MnistData, "test" | "training">,
): DigitFile {
  const packed = parameters.map(({ biases, ...layer }) =>
    packLayer({ ...layer, biases: biases ?? new Float64Array(layer.size) }),
  );
  const sizes = [recipe.inputs, ...recipe.layers.map(({ size }) => size)];
  const layers = packed.map((layer, l) => unpackLayer(layer, nth(sizes, l)));
  const activations = recipe.layers.map(({ activation }) => activation);
  const network: Answering = { layers, answer: (levels) => answerTo(levels, layers, activations) };
  const found = instructiveDigits(data, network);
  return {
    format: "gradsheet/digits@2",
    source: "MNIST test images and training images (LeCun, Cortes, Burges), grey levels cut to 16",
    network: { layers: sizes, activations, loss: "cross-entropy", parameters: packed },
    rows: data.test.rows,
    columns: data.test.columns,
    testAccuracy: roundNumber(accuracyOn(data.test, network), { decimals: 4 }),
    count: found.length,
    digits: toBase64(packRecords(found)),
  };
}

/** A file's text: JSON, or with the ending .ts the module that is shipped. */
export function digitFileText(file: string, digits: DigitFile): string {
  const json = JSON.stringify(digits);
  if (!file.endsWith(".ts")) return `${json}\n`;
  return `// Made by \`gradsheet verify mnist --write-digits\`; not to be edited. Images of MNIST, CC BY-SA 3.0: LICENSES.md.\nexport const DIGITS_JSON: string =\n  '${json}';\n`;
}
