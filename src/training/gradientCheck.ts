import { activationNamed } from "../network/activations/index.js";
import { names } from "../network/network.js";
import { stream } from "../random.js";
import { type Memory, prepareMemory } from "./memory.js";
import { TOTAL } from "./outputs.js";
import { type LayerParameters, writeParameters } from "./parameters.js";
import { makePass } from "./pass.js";
import type { Examples, Recipe } from "./recipe.js";

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

/** Steps of the differences: 1/4, halved down to 2^-20. */
const STEPS = Array.from({ length: 19 }, (_none, k) => 2 ** -(k + 2));

/** So many steps that reach over no kink are enough. */
const MOST_ESTIMATES = 10;

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
    const loss = (totals[TOTAL.loss] ?? 0) / (recipe.reduction === "mean" ? batch.count : 1);
    return { loss, sides: sidesOf(memory, batch.count) };
  };
  const pairs = drawPlaces(recipe, parameters, batch, count, seed).map(({ layer, neuron, input }) => {
    const own = plan.layers[layer];
    if (own === undefined) throw new RangeError(`no layer ${layer + 1}`);
    const place = input === null ? own.biases + neuron : own.weights + input * own.stride + neuron;
    const kept = reals[place] ?? 0;
    const differences = slopeAt((by) => {
      reals[place] = kept + by;
      const found = lossAt(by);
      reals[place] = kept;
      return found;
    });
    const backpropagation = reals[place + toGradient] ?? 0;
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

/** The loss with a parameter moved, and on which side of their activations' kinks all sums lie. */
type LossAt = (by: number) => { readonly loss: number; readonly sides: string };

function sidesOf({ plan, reals }: Memory, examples: number): string {
  const sides: number[] = [];
  plan.layers.forEach(({ size, stride, sums }, l) => {
    const kinks = activationNamed(plan.recipe.layers[l]?.activation ?? "identity").kinks ?? [];
    for (const kink of kinks)
      for (let e = 0; e < examples; e++)
        for (let j = 0; j < size; j++) sides.push((reals[sums + e * stride + j] ?? 0) > kink ? 1 : 0);
  });
  return sides.join("");
}

/**
 * f′(0) by central differences of the sixth order, from a list of steps that do not reach over a kink: of three
 * neighbouring steps those that agree best, since large steps bend and small ones drown in rounding. NaN when every
 * step reaches over a kink.
 */
function slopeAt(lossAt: LossAt): number {
  const { sides } = lossAt(0);
  const estimates: number[] = [];
  for (const h of STEPS) {
    const points = [-3, -2, -1, 1, 2, 3].map((k) => lossAt(k * h));
    if (points.some((point) => point.sides !== sides)) continue;
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = points.map(({ loss }) => loss);
    estimates.push((45 * (d - c) - 9 * (e - b) + (f - a)) / (60 * h));
    if (estimates.length === MOST_ESTIMATES) break;
  }
  let best = estimates[0] ?? Number.NaN;
  let apart = Number.POSITIVE_INFINITY;
  for (let k = 0; k + 2 < estimates.length; k++) {
    const three = estimates.slice(k, k + 3);
    const by = Math.max(...three) - Math.min(...three);
    if (by >= apart) continue;
    apart = by;
    best = three[1] ?? Number.NaN;
  }
  return best;
}

interface ParameterPlace {
  readonly layer: number;
  readonly neuron: number;
  /** null for a bias. */
  readonly input: number | null;
}

/** Draws among all trained parameters, each as likely as another, with repeats drawn again. */
function drawPlaces(
  recipe: Recipe,
  parameters: readonly LayerParameters[],
  batch: Examples,
  count: number,
  seed: string,
): ParameterPlace[] {
  const lit = Array.from({ length: recipe.inputs }, (_none, i) => i).filter((i) =>
    Array.from({ length: batch.count }, (_one, k) => batch.input(k, i)).some((value) => value !== 0),
  );
  const all = parameters.flatMap(({ inputs, size, biases }, layer) => {
    const from = layer === 0 ? lit : Array.from({ length: inputs }, (_none, i) => i);
    const into = biases !== null && recipe.trainBiases ? [...from, null] : from;
    return Array.from({ length: size }, (_none, neuron) =>
      into.map((input): ParameterPlace => ({ layer, neuron, input })),
    ).flat();
  });
  const random = stream(seed, "gradient check").uniform;
  const drawn: ParameterPlace[] = [];
  while (drawn.length < count && all.length > 0) {
    const k = Math.floor(random() * all.length);
    const last = all.pop();
    const taken = k < all.length ? all[k] : last;
    if (taken !== undefined) drawn.push(taken);
    if (last !== undefined && k < all.length) all[k] = last;
  }
  return drawn;
}
