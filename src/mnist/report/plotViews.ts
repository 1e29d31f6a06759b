import { nth } from "../../core/base/known.js";
import type { Messages, TextKeys } from "../../core/words/messages.js";
import type { MnistRun } from "../run.js";
import type { Seen } from "./figures.js";
import { confusionPlot, curves, gradientScatter } from "./plots.js";

/** The report's four plots as SVG. */
export interface PlotViews {
  readonly lossPlot: string;
  readonly accuracyPlot: string;
  readonly gradientPlot: string;
  readonly confusionPlot: string;
}

export function plotViews(
  run: MnistRun,
  seen: readonly Seen[],
  say: Messages<TextKeys["report"]>,
): PlotViews {
  const curve = { epoch: say("epoch"), training: say("trainingImages"), test: say("testImages") };
  const confusion = Array.from({ length: 10 }, () => Array.from({ length: 10 }, () => 0));
  for (const { label, answer } of seen) {
    const row = nth(confusion, label);
    row[answer] = nth(row, answer) + 1;
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
