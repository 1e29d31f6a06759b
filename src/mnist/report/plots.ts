import * as Plot from "@observablehq/plot";
import { plotSvg } from "../../document/diagram/plotSvg.js";
import type { CheckedGradient } from "../gradientCheck.js";
import type { EpochResult } from "../train.js";

/** Plots are SVG texts with sizes in px, in black and grey but for one colour, to be put into the report as they are. */
const WIDTH = 320;
const HEIGHT = 210;
const TRAINING = "#888";
const TEST = "#b5361c";

const plot = (spoken: string, options: Plot.PlotOptions): string =>
  plotSvg(spoken, {
    width: WIDTH,
    height: HEIGHT,
    marginLeft: 48,
    marginBottom: 38,
    style: { fontSize: "11px" },
    ...options,
  });

export interface CurveWords {
  readonly spoken: string;
  readonly epoch: string;
  readonly training: string;
  readonly test: string;
  readonly axis: string;
}

/** Two values an epoch as lines, the test images' with dots. */
export function curves(
  epochs: readonly EpochResult[],
  training: (one: EpochResult) => number,
  test: (one: EpochResult) => number,
  words: CurveWords,
): string {
  const last = epochs.at(-1);
  const line = (value: (one: EpochResult) => number, stroke: string) =>
    Plot.lineY(epochs, { x: "epoch", y: value, stroke, strokeWidth: 1.5 });
  const testAbove = last !== undefined && test(last) > training(last);
  const name = (value: (one: EpochResult) => number, text: string, fill: string, above: boolean) =>
    Plot.text(last === undefined ? [] : [last], {
      x: "epoch",
      y: value,
      text: () => text,
      fill,
      dy: above ? -9 : 9,
      textAnchor: "end",
    });
  return plot(words.spoken, {
    x: { label: words.epoch, tickFormat: "d", ticks: Math.min(10, Math.max(1, epochs.length - 1)) },
    // Room below the lines for a name.
    y: { label: words.axis, grid: true, nice: true, insetBottom: 14 },
    marks: [
      line(training, TRAINING),
      line(test, TEST),
      Plot.dot(epochs, { x: "epoch", y: test, fill: TEST, r: 2 }),
      name(training, words.training, TRAINING, !testAbove),
      name(test, words.test, TEST, testAbove),
    ],
  });
}

/** Each checked gradient by backpropagation against differences, sizes on logarithmic axes; they should lie on the line. */
export function gradientScatter(
  checked: readonly CheckedGradient[],
  words: { readonly spoken: string; readonly backpropagation: string; readonly differences: string },
): string {
  const points = checked
    .map(({ backpropagation, differences }) => ({ x: Math.abs(backpropagation), y: Math.abs(differences) }))
    .filter(({ x, y }) => x > 0 && y > 0);
  const sizes = points.map(({ x }) => x);
  const ends = [Math.min(...sizes), Math.max(...sizes)];
  return plot(words.spoken, {
    height: WIDTH,
    marginLeft: 56,
    x: { type: "log", label: words.backpropagation, tickFormat: ".0e", ticks: 4, grid: true },
    y: { type: "log", label: words.differences, tickFormat: ".0e", ticks: 4, grid: true },
    marks: [
      Plot.line(ends, { x: (end: number) => end, y: (end: number) => end, stroke: TRAINING }),
      Plot.dot(points, { x: "x", y: "y", r: 1.6, fill: TEST, fillOpacity: 0.6 }),
    ],
  });
}

/** How often a digit (row) got an answer (column). */
export function confusionPlot(
  counts: readonly (readonly number[])[],
  words: { readonly spoken: string; readonly label: string; readonly answer: string },
): string {
  const cells = counts.flatMap((row, label) => row.map((count, answer) => ({ label, answer, count })));
  const wrong = cells.filter(({ label, answer }) => label !== answer);
  const most = Math.max(1, ...wrong.map(({ count }) => count));
  return plot(words.spoken, {
    height: WIDTH,
    marginTop: 40,
    x: { label: words.answer, axis: "top", tickSize: 0 },
    y: { label: words.label, tickSize: 0 },
    marks: [
      Plot.cell(wrong, {
        x: "answer",
        y: "label",
        fill: TEST,
        fillOpacity: (cell) => (0.75 * cell.count) / most,
        inset: 0.5,
      }),
      Plot.cell(
        cells.filter(({ label, answer }) => label === answer),
        { x: "answer", y: "label", fill: "#ddd", inset: 0.5 },
      ),
      Plot.text(
        cells.filter(({ count }) => count > 0),
        { x: "answer", y: "label", text: (cell) => String(cell.count), fontSize: 9.5 },
      ),
    ],
  });
}
