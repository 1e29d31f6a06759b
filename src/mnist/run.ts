import { type CostTable, costTable } from "./cost.js";
import { digitExamples } from "./data/digits.js";
import type { MnistData } from "./data/mnistFiles.js";
import { checkGradients, type GradientCheck } from "./gradientCheck.js";
import { initialise } from "./pass/initialise.js";
import { type KernelName, type Memory, prepareMemory } from "./pass/memory.js";
import { readParameters, writeParameters } from "./pass/parameters.js";
import { setAt } from "./pass/pass.js";
import type { TrainingChoice } from "./recipe/choices.js";
import { checkFit } from "./recipe/fit.js";
import type { Examples, LayerParameters, Recipe } from "./recipe/recipe.js";
import { makeTeam, type Team } from "./threads/team.js";
import { clearTotals, type EpochResult, evaluateSet, type Progress, train } from "./train.js";

/** How far a gradient may be from the differences of the loss, by its size. */
export const TOLERANCE = 1e-6;

export interface RunChoice extends TrainingChoice {
  readonly seed: string;
  /** Parameters to start from instead of drawn ones. */
  readonly parameters?: readonly LayerParameters[];
  /** How many parameters to check against differences. */
  readonly checks: number;
  readonly kernels?: KernelName;
  /** The compiled worker, when it is not beside the sources. */
  readonly worker?: { readonly href: string };
}

export interface Watch {
  readonly onProgress?: (progress: Progress) => void;
  readonly onEpoch?: (result: EpochResult) => void;
  /** Says what comes next. */
  readonly onStage?: (stage: "gradients" | "training" | "cost") => void;
  readonly signal?: { readonly aborted: boolean };
}

/** Everything that a run of `verify mnist` found out. */
export interface MnistRun {
  readonly recipe: Recipe;
  readonly kernels: KernelName;
  readonly trainingImages: number;
  readonly testImages: number;
  /** The loss and accuracy on the test images before training. */
  readonly before: { readonly loss: number; readonly accuracy: number };
  readonly epochs: readonly EpochResult[];
  readonly best: EpochResult | null;
  readonly steps: number;
  readonly interrupted: boolean;
  readonly parameters: readonly LayerParameters[];
  /** Of the network before training, on its first batch. */
  readonly gradients: GradientCheck;
  /** null when the run was interrupted. */
  readonly cost: CostTable | null;
  /** The most memory that the program held, in MiB. */
  readonly peakMiB: number;
}

/**
 * Trains on MNIST, tests, checks gradients and measures what training costs. Throws SHAPE when the network does not fit the
 * images, DIVERGED when its loss is lost, NO_MEMORY when there is too little.
 */
export async function runMnist(choice: RunChoice, data: MnistData, watch: Watch = {}): Promise<MnistRun> {
  const { recipe } = choice;
  checkFit(recipe, data.training.rows * data.training.columns);
  const sets = [digitExamples(data.training), digitExamples(data.test)];
  const memory = prepareMemory(recipe, choice.precision, sets, choice.kernels);
  if (choice.parameters === undefined) initialise(memory, choice.init, choice.seed);
  else writeParameters(memory, choice.parameters);
  const team = await makeTeam(
    memory,
    choice.threads,
    ...(choice.worker === undefined ? [] : [choice.worker]),
  );
  try {
    const before = evaluateSet(memory, team, 1);
    watch.onStage?.("gradients");
    const gradients = checkGradients(
      recipe,
      readParameters(memory),
      batchOf(recipe, digitExamples(data.training)),
      choice.checks,
      choice.seed,
    );
    watch.onStage?.("training");
    const result = await train(memory, team, { epochs: choice.epochs, seed: choice.seed, ...watch });
    const parameters = readParameters(memory);
    const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
    const found = {
      peakMiB,
      recipe,
      kernels: memory.kernelName,
      trainingImages: data.training.count,
      testImages: data.test.count,
      before,
      gradients,
      ...result,
      best: bestOf(result.epochs),
      parameters,
    };
    if (result.interrupted) return { ...found, cost: null };
    watch.onStage?.("cost");
    const cost = costTable(recipe, data.training.count, measureCost(memory, team));
    return { ...found, cost };
  } finally {
    await team.close();
  }
}

/** The epoch with the most right answers on the test images, the first of several. */
function bestOf(epochs: readonly EpochResult[]): EpochResult | null {
  return epochs.reduce<EpochResult | null>(
    (best, one) => (best === null || one.testAccuracy > best.testAccuracy ? one : best),
    null,
  );
}

/** The first images as one batch, 10 at most. */
const batchOf = ({ batchSize }: Recipe, all: Examples): Examples => ({
  ...all,
  count: Math.min(batchSize, 10, all.count),
});

const MEASUREMENTS = 3;

/** The least of a few times for the loss of all training images, and for their gradient. In seconds. */
function measureCost(memory: Memory, team: Team): { lossSeconds: number; backpropagationSeconds: number } {
  const { count } = setAt(memory, 0);
  const least = (run: () => void): number => {
    const times = Array.from({ length: MEASUREMENTS }, () => {
      const started = performance.now();
      run();
      return performance.now() - started;
    });
    return Math.min(...times) / 1000;
  };
  clearTotals(memory);
  team.run({ kind: "clear" });
  const lossSeconds = least(() => team.run({ kind: "evaluate", set: 0, first: 0, count }));
  const backpropagationSeconds = least(() => team.run({ kind: "accumulate", first: 0, count, of: count }));
  team.run({ kind: "clear" });
  return { lossSeconds, backpropagationSeconds };
}
