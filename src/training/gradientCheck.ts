import seedrandom from "seedrandom";
import { names } from "../network/network.js";
import { prepareMemory } from "./memory.js";
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

/** The step is halved twice from one try to the next: 1/4 down to 1/16384. */
const STEPS = [2, 4, 6, 8, 10, 12, 14].map((power) => 2 ** -power);

/** Below this share of the largest gradient, differences of the loss are mostly its own rounding. */
const FLOOR = 1e-6;

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
  const loss = (): number => {
    totals[TOTAL.loss] = 0;
    pass.evaluate(0, 0, batch.count);
    return (totals[TOTAL.loss] ?? 0) / (recipe.reduction === "mean" ? batch.count : 1);
  };
  const pairs = drawPlaces(recipe, parameters, batch, count, seed).map(({ layer, neuron, input }) => {
    const own = plan.layers[layer];
    if (own === undefined) throw new RangeError(`no layer ${layer + 1}`);
    const place = input === null ? own.biases + neuron : own.weights + input * own.stride + neuron;
    const kept = reals[place] ?? 0;
    const differences = slopeAt((by) => {
      reals[place] = kept + by;
      const value = loss();
      reals[place] = kept;
      return value;
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

/**
 * f′(0) by central differences of the sixth order, from a list of steps: of two neighbouring steps the pair that
 * agrees best is taken, since large steps bend and small ones drown in rounding.
 */
function slopeAt(f: (by: number) => number): number {
  const estimates = STEPS.map((h) => {
    const pair = (k: number) => f(k * h) - f(-k * h);
    return (45 * pair(1) - 9 * pair(2) + pair(3)) / (60 * h);
  });
  let best = Number.NaN;
  let apart = Number.POSITIVE_INFINITY;
  estimates.slice(1).forEach((estimate, k) => {
    const by = Math.abs(estimate - (estimates[k] ?? Number.NaN));
    if (by < apart) {
      apart = by;
      best = estimates[k] ?? Number.NaN;
    }
  });
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
  const random = seedrandom(`${seed}/gradient-check`);
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
