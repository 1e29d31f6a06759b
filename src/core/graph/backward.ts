import { activationNamed } from "../network/activations/index.js";
import { lossNamed } from "../network/losses/index.js";
import { sizeOf, type Topology } from "../network/network.js";
import type { Definition } from "./definition.js";
import { parseExpression } from "./expression.js";
import { biasesOf, combined, layerNames, outputNames, upTo, weightsOf } from "./forward.js";
import { isWeight, names, positionOf } from "./quantity.js";

/** The chain rule for one example, from its loss back to every weight and bias. */
export function backwardDefinitions(topology: Topology, example: number): Definition[] {
  const prefix = names.prefix(example, topology.examples);
  const lines: Definition[] = [];
  const last = topology.layers.length;
  for (let l = last; l >= 1; l--) {
    lines.push(
      ...(l === last ? outputDeltas(topology, prefix, example) : hiddenDeltas(topology, l, prefix, example)),
    );
    lines.push(...parameterLines(topology, l, prefix, example));
  }
  return lines;
}

/** dC/da, the slopes and dC/dz of the last layer. */
function outputDeltas(topology: Topology, prefix: string, example: number): Definition[] {
  const l = topology.layers.length;
  const loss = lossNamed(topology.loss);
  const output = outputNames(topology, prefix);
  const neurons = upTo(sizeOf(topology, l));
  const base = { stage: "backward", at: { layer: l, example } } as const;
  const lines = neurons.map((j): Definition => {
    const exact = loss.exactSlope?.(output, j - 1);
    return {
      ...base,
      id: names.byActivation(l, j, prefix),
      expression: parseExpression(loss.slopeExpression(output, j - 1)),
      ...(exact === undefined ? {} : { exact: parseExpression(exact) }),
      derivative: { of: names.loss(prefix), by: names.activation(l, j, prefix) },
      role: "loss-slope",
      at: { ...base.at, neuron: j },
      reason: `loss-slope-${topology.loss}`,
    };
  });
  lines.push(...slopes(topology, l, prefix, example));
  for (const j of neurons) {
    const taught = loss.deltaExpression?.(output, j - 1);
    const exact = loss.exactDelta?.(output, j - 1);
    lines.push({
      ...base,
      id: names.bySum(l, j, prefix),
      expression: parseExpression(taught ?? deltaText(topology, l, j, prefix)),
      ...(exact === undefined ? {} : { exact: parseExpression(exact) }),
      derivative: { of: names.loss(prefix), by: names.sum(l, j, prefix) },
      role: "delta",
      at: { ...base.at, neuron: j },
      reason: taught === undefined ? "delta" : `delta-${topology.loss}`,
    });
  }
  return lines;
}

/** dC/da by every path to the next layer, the slopes and dC/dz of a hidden layer. */
function hiddenDeltas(topology: Topology, l: number, prefix: string, example: number): Definition[] {
  const next = upTo(sizeOf(topology, l + 1));
  const neurons = upTo(sizeOf(topology, l));
  const lines: Definition[] = [];
  for (const i of neurons) {
    for (const j of next) {
      lines.push({
        id: names.derivative(names.sum(l + 1, j), names.activation(l, i), prefix),
        expression: names.weight(l + 1, j, i),
        derivative: { of: names.sum(l + 1, j, prefix), by: names.activation(l, i, prefix) },
        role: "local-activation",
        stage: "backward",
        at: { layer: l + 1, neuron: j, input: i, example },
        reason: "local-activation",
      });
    }
    lines.push({
      id: names.byActivation(l, i, prefix),
      expression: parseExpression(
        next
          .map(
            (j) =>
              `${names.bySum(l + 1, j, prefix)} * ${names.derivative(names.sum(l + 1, j), names.activation(l, i), prefix)}`,
          )
          .join(" + "),
      ),
      derivative: { of: names.loss(prefix), by: names.activation(l, i, prefix) },
      role: "spread",
      stage: "backward",
      at: { layer: l, neuron: i, example },
      reason: next.length > 1 ? "spread-paths" : "spread",
    });
  }
  lines.push(...slopes(topology, l, prefix, example));
  for (const j of neurons) {
    lines.push({
      id: names.bySum(l, j, prefix),
      expression: parseExpression(deltaText(topology, l, j, prefix)),
      derivative: { of: names.loss(prefix), by: names.sum(l, j, prefix) },
      role: "delta",
      stage: "backward",
      at: { layer: l, neuron: j, example },
      reason: "delta",
    });
  }
  return lines;
}

