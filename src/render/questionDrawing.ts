import type { Question } from "../sheet/sheet.js";
import { drawNetwork } from "./drawing/drawNetwork.js";
import type { Typesetter } from "./formula/typesetter.js";
import { networkDrawing } from "./networkDrawing.js";

/** The drawing of a question's network as SVG; nothing where there is nothing to draw. */
export function questionDrawing({ network }: Question, setter: Typesetter, highlighted?: string): string {
  if (network === undefined) return "";
  return drawNetwork(networkDrawing(network, setter, highlighted === undefined ? {} : { highlighted }));
}
