import type { Figure } from "../formula/figure.js";
import type { SetTex } from "../prose/markdown.js";
import { texPieces } from "../prose/texPieces.js";

/** Sets a teacher's formulas as ours: on a page a line may break in a long one. */
export const ownFigure =
  (figure: Figure): SetTex =>
  (tex, spoken, tall) =>
    figure(figure.silent ? tex : texPieces(tex), spoken, tall);
