import * as Plot from "@observablehq/plot";
import { plotSvg } from "../../document/diagram/plotSvg.js";

/** Plots are SVG texts with sizes in px, to be put into a page as they are; `spoken` tells what they show. */
const WIDTH = 620;
const BAR = "#35608f";

const plot = (spoken: string, options: Plot.PlotOptions): string =>
  plotSvg(spoken, { width: WIDTH, ...options });

/** How many students reached how many tenths of the marks; full marks stand with the last tenth. */
export function scorePlot(
  shares: readonly number[],
  words: { readonly spoken: string; readonly share: string; readonly students: string },
): string {
  const tenths = Array.from({ length: 10 }, (_none, k) => ({
    from: k * 10,
    to: (k + 1) * 10,
    count: shares.filter((share) => Math.min(9, Math.floor(share * 10 + 1e-9)) === k).length,
  }));
  return plot(words.spoken, {
    height: 232,
    marginBottom: 42,
    x: { label: words.share, labelOffset: 36, domain: [0, 100], ticks: 10 },
    y: { label: words.students, grid: true, tickFormat: "d", ticks: 5 },
    marks: [
      Plot.rectY(tenths, { x1: "from", x2: "to", y: "count", fill: BAR, inset: 1 }),
      Plot.text(
        tenths.filter(({ count }) => count > 0),
        { x: ({ from }) => from + 5, y: "count", text: ({ count }) => String(count), dy: -7 },
      ),
      Plot.ruleY([0]),
    ],
  });
}

export interface Bar {
  readonly name: string;
  readonly value: number;
  /** What stands at the end of the bar. */
  readonly label: string;
}

/** Bars from left to right, one under another in the order given. */
export function barPlot(
  bars: readonly Bar[],
  words: { readonly spoken: string; readonly axis: string; readonly most?: number },
): string {
  const longest = Math.max(...bars.map(({ name }) => widthOf(name)));
  const most = words.most ?? Math.max(1, ...bars.map(({ value }) => value));
  return plot(words.spoken, {
    height: 62 + 24 * bars.length,
    marginTop: 8,
    marginBottom: 42,
    marginLeft: Math.min(360, 20 + longest),
    marginRight: 60,
    x: { label: words.axis, labelOffset: 36, domain: [0, most], grid: true, ticks: 5 },
    y: { label: null, domain: bars.map(({ name }) => name), tickSize: 0 },
    marks: [
      Plot.barX(bars, { x: "value", y: "name", fill: BAR, insetTop: 2, insetBottom: 2 }),
      Plot.text(bars, { x: "value", y: "name", text: "label", textAnchor: "start", dx: 5 }),
      Plot.ruleX([0]),
    ],
  });
}

/** About how wide a text of 12 px is: Korean letters fill their squares. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) < 0x1100 ? 6.8 : 12.2), 0);
