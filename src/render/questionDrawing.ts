import { digitSvg } from "../digits/digitSvg.js";
import type { Question } from "../sheet/sheet.js";
import { drawNetwork } from "./drawing/drawNetwork.js";
import type { Typesetter } from "./formula/typesetter.js";
import { type DrawingOptions, networkDrawing } from "./networkDrawing.js";

/** The side of a printed digit, in px. */
const DIGIT_SIZE = 150;

/** What a question shows, as HTML: the handwritten digit that it is about with a caption, else its network. */
export function questionDrawing(
  { network, picture }: Question,
  setter: Typesetter,
  options: DrawingOptions = {},
): string {
  if (picture === undefined) return drawNetwork(networkDrawing(network, setter, options));
  const { label } = picture;
  const svg = digitSvg(picture, picture, DIGIT_SIZE, setter.t("digit.spoken", { label }));
  return `${svg}<p class="caption">${setter.t("digit.caption", { label, output: label + 1 })}</p>`;
}
