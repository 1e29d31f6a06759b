import type { LayerNames } from "../network/activations/activation.js";
import { activationNamed } from "../network/activations/index.js";
import { lossNamed } from "../network/losses/index.js";
import type { OutputNames } from "../network/losses/loss.js";
import { sizeOf, type Topology } from "../network/network.js";
import type { Definition, Stage } from "./definition.js";
import { parseExpression } from "./expression.js";
import { names } from "./quantity.js";

/** 1, 2, …, n. */
export const upTo = (n: number): number[] => Array.from({ length: n }, (_none, k) => k + 1);

/** The names of layer l of one pass: example prefix and the suffix of the second forward pass. */
export function layerNames(topology: Topology, l: number, prefix: string, suffix = ""): LayerNames {
  const neurons = upTo(sizeOf(topology, l));
  return {
    sums: neurons.map((j) => names.sum(l, j, prefix) + suffix),
    activations: neurons.map((j) => names.activation(l, j, prefix) + (l === 0 ? "" : suffix)),
  };
}

/** The names that the loss of one pass speaks of. */
export function outputNames(topology: Topology, prefix: string, suffix = ""): OutputNames {
  const last = topology.layers.length;
  const layer = topology.layers[last - 1];
  if (layer === undefined) throw new RangeError("a network needs a layer");
  return {
    ...layerNames(topology, last, prefix, suffix),
    activation: activationNamed(layer.activation),
    targets:
      lossNamed(topology.loss).targetRange === null
        ? []
        : upTo(layer.size).map((j) => names.target(j, prefix)),
  };
}

/** The sums and activations of one example, layer by layer. */
export function forwardDefinitions(
  topology: Topology,
  example: number,
  stage: Stage,
  suffix = "",
): Definition[] {
  const prefix = names.prefix(example, topology.examples);
  const lines: Definition[] = [];
  topology.layers.forEach(({ size, activation, biased }, before) => {
    const l = before + 1;
    const layer = layerNames(topology, l, prefix, suffix);
    const inputs = layerNames(topology, before, prefix, suffix).activations;
    const sums: Definition[] = [];
    const activations: Definition[] = [];
    for (const j of upTo(size)) {
      const at = { layer: l, neuron: j, example };
      const products = inputs.map((a, i) => `${names.weight(l, j, i + 1)}${suffix} * ${a}`);
      const bias = biased ? [names.bias(l, j) + (topology.trainBiases ? suffix : "")] : [];
      sums.push({
        id: names.sum(l, j, prefix) + suffix,
        expression: parseExpression([...products, ...bias].join(" + ")),
        role: "sum",
        stage,
        at,
        reason: biased ? "sum-with-bias" : "sum",
      });
      activations.push({
        id: names.activation(l, j, prefix) + suffix,
        expression: parseExpression(activationNamed(activation).expression(layer, j - 1)),
        role: "activation",
        stage,
        at,
        reason: `activation-${activation}`,
      });
    }
    // Neuron by neuron, unless an activation needs the sums of its whole layer.
    if (activationNamed(activation).values === undefined) {
      sums.forEach((sum, j) => {
        lines.push(sum, ...activations.slice(j, j + 1));
      });
    } else lines.push(...sums, ...activations);
  });
  return lines;
}

/** C of each example, the penalty, and C of all together. */
export function lossDefinitions(topology: Topology, stage: Stage, suffix = ""): Definition[] {
  const loss = lossNamed(topology.loss);
  const several = topology.examples > 1;
  const lines = upTo(topology.examples).map((example): Definition => {
    const prefix = names.prefix(example, topology.examples);
    const output = outputNames(topology, prefix, suffix);
    const exact = loss.exact?.(output);
    const id = several || !topology.penalised ? names.loss(prefix) : names.lossPart("data");
    return {
      id: id + suffix,
      expression: parseExpression(loss.expression(output)),
      ...(exact === undefined ? {} : { exact: parseExpression(exact) }),
      role: "loss",
      stage,
      at: { example },
      reason: `loss-${topology.loss}`,
    };
  });
  const data = lines.map(({ id }) => id);
  const penalty = names.lossPart("penalty") + suffix;
  if (topology.penalised) lines.push(...penaltyDefinitions(topology, stage, suffix));
  if (several || topology.penalised) {
    const all = combined(data, topology.reduction);
    lines.push({
      id: names.loss() + suffix,
      expression: parseExpression(topology.penalised ? `${all} + ${penalty}` : all),
      role: "total",
      stage,
      at: {},
      reason: !several
        ? "total-penalty"
        : topology.penalised
          ? `total-${topology.reduction}-penalty`
          : `total-${topology.reduction}`,
    });
  }
  return lines;
}

/** A sum of more squares than this is taken layer by layer: nobody follows it on one line, and it nests as deep as it is long. */
const MOST_SQUARES = 200;

/** λ times the sum of the squared weights: in one line, or of many weights in one a layer and their sum. */
function penaltyDefinitions(topology: Topology, stage: Stage, suffix: string): Definition[] {
  const base = { role: "penalty", stage, at: {} } as const;
  const line = (id: string, weights: readonly string[]): Definition => ({
    ...base,
    id: id + suffix,
    expression: parseExpression(`lambda * (${weights.map((w) => `${w}${suffix}^2`).join(" + ")})`),
    reason: "penalty",
  });
  const all = weightsOf(topology);
  if (all.length <= MOST_SQUARES) return [line(names.lossPart("penalty"), all)];
  const layers = topology.layers.map((_layer, before) =>
    line(names.lossPart(`penalty${before + 1}`), weightsInto(topology, before + 1)),
  );
  const expression = parseExpression(layers.map(({ id }) => id).join(" + "));
  return [
    ...layers,
    { ...base, id: names.lossPart("penalty") + suffix, expression, reason: "penalty-layers" },
  ];
}

/** The mean or the sum of what the examples give. */
export function combined(parts: readonly string[], reduction: "mean" | "sum"): string {
  const sum = parts.join(" + ");
  if (parts.length === 1) return sum;
  return reduction === "mean" ? `(${sum}) / ${parts.length}` : sum;
}

/** Every weight's name, layer by layer, neuron by neuron, input by input. */
export function weightsOf(topology: Topology): string[] {
  return topology.layers.flatMap((_layer, before) => weightsInto(topology, before + 1));
}

/** The weights into layer l. */
const weightsInto = (topology: Topology, l: number): string[] =>
  upTo(sizeOf(topology, l)).flatMap((j) => upTo(sizeOf(topology, l - 1)).map((i) => names.weight(l, j, i)));

/** Every bias's name. */
export function biasesOf(topology: Topology): string[] {
  return topology.layers.flatMap(({ size, biased }, before) =>
    biased ? upTo(size).map((j) => names.bias(before + 1, j)) : [],
  );
}
