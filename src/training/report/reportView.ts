import type { TrainingChoice } from "../choices.js";
import { LECTURE } from "../cost.js";
import { digitExamples } from "../digits.js";
import type { MnistData } from "../mnistFiles.js";
import { type Prediction, predict } from "../predict.js";
import { parametersOf } from "../recipe.js";
import { type MnistRun, TOLERANCE } from "../run.js";
import { count, decimals, duration, percent } from "../summary.js";
import { digitPicture, weightPicture } from "./pictures.js";
import { confusionPlot, curves, gradientScatter } from "./plots.js";
import { type ReportLocale, reportWords } from "./words.js";

export interface ReportSource {
  readonly choice: TrainingChoice;
  readonly seed: string;
  readonly run: MnistRun;
  readonly data: MnistData;
  /** What the figures were measured on: `2 cores, Node v20`. */
  readonly machine: string;
}

interface Picture {
  readonly image: string;
  readonly spoken: string;
  readonly caption: string;
}

/** All that the report's template shows, worked out and in words. */
export interface ReportView {
  readonly locale: ReportLocale;
  readonly title: string;
  readonly lead: string;
  readonly best: string;
  readonly words: Readonly<Record<string, string>>;
  readonly how: readonly { readonly name: string; readonly value: string }[];
  readonly lossPlot: string;
  readonly accuracyPlot: string;
  readonly counts: readonly { readonly name: string; readonly lecture: string; readonly full: string }[];
  readonly times: readonly { readonly name: string; readonly value: string; readonly note: string }[];
  readonly gradientPlot: string;
  readonly confusionPlot: string;
  readonly samples: readonly Picture[];
  readonly wrong: readonly Picture[];
  readonly weights: readonly Picture[];
}

const SAMPLES = 20;
const WRONG = 20;
const NEURONS = 30;

type Words = ReturnType<typeof reportWords>;
type Seen = Prediction & { readonly index: number; readonly label: number };

const TITLES = ["how", "curves", "cost", "gradient", "samples", "confusion", "wrong", "weights"] as const;

export function reportView(source: ReportSource, locale: ReportLocale): ReportView {
  const { run, data } = source;
  const say = reportWords(locale);
  const examples = digitExamples(data.test);
  const seen = Array.from(
    { length: data.test.count },
    (_none, index): Seen => ({
      ...predict(run.recipe, run.parameters, examples, index),
      index,
      label: data.test.labels[index] ?? 0,
    }),
  );
  const wrong = seen.filter(({ answer, label }) => answer !== label).sort((a, b) => b.loss - a.loss);
  const { weights, biases } = parametersOf(run.recipe);
  const neurons = Math.min(NEURONS, run.parameters[0]?.size ?? 0);
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
        : say("best", { epoch: run.best.epoch, accuracy: percent(run.best.testAccuracy) }),
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
    ...plots(run, seen, say),
    ...costs(run, say),
    samples: seen.slice(0, SAMPLES).map((one) => digitOf(one, data, say)),
    wrong: wrong.slice(0, WRONG).map((one) => digitOf(one, data, say)),
    weights: Array.from({ length: neurons }, (_none, neuron) => weightsOf(neuron, run, data, say)),
  };
}

function howRows({ choice, seed, run, machine }: ReportSource, say: Words): ReportView["how"] {
  const { recipe } = run;
  const last = run.epochs.at(-1);
  const row = (key: string, value: string | number) => ({ name: say(key), value: String(value) });
  return [
    row("layers", recipe.layers.map(({ size, activation }) => `${size} ${activation}`).join(", ")),
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
              seconds: duration(last.seconds),
            }),
          ),
        ]),
    row("machine", machine),
  ];
}

function plots(run: MnistRun, seen: readonly Seen[], say: Words) {
  const curve = { epoch: say("epoch"), training: say("trainingImages"), test: say("testImages") };
  const confusion = Array.from({ length: 10 }, () => Array.from({ length: 10 }, () => 0));
  for (const { label, answer } of seen) {
    const row = confusion[label];
    if (row !== undefined) row[answer] = (row[answer] ?? 0) + 1;
  }
  return {
    lossPlot: curves(
      run.epochs,
      ({ trainingLoss }) => trainingLoss,
      ({ testLoss }) => testLoss,
      { ...curve, axis: say("lossAxis"), spoken: say("lossSpoken") },
    ),
    accuracyPlot: curves(
      run.epochs,
      ({ trainingAccuracy }) => 100 * trainingAccuracy,
      ({ testAccuracy }) => 100 * testAccuracy,
      { ...curve, axis: say("accuracyAxis"), spoken: say("accuracySpoken") },
    ),
    gradientPlot: gradientScatter(run.gradients.checked, {
      spoken: say("gradientSpoken"),
      backpropagation: say("backpropagation"),
      differences: say("differences"),
    }),
    confusionPlot: confusionPlot(confusion, {
      spoken: say("confusionSpoken"),
      label: say("confusionLabel"),
      answer: say("confusionAnswer"),
    }),
  };
}

function costs({ cost }: MnistRun, say: Words): Pick<ReportView, "counts" | "times"> {
  if (cost === null) return { counts: [], times: [] };
  const { lecture, full } = cost;
  const weights = count(cost.weights);
  const operations = (key: string, which: keyof typeof lecture) => ({
    name: say(key, { images: count(cost.images) }),
    lecture: count(lecture[which]),
    full: count(full[which]),
  });
  const time = (key: string, seconds: number, note: string) => ({
    name: say(key, { rate: count(LECTURE.operationsPerSecond) }),
    value: duration(seconds),
    note: note === "" ? "" : say(note),
  });
  return {
    counts: [
      {
        name: say("costParameters"),
        lecture: say("costParametersLecture", { weights }),
        full: say("costParametersFull", { weights, biases: count(cost.biases) }),
      },
      operations("costImage", "perImage"),
      operations("costParameter", "perParameter"),
      operations("costUpdate", "perUpdate"),
    ],
    times: [
      time("costLoss", cost.lossSeconds, "measured"),
      time("costNaive", cost.naiveSeconds, "multiplied"),
      time("costNaiveLecture", cost.lectureSeconds, ""),
      time("costBackpropagation", cost.backpropagationSeconds, "measured"),
      {
        name: say("costRatio"),
        value: say("costTimes", { ratio: count(Math.round(cost.ratio)) }),
        note: say("multiplied"),
      },
    ],
  };
}

function digitOf({ index, label, answer, a }: Seen, { test }: MnistData, say: Words): Picture {
  const pixels = test.rows * test.columns;
  const share = decimals(a.at(-1)?.[answer] ?? Number.NaN, 2);
  return {
    image: digitPicture(test.rows, test.columns, test.images.subarray(index * pixels, (index + 1) * pixels)),
    spoken: say("digitSpoken", { label }),
    caption: say(answer === label ? "answerRight" : "answerWrong", { answer, share, label }),
  };
}

/** A neuron's weights, the colours full at three of its spreads. */
function weightsOf(neuron: number, { parameters }: MnistRun, { test }: MnistData, say: Words): Picture {
  const [first] = parameters;
  const inputs = first?.inputs ?? 0;
  const own = first?.weights.subarray(neuron * inputs, (neuron + 1) * inputs) ?? new Float64Array();
  const spread = Math.sqrt(own.reduce((sum, w) => sum + w * w, 0) / Math.max(1, own.length));
  return {
    image: weightPicture(test.rows, test.columns, own, 3 * spread),
    spoken: say("weightSpoken", { neuron: neuron + 1 }),
    caption: String(neuron + 1),
  };
}
