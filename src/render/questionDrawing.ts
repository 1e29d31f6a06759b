import type { Question } from "../sheet/sheet.js";
import { drawNetwork } from "./drawing/drawNetwork.js";
import type { Typesetter } from "./formula/typesetter.js";
import { graphDrawing } from "./graphDrawing.js";
import { networkDrawing } from "./networkDrawing.js";

/** The drawing of a question's network, or of its graph, as SVG; nothing where there is nothing to draw. */
export function questionDrawing(question: Question, setter: Typesetter, highlighted?: string): string {
  const { network } = question;
  if (network !== undefined)
    return drawNetwork(networkDrawing(network, setter, highlighted === undefined ? {} : { highlighted }));
  const graph = graphDrawing(question, setter);
  return graph === null ? "" : drawNetwork(graph);
}
