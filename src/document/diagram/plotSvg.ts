import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";

const { document } = parseHTML("<html><body></body></html>");

/** A chart as one `<svg>` with sizes in px, to be put into a page as it is; `spoken` tells what it shows. */
export function plotSvg(spoken: string, { style, ...options }: Plot.PlotOptions): string {
  const svg = Plot.plot({
    document,
    style: {
      fontFamily: "inherit",
      fontSize: "12px",
      background: "none",
      ...(typeof style === "object" ? style : {}),
    },
    ...options,
  });
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", spoken);
  return svg.outerHTML;
}
