import type { Typesetter } from "../formula/typesetter.js";
import type { DrawnFigure } from "../topics/figure.js";
import { planeSvg, written } from "./planeSvg.js";

/** What a question draws of its own, with what a screen reader says of it. */
export const figureSvg = (figure: DrawnFigure, t: Typesetter["t"]): string =>
  planeSvg(figure, altOf(figure, t));

function altOf({ points, line }: DrawnFigure, t: Typesetter["t"]): string {
  const list = (side: boolean): string =>
    points.flatMap(({ at, one }) => (one === side ? [`(${at.map(written).join(", ")})`] : [])).join(", ");
  if (line !== undefined)
    return t(line.origin === 1 ? "figure.plane.line-with" : "figure.plane.line-without", {
      first: written(line.cuts[0]),
      second: written(line.cuts[1]),
    });
  if (points.length === 0) return t("figure.plane.empty");
  return t("figure.plane.points", { ones: list(true), zeros: list(false) });
}
