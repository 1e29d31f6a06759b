import type { AskedChoice } from "./asked.js";
import type { Lookup } from "./lookup.js";
import type { PaperQuestion } from "./paper.js";
import { Missing } from "./tree.js";

/** The losses of each plot as parts of its first, from what a screen reader says of them. */
const plotsIn = ({ drawing }: PaperQuestion): number[][] =>
  [...drawing.matchAll(/(?:Plot|그래프) \d+: ([\d., ]*\d)/g)].map(([, values = ""]) =>
    values.split(", ").map(Number),
  );

/** Which plot a learning rate makes, or when one has halved its loss; null for a choice about anything else. */
export function readPlots(
  { text, options }: AskedChoice,
  question: PaperQuestion,
  { find }: Pick<Lookup, "find">,
): number | null {
  const half =
    /In plot (\d), the loss is first below half|그래프 (\d)에서 손실이 처음으로 처음 값의 절반/.exec(text);
  const rate = /plot for the learning rate ([\d.]+\d)|학습률이 ([\d.]+\d)일 때의 그래프/.exec(text);
  if (half === null && rate === null) return null;
  const plots = plotsIn(question);
  if (plots.length !== 4) throw new Missing("four plots");
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
