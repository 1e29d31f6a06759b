import { type Fault, GradsheetError } from "../base/errors.js";
import { nth } from "../base/known.js";
import { faultAt, type Path, type SourceDocument } from "../parse/document.js";
import { isOfLayer } from "./activations/activation.js";
import { ACTIVATIONS, activationNamed } from "./activations/index.js";
import { type LossName, lossNamed, lossTakes } from "./losses/index.js";
import type { Network, Sizes } from "./network.js";
import { keysOf, type NetworkData } from "./networkSchema.js";
import { type OptimizerName, optimizerNamed } from "./optimizers/index.js";

/** What one file may hold: beyond this a solution is no longer a page that anybody reads. */
const PRINTED = { layers: 10, neurons: 32, examples: 100 };
type Most = typeof PRINTED;
const ANY: Most = {
  layers: Number.POSITIVE_INFINITY,
  neurons: Number.POSITIVE_INFINITY,
  examples: Number.POSITIVE_INFINITY,
};

/** What a network file may leave out. */
export const NETWORK_DEFAULTS = {
  loss: "mse",
  reduction: "mean",
  l2: 0,
  learningRate: 0.1,
  trainBiases: true,
} as const;

/** Checks what a schema cannot see: shapes, and what the loss and activations allow. */
export function checkNetwork(data: NetworkData, document: SourceDocument, sizes: Sizes = "printed"): Network {
  const most = sizes === "any" ? ANY : PRINTED;
  const faults: Fault[] = [];
  const report = (code: Fault["code"], path: Path, message: string) => {
    faults.push(faultAt(document, code, path, message));
  };
  const loss: LossName = data.loss ?? NETWORK_DEFAULTS.loss;
  const examples = examplesOf(data, most, report);
  checkLayers(data, examples[0]?.inputs.length ?? 0, loss, most, report);
  const single = data.examples === undefined;
  examples.forEach(({ inputs, targets }, k) => {
    const at = (key: string): Path => (single ? [key] : ["examples", k, key]);
    const width = nth(examples, 0).inputs.length;
    if (inputs.length !== width) {
      report(
        "SHAPE",
        at("inputs"),
        `${counted(inputs.length, "input")} where the first example has ${width}; every example has as many`,
      );
    }
    checkTargets(targets, data, loss, at("targets"), report);
  });
  const batchSize = data.batchSize ?? examples.length;
  if (batchSize > examples.length) {
    report(
      "WRONG_VALUE",
      ["batchSize"],
      `${batchSize} is more than there are examples; at most ${examples.length}`,
    );
  }
  const optimizer = optimizerOf(data.optimizer, report);
  if (faults.length > 0) throw new GradsheetError(faults);
  return {
    ...NETWORK_DEFAULTS,
    examples,
    layers: data.layers.map(({ weights, biases, activation }) => ({
      weights,
      biases: biases ?? null,
      activation,
    })),
    loss,
    batchSize,
    optimizer,
    ...(data.reduction === undefined ? {} : { reduction: data.reduction }),
    ...(data.l2 === undefined ? {} : { l2: data.l2 }),
    ...(data.learningRate === undefined ? {} : { learningRate: data.learningRate }),
    ...(data.trainBiases === undefined ? {} : { trainBiases: data.trainBiases }),
  };
}

/** `no targets`, `1 target`, `2 targets`. */
const counted = (count: number, word: string): string =>
  `${count === 0 ? "no" : count} ${word}${count === 1 ? "" : "s"}`;

type Report = (code: Fault["code"], path: Path, message: string) => void;

function examplesOf(
  data: NetworkData,
  most: Most,
  report: Report,
): { inputs: number[]; targets: number[] }[] {
  if (data.examples !== undefined) {
    if (data.inputs !== undefined || data.targets !== undefined) {
      const key = data.inputs === undefined ? "targets" : "inputs";
      report("WRONG_VALUE", [key], `"${key}" stands beside "examples"; give the one or the other`);
    }
    if (data.examples.length > most.examples) {
      report(
        "TOO_LARGE",
        ["examples"],
        `${data.examples.length} examples; at most ${most.examples} can be worked out line by line`,
      );
    }
    return data.examples.map(({ inputs, targets }) => ({ inputs, targets: targets ?? [] }));
  }
  if (data.inputs === undefined)
    report("MISSING_KEY", ["inputs"], 'missing; a network needs "inputs" or "examples"');
  return [{ inputs: data.inputs ?? [], targets: data.targets ?? [] }];
}