/** The slopes of a layer's activation that are not always 0. */
function slopes(topology: Topology, l: number, prefix: string, example: number): Definition[] {
  const name = topology.layers[l - 1]?.activation;
  if (name === undefined) throw new RangeError(`no layer ${l}`);
  const activation = activationNamed(name);
  const layer = layerNames(topology, l, prefix);
  const neurons = upTo(sizeOf(topology, l));
  return neurons.flatMap((j) =>
    neurons.flatMap((k): Definition[] => {
      const text = activation.slopeExpression(layer, k - 1, j - 1);
      if (text === null) return [];
      const exact = activation.exactSlope?.(layer, k - 1, j - 1);
      return [
        {
          id: names.slope(l, k, j, prefix),
          expression: parseExpression(text),
          ...(exact === undefined ? {} : { exact: parseExpression(exact) }),
          derivative: { of: names.activation(l, k, prefix), by: names.sum(l, j, prefix) },
          role: "slope",
          stage: "backward",
          at: { layer: l, neuron: j, ...(k === j ? {} : { input: k }), example },
          reason: `slope-${name}${k === j ? "" : "-other"}`,
        },
      ];
    }),
  );
}

/** dC/dz_j = Σ_k dC/da_k · da_k/dz_j over the activations that z_j moves. */
function deltaText(topology: Topology, l: number, j: number, prefix: string): string {
  const name = topology.layers[l - 1]?.activation;
  if (name === undefined) throw new RangeError(`no layer ${l}`);
  const layer = layerNames(topology, l, prefix);
  return upTo(sizeOf(topology, l))
    .filter((k) => activationNamed(name).slopeExpression(layer, k - 1, j - 1) !== null)
    .map((k) => `${names.byActivation(l, k, prefix)} * ${names.slope(l, k, j, prefix)}`)
    .join(" + ");
}

/** The gradients of one layer's weights and biases, for one example. */
function parameterLines(topology: Topology, l: number, prefix: string, example: number): Definition[] {
  const alone = topology.examples === 1;
  const inputs = layerNames(topology, l - 1, prefix).activations;
  const lines: Definition[] = [];
  for (const j of upTo(sizeOf(topology, l))) {
    inputs.forEach((a, before) => {
      const w = names.weight(l, j, before + 1);
      const at = { layer: l, neuron: j, input: before + 1, example };
      const local = names.derivative(names.sum(l, j), w, prefix);
      const decay = alone && topology.penalised ? ` + 2 * lambda * ${w}` : "";
      lines.push(
        {
          id: local,
          expression: a,
          derivative: { of: names.sum(l, j, prefix), by: w },
          role: "local-weight",
          stage: "backward",
          at,
          reason: "local-weight",
        },
        {
          id: names.gradient(w, prefix),
          expression: parseExpression(`${names.bySum(l, j, prefix)} * ${local}${decay}`),
          derivative: { of: names.loss(prefix), by: w },
          role: "gradient",
          stage: "backward",
          at,
          reason: decay === "" ? "gradient-weight" : "gradient-weight-penalty",
        },
      );
    });
    if (topology.layers[l - 1]?.biased) {
      lines.push({
        id: names.gradient(names.bias(l, j), prefix),
        expression: names.bySum(l, j, prefix),
        derivative: { of: names.loss(prefix), by: names.bias(l, j) },
        role: "gradient",
        stage: "backward",
        at: { layer: l, neuron: j, example },
        reason: "gradient-bias",
      });
    }
  }
  return lines;
}

/** The gradients of the batch from those of its examples; none when there is one example. */
export function batchDefinitions(topology: Topology, members: readonly number[]): Definition[] {
  if (topology.examples === 1) return [];
  return [...weightsOf(topology), ...biasesOf(topology)].map((parameter): Definition => {
    const parts = members.map((k) => names.gradient(parameter, names.prefix(k, topology.examples)));
    const decays = topology.penalised && isWeight(parameter);
    return {
      id: names.gradient(parameter),
      expression: parseExpression(
        combined(parts, topology.reduction) + (decays ? ` + 2 * lambda * ${parameter}` : ""),
      ),
      // C is of all examples: the gradient of a smaller batch is of no quantity that has a name.
      ...(members.length === topology.examples ? { derivative: { of: names.loss(), by: parameter } } : {}),
      role: "gradient",
      stage: "backward",
      at: positionOf(parameter),
      reason: `gradient-${topology.reduction}${decays ? "-penalty" : ""}`,
    };
  });
}
