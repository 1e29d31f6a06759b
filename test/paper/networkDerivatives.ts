import { constant, variable } from "./expression.js";
import type { Place } from "./names.js";
import type { NetworkFormulas } from "./networkFormulas.js";
import { Missing } from "./tree.js";

/** What derivatives rest on. */
export interface Ground {
  readonly formulas: NetworkFormulas;
  /** Neurons of each layer, inputs first. */
  readonly sizes: readonly number[];
  readonly examples: number;
  readonly isShared: (layer: number) => boolean;
  readonly value: (place: Place) => number;
  /** What belongs to each example, as the paper says that it comes together. */
  readonly together: (one: (example: number) => number) => number;
  /** How much of the whole loss one example's is. */
  readonly share: () => number;
  /** What a penalty adds to the gradient of a weight. */
  readonly shrunk: (place: Place) => number;
  readonly once: (above: Place, below: Place, work: () => number) => number;
}

export const at = (what: Place["what"], layer: number, neuron: number, of: Partial<Place> = {}): Place => ({
  ...{ what, layer, neuron, input: 0, example: 0, mark: "" },
  ...of,
});

export const upTo = (n: number): number[] => Array.from({ length: n }, (_none, k) => k + 1);

/** Derivatives of a network's quantities, each by the chain rule from those that are nearer to what is derived. */
export function derivativesOf(ground: Ground): (above: Place, below: Place) => number {
  const { formulas, sizes, value, isShared } = ground;
  const last = sizes.length - 1;
  const neurons = (layer: number): number[] => upTo(sizes[layer] ?? 0);
  const derivative = (above: Place, below: Place): number =>
    ground.once(above, below, () => (above.what === "C" ? byLoss(above, below) : local(above, below)));

  /** Of a sum or an activation by what it comes from. */
  function local(above: Place, below: Place): number {
    const of = { example: Math.max(above.example, below.example) };
    const isSameLayer = above.layer === below.layer;
    if (above.what === "z") {
      if (isSameLayer && below.what === "w") return value(at("a", above.layer - 1, below.input, of));
      if (isSameLayer) return below.what === "b" ? 1 : Number(above.neuron === below.neuron);
      return neurons(above.layer - 1).reduce((sum, i) => {
        const weight = value(at("w", above.layer, above.neuron, { input: i }));
        return sum + weight * derivative(at("a", above.layer - 1, i, of), below);
      }, 0);
    }
    if (above.what !== "a") throw new Missing(`the derivative of ${above.what}`);
    if (below.what === "a" && isSameLayer) return Number(above.neuron === below.neuron);
    if (below.what === "z" && isSameLayer) return slope(above, below.neuron);
    if (above.layer === 0) return 0;
    const sums = isShared(above.layer) ? neurons(above.layer) : [above.neuron];
    return sums.reduce((sum, j) => sum + slope(above, j) * derivative(at("z", above.layer, j, of), below), 0);
  }

  /** ∂a/∂z; of softmax, written with its own values, as every course derives it. */
  function slope(above: Place, by: number): number {
    const { layer, neuron, example } = above;
    if (isShared(layer)) {
      formulas.ruleOf(layer);
      return value(above) * (Number(neuron === by) - value(at("a", layer, by, { example })));
    }
    if (neuron !== by) return 0;
    const sum = value(at("z", layer, neuron, { example }));
    return formulas.activation(layer, neuron, () => variable(sum)).slope;
  }

  function byLoss(above: Place, below: Place): number {
    const { layer, neuron, input } = below;
    const example = Math.max(above.example, below.example);
    if (example === 0 && ground.examples > 1)
      return ground.together((k) => derivative({ ...above, example: k }, below)) + ground.shrunk(below);
    if (above.example === 0 && example > 0) return derivative({ ...above, example }, below) * ground.share();
    const of = { example };
    switch (below.what) {
      case "a":
        return layer === last ? byOutput(neuron, of) : alongSums(above, below);
      case "z": {
        const outputs = isShared(layer) ? neurons(layer) : [neuron];
        return outputs.reduce((sum, m) => {
          const own = at("a", layer, m, of);
          const before = derivative(above, own);
          return before === 0 ? sum : sum + before * derivative(own, below);
        }, 0);
      }
      case "w": {
        const own = derivative(above, at("z", layer, neuron, of)) * value(at("a", layer - 1, input, of));
        return own + (example === 0 ? ground.shrunk(below) : 0);
      }
      case "b":
        return derivative(above, at("z", layer, neuron, of));
      default:
        throw new Missing(`the derivative of the loss by ${below.what}`);
    }
  }

  function byOutput(neuron: number, of: Partial<Place>): number {
    const output = (j: number) => {
      const number = value(at("a", last, j, of));
      return j === neuron ? variable(number) : constant(number);
    };
    return formulas.loss((j) => value(at("y", last, j, of)), output).slope;
  }

  /** Over all ways on from a neuron. */
  const alongSums = (above: Place, { layer, neuron, example }: Place): number =>
    neurons(layer + 1).reduce((sum, j) => {
      const weight = value(at("w", layer + 1, j, { input: neuron }));
      return (
        sum + derivative(above, at("z", layer + 1, j, { example: Math.max(above.example, example) })) * weight
      );
    }, 0);

  return derivative;
}