function checkLayers(data: NetworkData, inputs: number, loss: LossName, most: Most, report: Report): void {
  if (data.layers.length > most.layers) {
    report("TOO_LARGE", ["layers"], `${data.layers.length} layers; at most ${most.layers} can be printed`);
  }
  let width = inputs;
  let widthOf = "the network has";
  data.layers.forEach(({ weights, biases, activation }, l) => {
    const last = l === data.layers.length - 1;
    const size = weights.length;
    if (size > most.neurons || width > most.neurons) {
      report(
        "TOO_LARGE",
        ["layers", l, "weights"],
        `a layer of ${counted(size, "neuron")} with ${counted(width, "input")}; at most ${most.neurons} of each can be printed`,
      );
    }
    weights.forEach((row, j) => {
      if (width > 0 && row.length !== width) {
        report(
          "SHAPE",
          ["layers", l, "weights", j],
          `${counted(row.length, "weight")} where ${widthOf} ${width}; one weight for each, ${width} in all`,
        );
      }
    });
    if (biases != null && biases.length !== size) {
      report(
        "SHAPE",
        ["layers", l, "biases"],
        `${biases.length === 1 ? "1 bias" : `${biases.length} biases`} for ${counted(size, "neuron")}; one for each neuron, or none at all`,
      );
    }
    if (isOfLayer(activationNamed(activation)) && !last) {
      report(
        "WRONG_VALUE",
        ["layers", l, "activation"],
        "softmax before the last layer; it can only be the last layer's",
      );
    }
    if (isOfLayer(activationNamed(activation)) && size < 2) {
      report(
        "SHAPE",
        ["layers", l, "weights"],
        "softmax over one neuron is always 1; it needs two neurons or more",
      );
    }
    if (last && !lossTakes(lossNamed(loss), activationNamed(activation))) {
      const takes = keysOf(ACTIVATIONS).filter((name) => lossTakes(lossNamed(loss), activationNamed(name)));
      report(
        "WRONG_VALUE",
        ["layers", l, "activation"],
        `the loss ${loss} has no value for some outputs of ${activation}; it takes ${takes.join(", ")}`,
      );
    }
    width = size;
    widthOf = `the layer before has`;
  });
}

function checkTargets(
  targets: readonly number[],
  data: NetworkData,
  loss: LossName,
  path: Path,
  report: Report,
): void {
  const { targetRange } = lossNamed(loss);
  const outputs = nth(data.layers, -1).weights.length;
  if (targetRange === null) {
    if (targets.length > 0) report("TARGET", path, "the loss output has no targets; leave them out");
    return;
  }
  if (targets.length !== outputs) {
    report(
      "SHAPE",
      path,
      `${counted(targets.length, "target")} for ${counted(outputs, "output")}; one for each output`,
    );
  }
  const [low, high] = targetRange;
  targets.forEach((y, j) => {
    if (y < low || y > high)
      report("TARGET", [...path, j], `${y} is no target of the loss ${loss}; it lies from ${low} to ${high}`);
  });
  const total = targets.reduce((sum, y) => sum + y, 0);
  const last = data.layers.at(-1);
  const shares = last !== undefined && isOfLayer(activationNamed(last.activation));
  if (loss === "cross-entropy" && shares && targets.length === outputs && Math.abs(total - 1) > 1e-9) {
    report(
      "TARGET",
      path,
      `the targets of softmax with cross-entropy are shares of 1; these sum to ${Number(total.toPrecision(12))}`,
    );
  }
}

/** The optimizer with its settings filled in from its defaults. */
function optimizerOf(data: NetworkData["optimizer"], report: Report): Network["optimizer"] {
  const name: OptimizerName = data?.name ?? "sgd";
  const { settings } = optimizerNamed(name);
  const given = Object.entries(data ?? {}).flatMap(([setting, value]): [string, number][] =>
    typeof value === "number" ? [[setting, value]] : [],
  );
  for (const [setting] of given) {
    if (Object.hasOwn(settings, setting)) continue;
    const known = Object.keys(settings).join(", ");
    report(
      "UNKNOWN_KEY",
      ["optimizer", setting],
      `${name} has no setting "${setting}"; ${known === "" ? "it has none" : `it has ${known}`}`,
    );
  }
  return { name, settings: { ...settings, ...Object.fromEntries(given) } };
}
