import { type ErrorCode, type Fault, GradsheetError } from "../errors.js";
import {
  ACTIVATION_ALIASES,
  ACTIVATIONS,
  type ActivationName,
  activationNamed,
} from "../network/activations/index.js";
import { LOSSES, type LossName, lossNamed, lossTakes } from "../network/losses/index.js";
import type { OptimizerChoice } from "../network/network.js";
import { OPTIMIZERS, type OptimizerName, optimizerNamed } from "../network/optimizers/index.js";
import { INITIALISATIONS, type Initialisation } from "./initialise.js";
import type { Precision } from "./kernels/kernels.js";
import { BYTES } from "./kernels/kernels.js";
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
  momentum: 0.1,
  nesterov: 0.1,
  rmsprop: 0.001,
  adagrad: 0.02,
  adam: 0.001,
};

const MOST_NEURONS = 65_536;
const MOST_THREADS = 64;

type Report = (option: string, message: string, code?: ErrorCode) => void;

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

/** The word, when it is a key of the table or another name for one. */
function oneOf<K extends string>(
  option: string,
  word: string,
  table: Readonly<Record<K, unknown>>,
  report: Report,
  aliases: Readonly<Record<string, K>> = {},
): K {
  const names = Object.keys(table) as K[];
  const found = names.find((name) => name === (aliases[word] ?? word));
  if (found === undefined) report(option, `is "${word}"; expected one of ${names.join(", ")}`);
  return found ?? (names[0] as K);
}

function number(
  option: string,
  value: number,
  right: (x: number) => boolean,
  expected: string,
  report: Report,
): number {
  if (!Number.isFinite(value) || !right(value)) report(option, `is ${value}; expected ${expected}`);
  return value;
}

const whole = (option: string, value: number, report: Report): number =>
  number(
    option,
    value,
    (x) => Number.isInteger(x) && x >= 1 && x <= 1e9,
    "a whole number of 1 or more",
    report,
  );

function readSizes(text: string, report: Report): number[] {
  const sizes = text.split(",").map((part) => (/^\s*\d+\s*$/.test(part) ? Number(part) : Number.NaN));
  if (sizes.length < 2 || !sizes.every((size) => size >= 1 && size <= MOST_NEURONS))
    report("--layers", `is "${text}"; expected the inputs and each layer's neurons, as in 784,100,10`);
  return sizes;
}

function readThreads(text: string, report: Report): Threads {
  if (text === "auto") return text;
  const threads = /^\d+$/.test(text) ? Number(text) : 0;
  if (threads < 1 || threads > MOST_THREADS)
    report("--threads", `is "${text}"; expected auto or a whole number from 1 to ${MOST_THREADS}`);
  return threads;
}

/** `name` or `name:setting=value,setting=value`. */
function readOptimizer(text: string, report: Report): OptimizerChoice {
  const [word = "", rest = ""] = text.split(":", 2);
  const name = oneOf("--optimizer", word, OPTIMIZERS, report);
  const defaults = optimizerNamed(name).settings;
  const settings = { ...defaults };
  for (const part of rest === "" ? [] : rest.split(",")) {
    const [setting = "", value = ""] = part.split("=", 2);
    if (!Object.hasOwn(defaults, setting))
      report(
        "--optimizer",
        `has the setting "${setting}"; ${name} has ${Object.keys(defaults).join(", ") || "none"}`,
        "UNKNOWN_KEY",
      );
    settings[setting] = number(
      `--optimizer ${setting}`,
      value === "" ? Number.NaN : Number(value),
      (x) => x >= 0,
      "a number of 0 or more",
      report,
    );
  }
  return { name, settings };
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
