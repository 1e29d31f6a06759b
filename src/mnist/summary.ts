import { displayNumber } from "../core/graph/rounding.js";
import { textTable } from "../core/terminal/table.js";
import { LECTURE } from "./cost.js";
import type { TrainingChoice } from "./recipe/choices.js";
import { type MnistRun, TOLERANCE } from "./run.js";

/** One thing that a run was held to. */
export interface Check {
  readonly name: "gradients" | "accuracy";
  readonly passed: boolean;
  readonly detail: string;
}

/** A number to so many decimals, whatever it is. */
export const decimals = (x: number, places: number): string =>
  Number.isFinite(x) ? displayNumber(x, { decimals: places }) : String(x);

export const percent = (share: number): string => `${decimals(100 * share, 2)} %`;
export const count = (whole: number): string => whole.toLocaleString("en-US");

/** A time in the unit that a person would use. */
export function duration(seconds: number): string {
  if (seconds < 0.1) return `${displayNumber(1000 * seconds, { significant: 3 })} ms`;
  if (seconds < 100) return `${displayNumber(seconds, { significant: 3 })} s`;
  if (seconds < 7200) return `${decimals(seconds / 60, 1)} min`;
  return `${decimals(seconds / 3600, 1)} h`;
}

/** What the run was held to: gradients, and an accuracy when one was asked for. */
export function checksOf(run: MnistRun, leastAccuracy: number | undefined): Check[] {
  const { checked, worst } = run.gradients;
  const detail = `${checked.length} parameters against differences of the loss, largest relative error ${worst.toExponential(1)}, allowed ${TOLERANCE}`;
  const checks: Check[] = [{ name: "gradients", passed: worst <= TOLERANCE, detail }];
  if (leastAccuracy !== undefined) {
    const best = run.best?.testAccuracy ?? 0;
    const detail = `best epoch ${percent(best)}, asked for ${percent(leastAccuracy)}`;
    checks.push({ name: "accuracy", passed: best >= leastAccuracy, detail });
  }
  return checks;
}

/** What was trained, in one line. */
function headline({ recipe, init, precision, threads }: TrainingChoice): string {
  const sizes = [recipe.inputs, ...recipe.layers.map(({ size }) => size)].join("-");
  const activations = recipe.layers.map(({ activation }) => activation).join(", ");
  const { name } = recipe.optimizer;
  return `${sizes} (${activations}), ${recipe.loss}, ${name} with learning rate ${recipe.learningRate}, batches of ${recipe.batchSize}, ${init} weights, ${precision}, threads ${threads}`;
}

/** The run as tables that a person can read. */
export function summaryText(choice: TrainingChoice, run: MnistRun, checks: readonly Check[]): string {
  const heading = ["epoch", "training loss", "accuracy", "test loss", "accuracy", "seconds", "images/s"];
  const epochs = [
    ["before", "", "", decimals(run.before.loss, 5), percent(run.before.accuracy), "", ""],
    ...run.epochs.map((one) => [
      String(one.epoch),
      decimals(one.trainingLoss, 5),
      percent(one.trainingAccuracy),
      decimals(one.testLoss, 5),
      percent(one.testAccuracy),
      decimals(one.seconds, 2),
      count(Math.round(one.imagesPerSecond)),
    ]),
  ];
  const best =
    run.best === null ? [] : [`Best epoch: ${run.best.epoch} with ${percent(run.best.testAccuracy)}.`];
  const marks = checks.map(
    ({ name, passed, detail }) => `${passed ? "ok    " : "FAILED"} ${name}: ${detail}`,
  );
  const [counted = [], ...costs] = costRows(run);
  const cost =
    run.cost === null ? [] : ["", "What one update costs", textTable(counted, costs, [1, 2]), measuredNote()];
  const memory = `At most ${run.peakMiB} MiB of memory; ${run.kernels} kernels.`;
  return [
    headline(choice),
    "",
    textTable(heading, epochs, [1, 2, 3, 4, 5, 6]),
    ...best,
    memory,
    ...cost,
    "",
    ...marks,
  ]
    .join("\n")
    .trimEnd();
}

/** The lecture's count and a full one side by side, and what was measured. */
function costRows({ cost }: MnistRun): string[][] {
  if (cost === null) return [];
  const { lecture, full } = cost;
  return [
    ["", "the lecture's count", "every operation"],
    ["parameters", `${count(cost.weights)} weights`, `and ${count(cost.biases)} biases`],
    ["operations for one image's loss", count(lecture.perImage), count(full.perImage)],
    [
      `… for ${count(cost.images)} images, one parameter`,
      count(lecture.perParameter),
      count(full.perParameter),
    ],
    ["… for all parameters, one update", count(lecture.perUpdate), count(full.perUpdate)],
    ["one loss over all images, here", duration(cost.lossSeconds), "measured"],
    ["one update by trying each parameter, here", duration(cost.naiveSeconds), "multiplied out"],
    [
      "the same in the lecture",
      duration(cost.lectureSeconds),
      `at ${count(LECTURE.operationsPerSecond)} operations/s`,
    ],
    ["one update by backpropagation, here", duration(cost.backpropagationSeconds), "measured"],
    ["times as fast", count(Math.round(cost.ratio)), "multiplied out"],
  ];
}

const measuredNote = (): string =>
  "Measured: the least of three times. Multiplied out: one loss a parameter and one more, not run.";

/** The run as data, for `--json`. */
export function summaryData(choice: TrainingChoice, seed: string, run: MnistRun, checks: readonly Check[]) {
  const { parameters: _parameters, recipe, ...rest } = run;
  return {
    format: "gradsheet/mnist@1",
    seed,
    network: recipe,
    init: choice.init,
    precision: choice.precision,
    threads: choice.threads,
    ...rest,
    checks,
    passed: !run.interrupted && checks.every(({ passed }) => passed),
  };
}
