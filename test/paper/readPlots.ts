import type { AskedChoice } from "./asked.js";
import type { Lookup } from "./lookup.js";
import type { PaperQuestion } from "./paper.js";
import { Missing } from "./tree.js";

/** The losses of each plot as parts of its first, from what a screen reader says of them. */
const plotsIn = ({ drawing, beside }: PaperQuestion): number[][] =>
  [...`${drawing}\n${beside}`.matchAll(/(?:Plot|그래프) \d+: ([\d., ]*\d)/g)].map(([, values = ""]) =>
    values.split(", ").map(Number),
  );

/** Four learning rates, and the one whose plot is asked for. */
const RANKED =
  /Of the learning rates ([\d.]+), ([\d.]+), ([\d.]+) and ([\d.]+), the plot for ([\d.]*\d):|학습률 ([\d.]+), ([\d.]+), ([\d.]+), ([\d.]+) 가운데 ([\d.]*\d)일 때의 그래프/;

/** Plots in the order of their rates: where the loss only falls, the larger one falls faster; one that grows is last. */
function byRank(ranked: RegExpExecArray, plots: readonly (readonly number[])[]): number {
  const numbers = ranked.slice(1).flatMap((one) => (one === undefined ? [] : [Number(one)]));
  const rank = numbers
    .slice(0, -1)
    .sort((a, b) => a - b)
    .indexOf(numbers.at(-1) ?? Number.NaN);
  if (rank < 0) throw new Missing("the rate among the four");
  const grows = (plot: readonly number[]): boolean => Math.max(...plot) > 1.1;
  const order = [...plots].sort(
    (one, other) => Number(grows(one)) - Number(grows(other)) || (other[1] ?? 0) - (one[1] ?? 0),
  );
  return 1 + plots.indexOf(order[rank] ?? []);
}

/** Which plot a learning rate makes, or when one has halved its loss; null for a choice about anything else. */
export function readPlots(
  { text, options }: AskedChoice,
  question: PaperQuestion,
  { find }: Pick<Lookup, "find">,
): number | null {
  const half =
    /In plot (\d), the loss is first below half|그래프 (\d)에서 손실이 처음으로 처음 값의 절반/.exec(text);
  const rate = /plot for the learning rate ([\d.]*\d)|학습률이 ([\d.]*\d)일 때의 그래프/.exec(text);
  const ranked = RANKED.exec(text);
  if (half === null && rate === null && ranked === null) return null;
  const plots = plotsIn(question);
  if (plots.length !== 4) throw new Missing("four plots");
  if (ranked !== null) return byRank(ranked, plots);
  if (half !== null) {
    const halved = (plots[Number(half[1] ?? half[2]) - 1] ?? []).findIndex((part) => part < 0.5);
    return 1 + options.findIndex((one) => Number(one.text) === halved);
  }
  // Trained anew: w goes down the slope of half the squared error.
  const [x, y, start] = [find("x_1"), find("y_1"), find("w_0")];
  let w = start;
  const losses = Array.from({ length: 7 }, () => {
    const loss = (w * x - y) ** 2 / 2;
    w -= Number(rate?.[1] ?? rate?.[2]) * (w * x - y) * x;
    return loss;
  });
  const away = plots.map((plot) =>
    plot.reduce((sum, part, t) => sum + Math.abs(part - (losses[t] ?? 0) / (losses[0] ?? 0)), 0),
  );
  const nearest = Math.min(...away);
  if (nearest > 0.2) throw new Error(`no plot belongs to the rate ${rate?.[0]}`);
  return 1 + away.indexOf(nearest);
}
