import { nth } from "../../core/base/known.js";
import type { LocaleName } from "../../core/base/settings.js";
import { messagesFor } from "../../core/words/locale.js";
import type { Messages, TextKeys } from "../../core/words/messages.js";
import type { MnistData } from "../data/mnistFiles.js";
import type { TrainingChoice } from "../recipe/choices.js";
import { parametersOf } from "../recipe/recipe.js";
import { type MnistRun, TOLERANCE } from "../run.js";
import { count } from "../summary.js";
import { type CostRows, costRows } from "./costRows.js";
import { digitOf, type Picture, seenImages, weightsOf } from "./figures.js";
import { type PlotViews, plotViews } from "./plotViews.js";
import { durationIn, percentIn } from "./units.js";

export interface ReportSource {
  readonly choice: TrainingChoice;
  readonly seed: string;
  readonly run: MnistRun;
  readonly data: MnistData;
  /** What the figures were measured on: `2 cores, Node v20`. */
  readonly machine: string;
}

/** All that the report's template shows, worked out and in words. */
export interface ReportView extends PlotViews, CostRows {
  readonly locale: LocaleName;
  readonly title: string;
  readonly lead: string;
  readonly best: string;
  readonly words: Readonly<Record<string, string>>;
  readonly how: readonly { readonly name: string; readonly value: string }[];
  readonly samples: readonly Picture[];
  readonly wrong: readonly Picture[];
  readonly weights: readonly Picture[];
}

const SAMPLES = 20;
const WRONG = 20;
const NEURONS = 30;

const TITLES = ["how", "curves", "cost", "gradient", "samples", "confusion", "wrong", "weights"] as const;

export function reportView(source: ReportSource, locale: LocaleName): ReportView {
  const { run, data } = source;
  const say = messagesFor(locale, "report");
  const seen = seenImages(run, data);
  const wrong = seen.filter(({ answer, label }) => answer !== label).sort((a, b) => b.loss - a.loss);
  const { weights, biases } = parametersOf(run.recipe);
  const neurons = Math.min(NEURONS, nth(run.parameters, 0).size);
  const gradientLead = say("gradientLead", {
    count: run.gradients.checked.length,
    worst: run.gradients.worst.toExponential(1),
    tolerance: TOLERANCE.toExponential(0),
  });
  return {
    locale,
    title: say("title"),
    lead: say("lead", {
      sizes: [run.recipe.inputs, ...run.recipe.layers.map(({ size }) => size)].join("-"),
      parameters: count(weights + biases),
      training: count(run.trainingImages),
      test: count(run.testImages),
    }),
    best:
      run.best === null
        ? ""
        : say("best", { epoch: run.best.epoch, accuracy: percentIn(run.best.testAccuracy, say) }),
    words: {
      ...Object.fromEntries(TITLES.map((name) => [`${name}Title`, say(`${name}Title`)])),
      costLead: say("costLead"),
      costLecture: say("costLecture"),
      costFull: say("costFull"),
      gradientLead,
      samplesLead: say("samplesLead"),
      wrongLead: say("wrongLead"),
      weightsLead: say("weightsLead", { count: neurons }),
    },
    how: howRows(source, say),
    ...plotViews(run, seen, say),
    ...costRows(run, say),
    samples: seen.slice(0, SAMPLES).map((one) => digitOf(one, data, say)),
    wrong: wrong.slice(0, WRONG).map((one) => digitOf(one, data, say)),
    weights: Array.from({ length: neurons }, (_none, neuron) => weightsOf(neuron, run, data, say)),
  };
}

function howRows(
  { choice, seed, run, machine }: ReportSource,
  say: Messages<TextKeys["report"]>,
): ReportView["how"] {
  const { recipe } = run;
  const last = run.epochs.at(-1);
  const row = (key: TextKeys["report"], value: string | number) => ({ name: say(key), value: String(value) });
  return [
    row("layers", recipe.layers.map(({ size, activation }) => say("layer", { size, activation })).join(", ")),
    row("loss", recipe.loss),
    row("optimizer", recipe.optimizer.name),
    row("learningRate", recipe.learningRate),
    row("batchSize", recipe.batchSize),
    row("init", choice.init),
    row("seed", seed),
    row("precision", choice.precision),
    ...(last === undefined
      ? []
      : [
          row(
            "speed",
            say("speedValue", {
              rate: count(Math.round(last.imagesPerSecond)),
              seconds: durationIn(last.seconds, say),
            }),
          ),
        ]),
    row("machine", machine),
  ];
}
