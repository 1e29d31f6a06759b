import { type Fault, GradsheetError } from "../errors.js";
import {
  ACTIVATION_ALIASES,
  ACTIVATIONS,
  type ActivationName,
  activationNamed,
} from "../network/activations/index.js";
import { LOSSES, type LossName, lossNamed, lossTakes } from "../network/losses/index.js";
import type { OptimizerName } from "../network/optimizers/index.js";
import { INITIALISATIONS, type Initialisation } from "./initialise.js";
import type { Precision } from "./kernels/kernels.js";
import { BYTES } from "./kernels/kernels.js";
import { number, oneOf, type Report, readOptimizer, readSizes, readThreads, whole } from "./optionWords.js";
import type { Recipe } from "./recipe.js";
import type { Threads } from "./team.js";

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
  readonly precision: Precision;
  readonly threads: Threads;
}

/** The lecture's network, trained as in Nielsen's book (2015, chapter 1), from Xavier's weights. */
export const TRAINING_DEFAULTS = {
  layers: "784,100,10",
  activation: "sigmoid",
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

/** Reads what a user said. Throws a GradsheetError with everything that is wrong. */
export function readTraining(words: TrainingWords): TrainingChoice {
  const faults: Fault[] = [];
  const report: Report = (option, message, code = "WRONG_VALUE") => {
    faults.push({ code, message: `${option} ${message}` });
  };
  const said = { ...TRAINING_DEFAULTS, ...words };
  const sizes = readSizes(said.layers, report);
  const activation = oneOf("--activation", said.activation, ACTIVATIONS, report, ACTIVATION_ALIASES);
  const last = oneOf(
    "--output-activation",
    words.outputActivation ?? said.activation,
    ACTIVATIONS,
    report,
    ACTIVATION_ALIASES,
  );
  const loss = oneOf("--loss", said.loss, LOSSES, report);
  const optimizer = readOptimizer(said.optimizer, report);
  const learningRate = words.learningRate ?? LEARNING_RATES[optimizer.name];
  const choice: TrainingChoice = {
    recipe: {
      inputs: sizes[0] ?? 0,
      layers: sizes
        .slice(1)
        .map((size, l) => ({ size, activation: l === sizes.length - 2 ? last : activation, biased: true })),
      loss,
      reduction: oneOf("--reduction", said.reduction, { mean: 1, sum: 1 }, report),
      l2: number("--l2", said.l2, (x) => x >= 0, "0 or more", report),
      trainBiases: true,
      learningRate: number("--learning-rate", learningRate, (x) => x > 0, "a number above 0", report),
      batchSize: whole("--batch-size", said.batchSize, report),
      optimizer,
    },
    init: oneOf("--init", said.init, INITIALISATIONS, report),
    epochs: whole("--epochs", said.epochs, report),
    precision: oneOf("--precision", said.precision, BYTES, report),
    threads: readThreads(said.threads, report),
  };
  checkActivations(activation, last, loss, sizes.length > 2, report);
  if (faults.length > 0) throw new GradsheetError(faults);
  return choice;
}

/** Throws SHAPE when the network does not take images of so many pixels and give one output a digit. */
export function checkFit({ inputs, layers }: Recipe, pixels: number): void {
  const outputs = layers.at(-1)?.size ?? 0;
  const faults: Fault[] = [];
  if (inputs !== pixels)
    faults.push({
      code: "SHAPE",
      message: `the network has ${inputs} inputs, an image ${pixels} pixels; it needs ${pixels} inputs`,
    });
  if (outputs !== 10)
    faults.push({ code: "SHAPE", message: `the network has ${outputs} outputs; it needs 10, one a digit` });
  if (faults.length > 0) throw new GradsheetError(faults);
}

function checkActivations(
  hidden: ActivationName,
  last: ActivationName,
  loss: LossName,
  hasHidden: boolean,
  report: Report,
): void {
  if (hasHidden && activationNamed(hidden).values !== undefined)
    report(
      "--activation",
      `is ${hidden}, which only the last layer may have; say --output-activation ${hidden}`,
    );
  if (lossNamed(loss).targetRange === null)
    report("--loss", `is ${loss}, which has no targets to learn; expected another`);
  if (!lossTakes(lossNamed(loss), activationNamed(last)))
    report("--loss", `is ${loss}, which has no value for some outputs of ${last}; expected another`);
}
