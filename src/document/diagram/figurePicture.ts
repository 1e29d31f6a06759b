import { nth } from "../../core/base/known.js";
import { displayNumber } from "../../core/graph/rounding.js";
import type { CurvesFigure, DrawnFigure, PlaneFigure } from "../../core/topics/figure.js";
import type { Typesetter } from "../formula/typesetter.js";
import type { Picture } from "../tree/picture.js";
import { curvesPicture } from "./curvesPicture.js";
import { planePicture, written } from "./planePicture.js";

type Messages = Typesetter["t"];

/** What a question draws of its own, with what a screen reader says of it. */
export function figurePicture(figure: DrawnFigure, t: Messages): Picture {
  switch (figure.kind) {
    case "plane":
      return planePicture(figure, saidOfPlane(figure, t));
    case "curves":
      return curvesPicture(figure, saidOfCurves(figure, t));
  }
}

function saidOfPlane({ points, line }: PlaneFigure, t: Messages): string {
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

/** Every plot's losses as parts of its first, as exactly as they can be read off. */
function saidOfCurves({ curves }: CurvesFigure, t: Messages): string {
  const plots = curves.map((values, k) => {
    const start = nth(values, 0);
    const parts = values.map((loss) => displayNumber(loss / start, { decimals: 2 }));
    return t("figure.curves.one", { number: k + 1, values: parts.join(", ") });
  });
  return [t("figure.curves.all", { count: curves.length, last: nth(curves, 0).length - 1 }), ...plots].join(
    " ",
  );
}
