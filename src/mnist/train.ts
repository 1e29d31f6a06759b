import { setImmediate } from "node:timers/promises";
import { fail } from "../core/base/errors.js";
import { nth } from "../core/base/known.js";
import { shuffle } from "./pass/initialise.js";
import type { Memory } from "./pass/memory.js";
import { TOTAL } from "./pass/outputs.js";
import { setAt } from "./pass/pass.js";
import { WORD } from "./threads/orders.js";
import type { Team } from "./threads/team.js";

/** One epoch: losses are means over the images; `trainingLoss` is of each image as it came, before its update. */
export interface EpochResult {
  /** From 1. */
  readonly epoch: number;
  readonly trainingLoss: number;
  readonly trainingAccuracy: number;
  readonly testLoss: number;
  readonly testAccuracy: number;
  /** Of training alone. */
  readonly seconds: number;
  readonly imagesPerSecond: number;
}

/** Where a training stands. */
export interface Progress {
  readonly epoch: number;
  readonly epochs: number;
  /** Images of this epoch that are done, and all. */
  readonly done: number;
  readonly images: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly imagesPerSecond: number;
  readonly secondsLeft: number;
}

export interface TrainingCourse {
  readonly epochs: number;
  readonly seed: string;
  readonly onProgress?: (progress: Progress) => void;
  readonly onEpoch?: (result: EpochResult) => void;
  /** Stops the training between two batches. */
  readonly signal?: { readonly aborted: boolean };
}

export interface TrainingResult {
  readonly epochs: readonly EpochResult[];
  /** Updates made, those of an epoch that was not finished among them. */
  readonly steps: number;
  readonly interrupted: boolean;
}

/** As long as one order to the team should take: between two, the program hears Ctrl-C and draws its bar. */
const ORDER_MS = 50;

/**
 * Trains on set 0 and tests on set 1 after each epoch; the last batch of an epoch may be short. Throws DIVERGED at the
 * first step whose loss is not a number.
 */
export async function train(memory: Memory, team: Team, course: TrainingCourse): Promise<TrainingResult> {
  const images = setAt(memory, 0).count;
  const { batchSize } = memory.plan.recipe;
  const batches = Math.ceil(images / batchSize);
  const results: EpochResult[] = [];
  let steps = 0;
  let atOnce = 1;
  let busy = 0;
  for (let epoch = 1; epoch <= course.epochs; epoch++) {
    shuffle(memory, course.seed, epoch);
    clearTotals(memory);
    const before = busy;
    for (let batch = 0; batch < batches; ) {
      const size = Math.min(atOnce, batches - batch);
      const started = performance.now();
      team.run({ kind: "train", batch, batches: size, t: steps + 1 });
      const took = performance.now() - started;
      checkLoss(memory, epoch);
      busy += took / 1000;
      batch += size;
      steps += size;
      atOnce = Math.max(1, Math.min(4 * atOnce, Math.round((size * ORDER_MS) / Math.max(took, 0.1))));
      const done = Math.min(batch * batchSize, images);
      course.onProgress?.(progressOf(memory, course.epochs, epoch, done, images, busy));
      await setImmediate();
      if (course.signal?.aborted) return { epochs: results, steps, interrupted: true };
    }
    const { loss, accuracy } = means(memory, images);
    const seconds = busy - before;
    const test = evaluateSet(memory, team, 1);
    const result = {
      epoch,
      trainingLoss: loss,
      trainingAccuracy: accuracy,
      testLoss: test.loss,
      testAccuracy: test.accuracy,
      seconds,
      imagesPerSecond: images / seconds,
    };
    results.push(result);
    course.onEpoch?.(result);
  }
  return { epochs: results, steps, interrupted: false };
}

/** The mean loss and the share of right answers over a whole set. */
export function evaluateSet(memory: Memory, team: Team, set: number): { loss: number; accuracy: number } {
  const { count } = setAt(memory, set);
  clearTotals(memory);
  team.run({ kind: "evaluate", set, first: 0, count });
  return means(memory, count);
}

export function clearTotals({ plan, totals }: Memory): void {
  totals.fill(0, plan.totals, plan.totals + 2);
}

function means({ plan, totals }: Memory, count: number): { loss: number; accuracy: number } {
  const total = (which: number) => nth(totals, plan.totals + which) / count;
  return { loss: total(TOTAL.loss), accuracy: total(TOTAL.hits) };
}

function checkLoss({ plan, words }: Memory, epoch: number): void {
  const step = nth(words, plan.control + WORD.diverged);
  if (step === 0) return;
  const { learningRate } = plan.recipe;
  throw fail(
    "DIVERGED",
    `the loss is not a number any more at step ${step} (epoch ${epoch}); expected it to fall: a learning rate below ${learningRate} may do`,
  );
}

function progressOf(
  memory: Memory,
  epochs: number,
  epoch: number,
  done: number,
  images: number,
  busy: number,
): Progress {
  const seen = (epoch - 1) * images + done;
  const imagesPerSecond = seen / busy;
  const secondsLeft = (epochs * images - seen) / imagesPerSecond;
  return { epoch, epochs, done, images, ...means(memory, done), imagesPerSecond, secondsLeft };
}
