import { parseExpression } from "../core/graph/expression.js";
import { layerNames, outputNames } from "../core/graph/forward.js";
import { operationsOf } from "../core/graph/operations.js";
import { activationNamed } from "../core/network/activations/index.js";
import { lossNamed } from "../core/network/losses/index.js";
import type { Topology } from "../core/network/network.js";
import { parametersOf, type Recipe } from "./recipe/recipe.js";

/** Operations a second in the lecture (source: 신박AI, 역전파 알고리즘, 2024), and the hours that it comes to. */
export const LECTURE = { operationsPerSecond: 850_000_000, hours: 123, weights: 79_400 } as const;

/** How many operations a change of one parameter, and of all, costs by trying each parameter in turn. */
export interface OperationCount {
  /** For the loss of one image. */
  readonly perImage: number;
  /** For the loss of all images, so for one parameter's change. */
  readonly perParameter: number;
  /** For all parameters, and once more for the loss before. */
  readonly perUpdate: number;
}

/** The lecture's formula: one operation a weight, and nothing else. */
export function lectureCount(recipe: Recipe, images: number): OperationCount {
  return times(recipe, images, parametersOf(recipe).weights);
}

/**
 * A count of every multiplication, addition and function call of the forward pass and the loss; a function counts as
 * many operations as the solver's table gives it (a sigmoid 3).
 */
export function fullCount(recipe: Recipe, images: number): OperationCount {
  const { weights, biases } = parametersOf(recipe);
  // A neuron adds its products, one addition fewer than products, and its bias.
  const neurons = recipe.layers.reduce((sum, { size }) => sum + size, 0);
  const sums = 2 * weights - neurons + biases;
  return times(recipe, images, sums + activationWork(recipe) + lossWork(recipe));
}

function times(recipe: Recipe, images: number, perImage: number): OperationCount {
  const { weights, biases } = parametersOf(recipe);
  const perParameter = perImage * images;
  return { perImage, perParameter, perUpdate: perParameter * (weights + biases + 1) };
}

const topologyOfRecipe = (recipe: Recipe): Topology => ({
  ...recipe,
  examples: 1,
  penalised: false,
  optimizer: recipe.optimizer.name,
});

function activationWork(recipe: Recipe): number {
  const topology = topologyOfRecipe(recipe);
  return recipe.layers.reduce((sum, { size, activation }, l) => {
    const layer = layerNames(topology, l + 1, "");
    const one = operationsOf(parseExpression(activationNamed(activation).expression(layer, 0)));
    return sum + size * one;
  }, 0);
}

const lossWork = (recipe: Recipe): number =>
  operationsOf(parseExpression(lossNamed(recipe.loss).expression(outputNames(topologyOfRecipe(recipe), ""))));

/** What was measured here, and what is multiplied out from it. Times are in seconds. */
export interface CostTable {
  readonly weights: number;
  readonly biases: number;
  readonly images: number;
  readonly lecture: OperationCount;
  readonly full: OperationCount;
  /** Measured: the loss of all images once. */
  readonly lossSeconds: number;
  /** Measured: the gradient of all images once. */
  readonly backpropagationSeconds: number;
  /** Multiplied out: the loss once for each parameter, and once more. */
  readonly naiveSeconds: number;
  /** The lecture's count at the lecture's speed. */
  readonly lectureSeconds: number;
  /** The naive update by one of backpropagation. */
  readonly ratio: number;
}

export function costTable(
  recipe: Recipe,
  images: number,
  measured: { readonly lossSeconds: number; readonly backpropagationSeconds: number },
): CostTable {
  const { weights, biases } = parametersOf(recipe);
  const lecture = lectureCount(recipe, images);
  const naiveSeconds = measured.lossSeconds * (weights + biases + 1);
  return {
    weights,
    biases,
    images,
    lecture,
    full: fullCount(recipe, images),
    ...measured,
    naiveSeconds,
    lectureSeconds: lecture.perUpdate / LECTURE.operationsPerSecond,
    ratio: naiveSeconds / measured.backpropagationSeconds,
  };
}
