import { randomBytes } from "node:crypto";
import { availableParallelism, cpus } from "node:os";
import type { Writable } from "node:stream";
import { type Fault, fail, formatFault } from "../../core/base/errors.js";
import { DEFAULTS, type LocaleName, type ProgressStyle } from "../../core/base/settings.js";
import { checkOutputs } from "../../core/files/checkOutputs.js";
import { readText } from "../../core/files/readText.js";
import { writeOutput } from "../../core/files/writeOutput.js";
import { digitFile, digitFileText, refuseForDigits } from "../../mnist/data/digitFile.js";
import { readMnist } from "../../mnist/data/mnistFiles.js";
import { readWeights, weightsFile } from "../../mnist/data/weightsFile.js";
import type { KernelName } from "../../mnist/pass/memory.js";
import { progressDisplay } from "../../mnist/progressDisplay.js";
import { readTraining, type TrainingWords } from "../../mnist/recipe/choices.js";
import { parseRecipe } from "../../mnist/recipe/recipeFile.js";
import { type MnistRun, runMnist } from "../../mnist/run.js";
import { checksOf, summaryData, summaryText } from "../../mnist/summary.js";

/** What was asked for, named as in the table of options. */
export interface VerifyMnistOptions extends TrainingWords {
  readonly network?: string;
  readonly data?: string;
  readonly checksums?: boolean;
  readonly seed?: string;
  readonly checks?: number;
  readonly leastAccuracy?: number;
  readonly loadWeights?: string;
  readonly saveWeights?: string;
  readonly writeDigits?: string;
  readonly report?: string;
  readonly locale?: LocaleName;
  readonly kernels?: KernelName;
  readonly progress?: ProgressStyle;
  readonly json?: boolean;
}

export interface CommandIo {
  readonly stdout: Writable;
  readonly stderr: Writable & { readonly isTTY?: boolean };
}

const DEFAULT_CHECKS = 500;

const STAGES = {
  gradients: "checking gradients against differences of the loss",
  training: "training",
  cost: "measuring what an update costs",
} as const;

/** What is to be written is no file that is read; weights that are there give way to better ones. */
async function checkFiles({ report, saveWeights, writeDigits, network, loadWeights }: VerifyMnistOptions) {
  const named = (option: string, file: string | undefined) => (file === undefined ? null : { option, file });
  const weights = (option: string, file: string | undefined) =>
    file === undefined ? null : { option, file, replaces: "anything" as const };
  const outputs = [
    named("report", report),
    weights("save-weights", saveWeights),
    weights("write-digits", writeDigits),
  ];
  const inputs = [network, loadWeights].map((file) => (file === undefined ? null : { file }));
  await checkOutputs(outputs, inputs, process.cwd());
}

/**
 * Trains on MNIST and checks what came out. The exit code: 0, or 1 when a check failed or Ctrl-C stopped it.
 * Throws a GradsheetError when options, data or weights are wrong or missing.
 */
export async function verifyMnist(
  options: VerifyMnistOptions,
  { stdout, stderr }: CommandIo,
): Promise<number> {
  const { checks, least } = readLimits(options);
  await checkFiles(options);
  const seed = options.seed ?? randomBytes(8).toString("hex");
  // Options first: who mistypes one should not wait for the images.
  const early = options.network === undefined ? readTraining(options) : undefined;
  const data = await readMnist({
    checksums: options.checksums ?? true,
    ...(options.data === undefined ? {} : { folder: options.data }),
  });
  const pixels = data.training.rows * data.training.columns;
  const file =
    options.network === undefined
      ? undefined
      : parseRecipe(await readText(options.network), options.network, pixels);
  const choice = early ?? readTraining(options, file, pixels);
  if (options.writeDigits !== undefined) refuseForDigits(choice.recipe);
  const parameters =
    options.loadWeights === undefined
      ? file?.parameters
      : await readWeights(options.loadWeights, choice.recipe);
  const display = progressDisplay(options.json ? "none" : (options.progress ?? "auto"), stderr);
  const run = await interruptible((signal) =>
    runMnist(
      {
        ...choice,
        seed,
        checks,
        ...(parameters === undefined ? {} : { parameters }),
        ...(options.kernels === undefined ? {} : { kernels: options.kernels }),
      },
      data,
      {
        signal,
        onProgress: display.progress,
        onEpoch: display.epoch,
        onStage: (stage) => display.note(STAGES[stage]),
      },
    ).finally(display.close),
  );
  if (options.saveWeights !== undefined)
    await writeOutput(options.saveWeights, weightsFile(run.recipe, run.parameters, choice.precision));
  if (options.writeDigits !== undefined) {
    const digits = digitFile(run.recipe, run.parameters, data);
    await writeOutput(options.writeDigits, Buffer.from(digitFileText(options.writeDigits, digits)));
  }
  if (options.report !== undefined && !run.interrupted) {
    display.note("writing the report");
    const source = { choice, seed, run, data, machine: machineName() };
    const { reportHtml, reportPdf } = await import("../../mnist/report/report.js");
    const locale = options.locale ?? DEFAULTS.locale;
    const asPdf = options.report.endsWith(".pdf");
    const bytes = asPdf ? await reportPdf(source, locale) : Buffer.from(reportHtml(source, locale));
    await writeOutput(options.report, bytes);
  }
  const held = checksOf(run, least);
  const summary = summaryData(choice, seed, run, held);
  if (options.json) stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
  else stdout.write(`${summaryText(choice, run, held)}\nseed ${seed}\n`);
  if (run.interrupted) stderr.write(`${formatFault(interruption(run, seed))}\n`);
  return summary.passed ? 0 : 1;
}

const interruption = ({ steps, epochs }: MnistRun, seed: string): Fault => ({
  code: "INTERRUPTED",
  message: `stopped by Ctrl-C after ${steps} updates, ${epochs.length} whole epochs; --seed ${seed} trains the same again`,
});

/** Runs with a signal that the first Ctrl-C gives; a second one ends the program as ever. */
async function interruptible<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = () => controller.abort();
  process.once("SIGINT", stop);
  try {
    return await run(controller.signal);
  } finally {
    process.removeListener("SIGINT", stop);
  }
}

/** The numbers that are this command's own. Throws WRONG_VALUE. */
function readLimits(options: VerifyMnistOptions): { checks: number; least: number | undefined } {
  const checks = options.checks ?? DEFAULT_CHECKS;
  if (!Number.isInteger(checks) || checks < 1)
    throw fail("WRONG_VALUE", `--checks is ${checks}; expected a whole number of 1 or more`);
  const least = options.leastAccuracy;
  if (least !== undefined && !(least >= 0 && least <= 1))
    throw fail("WRONG_VALUE", `--least-accuracy is ${least}; expected a share from 0 to 1`);
  if (options.report !== undefined && !/\.(html|pdf)$/.test(options.report))
    throw fail("WRONG_VALUE", `--report is "${options.report}"; expected a name that ends in .html or .pdf`);
  return { checks, least };
}

const machineName = (): string =>
  `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? "unknown"}, Node ${process.version}`;
