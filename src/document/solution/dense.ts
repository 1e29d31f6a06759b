import { nth, present } from "../../core/base/known.js";
import { type Activation, at } from "../../core/network/activations/activation.js";
import { activationNamed } from "../../core/network/activations/index.js";
import { lossNamed } from "../../core/network/losses/index.js";
import type { OutputValues } from "../../core/network/losses/loss.js";
import type { Example, Layer, Network } from "../../core/network/network.js";
import { optimizerNamed } from "../../core/network/optimizers/index.js";
import type { Parameters, SolvedExample } from "./solution.js";

/** One example's forward and backward pass in plain loops, for networks of which no line is printed. */
export function denseExample({ layers, loss: name }: Network, { inputs, targets }: Example): SolvedExample {
  const z: number[][] = [];
  const a: number[][] = [];
  let before: readonly number[] = inputs;
  for (const layer of layers) {
    const sums = layer.weights.map(
      (row, j) => dot(row, before) + (layer.biases === null ? 0 : nth(layer.biases, j)),
    );
    z.push(sums);
    before = activate(activationNamed(layer.activation), sums);
    a.push([...before]);
  }
  const last = layers.length - 1;
  const output: OutputValues = {
    activation: activationNamed(nth(layers, last).activation),
    sums: nth(z, last),
    activations: nth(a, last),
    targets,
  };
  const loss = lossNamed(name);
  const dC_da: number[][] = layers.map(() => []);
  const dC_dz: number[][] = layers.map(() => []);
  dC_da[last] = nth(a, last).map((_a, j) => loss.slope(output, j));
  dC_dz[last] = nth(a, last).map(
    (_a, j) =>
      loss.delta?.(output, j) ??
      pulledBack(output.activation, nth(z, last), nth(a, last), nth(dC_da, last), j),
  );
  for (let l = last - 1; l >= 0; l--) {
    const slopes = spread(nth(layers, l + 1), nth(dC_dz, l + 1), nth(z, l).length);
    const activation = activationNamed(nth(layers, l).activation);
    dC_da[l] = slopes;
    dC_dz[l] = slopes.map((_slope, j) => pulledBack(activation, nth(z, l), nth(a, l), slopes, j));
  }
  return { inputs, targets, z, a, loss: loss.value(output), dC_da, dC_dz };
}

const activate = (activation: Activation, sums: readonly number[]): number[] =>
  activation.values?.(sums) ?? sums.map(present(activation.value, `${activation.name} of one sum`));

/** dC/dz_j from dC/da of its layer. */
function pulledBack(
  { name, slope, pullBack }: Activation,
  z: readonly number[],
  a: readonly number[],
  slopes: readonly number[],
  j: number,
): number {
  if (pullBack !== undefined) return pullBack(a, slopes, j);
  return at(slopes, j) * present(slope, `the slope of ${name}`)(at(z, j));
}

/** dC/da of a layer over all paths to the next. */
function spread({ weights }: Layer, deltas: readonly number[], width: number): number[] {
  const slopes = new Array<number>(width).fill(0);
  weights.forEach((row, j) => {
    const delta = at(deltas, j);
    for (let i = 0; i < width; i++) slopes[i] = at(slopes, i) + delta * at(row, i);
  });
  return slopes;
}

function dot(row: readonly number[], values: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < row.length; i++) sum += at(row, i) * at(values, i);
  return sum;
}

/** C over all examples, with the penalty. */
export function denseLoss(network: Network): number {
  const { examples, layers, l2 } = network;
  const loss = lossNamed(network.loss);
  let sum = 0;
  for (const { inputs, targets } of examples) {
    let sums: number[] = [];
    let activations: readonly number[] = inputs;
    for (const layer of layers) {
      const before = activations;
      sums = layer.weights.map(
        (row, j) => dot(row, before) + (layer.biases === null ? 0 : nth(layer.biases, j)),
      );
      activations = activate(activationNamed(layer.activation), sums);
    }
    sum += loss.value({
      activation: activationNamed(nth(layers, -1).activation),
      sums,
      activations,
      targets,
    });
  }
  const data = network.reduction === "mean" ? sum / examples.length : sum;
  if (l2 === 0) return data;
  const squares = layers.reduce(
    (all, { weights }) => all + weights.reduce((part, row) => part + dot(row, row), 0),
    0,
  );
  return data + l2 * squares;
}

/** The gradient of a batch's loss by every weight and bias, the penalty's share of the weights among it. */
export function denseGradients(network: Network, solved: readonly SolvedExample[]): Parameters {
  const { layers, l2, reduction } = network;
  const share = reduction === "mean" ? 1 / solved.length : 1;
  const weights = layers.map((layer, l) =>
    layer.weights.map((row, j) => {
      const gradient = new Array<number>(row.length).fill(0);
      for (const one of solved) {
        const delta = at(nth(one.dC_dz, l), j);
        const before = l === 0 ? one.inputs : nth(one.a, l - 1);
        for (let i = 0; i < row.length; i++) gradient[i] = at(gradient, i) + delta * at(before, i);
      }
      return gradient.map((sum, i) => share * sum + (l2 === 0 ? 0 : 2 * l2 * at(row, i)));
    }),
  );
  const biases = layers.map((layer, l) =>
    layer.biases === null
      ? null
      : layer.biases.map((_b, j) => share * solved.reduce((sum, one) => sum + at(nth(one.dC_dz, l), j), 0)),
  );
  return { weights, biases };
}

/** A network's parameters in one list, and what its optimizer remembers of them; `step` changes them in place. */
export interface DenseTrainer {
  /** One update by a gradient; steps count from 1. */
  readonly step: (gradient: Parameters) => void;
  /** The network as the steps have left it. */
  readonly network: () => Network;
}

export function denseTrainer(network: Network): DenseTrainer {
  const { trainBiases } = network;
  const flat = (of: Parameters): number[] => [
    ...of.weights.flat(2),
    ...(trainBiases ? of.biases.flatMap((layer) => layer ?? []) : []),
  ];
  const optimizer = optimizerNamed(network.optimizer.name);
  const layers = network.layers;
  const parameters = Float64Array.from(
    flat({ weights: layers.map((layer) => layer.weights), biases: layers.map((layer) => layer.biases) }),
  );
  const states = optimizer.states.map(() => new Float64Array(parameters.length));
  const numbers = { learningRate: network.learningRate, settings: network.optimizer.settings };
  let t = 0;
  return {
    step: (gradient) => {
      t += 1;
      const gradients = Float64Array.from(flat(gradient));
      optimizer.step({ parameters, gradients, states }, 0, parameters.length, { ...numbers, t });
    },
    network: () => {
      let place = 0;
      const next = () => at(parameters, place++);
      const weights = layers.map((layer) => layer.weights.map((row) => row.map(next)));
      return {
        ...network,
        layers: layers.map(({ activation, biases }, l) => ({
          activation,
          weights: nth(weights, l),
          biases: biases === null || !trainBiases ? biases : biases.map(next),
        })),
      };
    },
  };
}
