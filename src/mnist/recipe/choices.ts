import { type Fault, GradsheetError } from "../../core/base/errors.js";
import { ACTIVATION_ALIASES, ACTIVATIONS, DEFAULT_ACTIVATION } from "../../core/network/activations/index.js";
import { LOSSES } from "../../core/network/losses/index.js";
import type { OptimizerName } from "../../core/network/optimizers/index.js";
import type { FloatWidth } from "../kernels/kernels.js";
import { BYTES } from "../kernels/kernels.js";
import { checkActivations } from "./fit.js";
import {
  number,
  oneOf,
  type Report,
  readOptimizer,
  readSizes,
  readThreads,
  type Threads,
  whole,
} from "./optionWords.js";
import { INITIALISATIONS, type Initialisation, type Recipe } from "./recipe.js";
import type { RecipeFile } from "./recipeFile.js";

/** What a user may say about a training, as it was said. What is left out has the default. */
export interface TrainingWords {
  /** `784,100,10`. */
  readonly layers?: string;
  readonly activation?: string;
  readonly outputActivation?: string;
  readonly loss?: string;
  readonly reduction?: string;
  readonly l2?: number;
  /** `adam`, or `adam:beta1=0.8,epsilon=1e-7`. */
  readonly optimizer?: string;
  readonly learningRate?: number;
  readonly batchSize?: number;
  readonly init?: string;
  readonly epochs?: number;
  readonly precision?: string;
  readonly threads?: string;
}

/** A training that can be started. */
export interface TrainingChoice {
  readonly recipe: Recipe;
  readonly init: Initialisation;
  readonly epochs: number;
  readonly precision: FloatWidth;
  readonly threads: Threads;
}

/** The lecture's network, trained as in Nielsen's book (2015, chapter 1), from Xavier's weights. */
const TRAINING_DEFAULTS = {
  layers: "784,100,10",
  activation: DEFAULT_ACTIVATION,
  loss: "half-sse",
  reduction: "mean",
  l2: 0,
  optimizer: "sgd",
  batchSize: 10,
  init: "xavier",
  epochs: 30,
  precision: "float32",
  threads: "auto",
} as const;

/** Learning rates with which each optimizer learns digits. */
const LEARNING_RATES: Readonly<Record<OptimizerName, number>> = {
  sgd: 3,
  momentum: 0.01,
  nesterov: 0.01,
  rmsprop: 0.001,
  adagrad: 0.02,
  adam: 0.001,
};

/**
 * Reads what a user said; what was not said is the network file's, else the default. Throws a GradsheetError with
 * everything that is wrong.
 */
export function readTraining(words: TrainingWords, file?: RecipeFile, inputs = 0): TrainingChoice {
  const faults: Fault[] = [];
  const report: Report = (option, message, code = "WRONG_VALUE") => {
    faults.push({ code, message: `${option} ${message}` });
  };
  const told = { ...TRAINING_DEFAULTS, ...saidIn(file), ...words };
  const shape = file === undefined ? readLayers(words, report) : { inputs, layers: file.layers };
  if (file !== undefined) refuseLayers(words, report);
  const loss = oneOf("--loss", told.loss, LOSSES, report);
  const optimizer =
    words.optimizer === undefined && file?.optimizer !== undefined
      ? file.optimizer
      : readOptimizer(told.optimizer, report);
  const learningRate = words.learningRate ?? file?.learningRate ?? LEARNING_RATES[optimizer.name];
  const choice: TrainingChoice = {
    recipe: {
      ...shape,
      loss,
      reduction: oneOf("--reduction", told.reduction, { mean: 1, sum: 1 }, report),
      l2: number("--l2", told.l2, (x) => x >= 0, "0 or more", report),
      trainBiases: file?.trainBiases ?? true,
      learningRate: number("--learning-rate", learningRate, (x) => x > 0, "a number above 0", report),
      batchSize: whole("--batch-size", told.batchSize, report),
      optimizer,
    },
    init: oneOf("--init", told.init, INITIALISATIONS, report),
    epochs: whole("--epochs", told.epochs, report),
    precision: oneOf("--precision", told.precision, BYTES, report),
    threads: readThreads(told.threads, report),
  };
  checkActivations(shape.layers, loss, report);
  if (faults.length > 0) throw new GradsheetError(faults);
  return choice;
}

/** What a network file says in the words of options. */
function saidIn(file: RecipeFile | undefined): TrainingWords {
  if (file === undefined) return {};
  const { loss, reduction, l2, batchSize } = file;
  return {
    ...(loss === undefined ? {} : { loss }),
    ...(reduction === undefined ? {} : { reduction }),
    ...(l2 === undefined ? {} : { l2 }),
    ...(batchSize === undefined ? {} : { batchSize }),
  };
}

function readLayers(words: TrainingWords, report: Report): Pick<Recipe, "inputs" | "layers"> {
  const [inputs = 0, ...sizes] = readSizes(words.layers ?? TRAINING_DEFAULTS.layers, report);
  const hiddenWord = words.activation ?? TRAINING_DEFAULTS.activation;
  const named = (option: string, word: string) =>
    oneOf(option, word, ACTIVATIONS, report, ACTIVATION_ALIASES);
  const hidden = named("--activation", hiddenWord);
  const last =
    words.outputActivation === undefined ? hidden : named("--output-activation", words.outputActivation);
  return {
    inputs,
    layers: sizes.map((size, l) => ({
      size,
      activation: l === sizes.length - 1 ? last : hidden,
      biased: true,
    })),
  };
}

function refuseLayers(words: TrainingWords, report: Report): void {
  const both = {
    "--layers": words.layers,
    "--activation": words.activation,
    "--output-activation": words.outputActivation,
  };
  for (const [option, value] of Object.entries(both))
    if (value !== undefined) report(option, "stands beside --network; give the one or the other");
}
