import { nth } from "../core/base/known.js";
import { names } from "../core/graph/quantity.js";
import { activationNamed } from "../core/network/activations/index.js";
import { drawPlaces } from "./data/drawPlaces.js";
import { type Memory, prepareMemory } from "./pass/memory.js";
import { TOTAL } from "./pass/outputs.js";
import { writeParameters } from "./pass/parameters.js";
import { makePass } from "./pass/pass.js";
import type { Examples, LayerParameters, Recipe } from "./recipe/recipe.js";
import { type LossAt, slopeAt } from "./slopeAt.js";

/** A parameter's gradient by backpropagation and by differences of the loss. */
export interface CheckedGradient {
  readonly name: string;
  readonly backpropagation: number;
  readonly differences: number;
  /** |one − other| by the larger of the two sizes, or by FLOOR of the largest gradient checked where both are smaller. */
  readonly relativeError: number;
}

export interface GradientCheck {
  readonly checked: readonly CheckedGradient[];
  readonly worst: number;
}

/** Below this share of the largest gradient, differences of the loss are mostly its own rounding. */
const FLOOR = 1e-5;

/**
 * `count` parameters drawn at random, checked in doubles on one batch of examples; weights from inputs that are 0 in the
 * whole batch, whose gradient is 0, are not drawn. The differences know only the forward pass and the loss.
 */
export function checkGradients(
  recipe: Recipe,
  parameters: readonly LayerParameters[],
  batch: Examples,
  count: number,
  seed: string,
): GradientCheck {
  const memory = prepareMemory({ ...recipe, batchSize: batch.count }, "float64", [batch]);
  const { plan, reals } = memory;
  writeParameters(memory, parameters);
  const pass = makePass(memory, { thread: 0, threads: 1, barrier: () => {} });
  pass.accumulate(0, batch.count, batch.count);
  const toGradient = plan.gradients - plan.parameters;
  const totals = memory.totals.subarray(plan.totals);
  const lossAt: LossAt = () => {
    totals[TOTAL.loss] = 0;
    pass.evaluate(0, 0, batch.count);
    const loss = nth(totals, TOTAL.loss) / (recipe.reduction === "mean" ? batch.count : 1);
    return { loss, sides: sidesOf(memory, batch.count) };
  };
  const pairs = drawPlaces(recipe, parameters, batch, count, seed).map(({ layer, neuron, input }) => {
    const own = plan.layers[layer];
    if (own === undefined) throw new RangeError(`no layer ${layer + 1}`);
    const place = input === null ? own.biases + neuron : own.weights + input * own.stride + neuron;
    const kept = nth(reals, place);
    const differences = slopeAt((by) => {
      reals[place] = kept + by;
      const found = lossAt(by);
      reals[place] = kept;
      return found;
    });
    const backpropagation = nth(reals, place + toGradient);
    const name =
      input === null ? names.bias(layer + 1, neuron + 1) : names.weight(layer + 1, neuron + 1, input + 1);
    return { name, backpropagation, differences };
  });
  const largest = Math.max(...pairs.map(({ backpropagation }) => Math.abs(backpropagation)));
  const checked = pairs.map((pair): CheckedGradient => {
    const { backpropagation, differences } = pair;
    const size = Math.max(Math.abs(backpropagation), Math.abs(differences), FLOOR * largest);
    return { ...pair, relativeError: size === 0 ? 0 : Math.abs(backpropagation - differences) / size };
  });
  return {
    checked,
    worst: Math.max(0, ...checked.map(({ relativeError }) => relativeError)),
  };
}

function sidesOf({ plan, reals }: Memory, examples: number): string {
  const sides: number[] = [];
  plan.layers.forEach(({ size, stride, sums }, l) => {
    const kinks = activationNamed(nth(plan.recipe.layers, l).activation).kinks ?? [];
    for (const kink of kinks)
      for (let e = 0; e < examples; e++)
        for (let j = 0; j < size; j++) sides.push(nth(reals, sums + e * stride + j) > kink ? 1 : 0);
  });
  return sides.join("");
}
