import type { Picture } from "../tree/picture.js";
import { drawnPicture } from "./drawnShapes.js";
import { type Layout, layOut } from "./layout.js";
import { setDrawing } from "./setDrawing.js";
import type { Shape } from "./shape.js";
import type { Drawing } from "./types.js";

export type { Drawing, DrawnColumn, DrawnEdge, DrawnNode, Label } from "./types.js";

/** Layouts by shape: the copies of a sheet differ in their numbers only. The oldest is dropped when full. */
const layouts = new Map<string, Layout>();
const MOST_LAYOUTS = 200;

function layoutOf(shape: Shape): Layout {
  const key = JSON.stringify(shape);
  const known = layouts.get(key);
  if (known !== undefined) return known;
  const oldest = layouts.keys().next();
  if (layouts.size >= MOST_LAYOUTS && oldest.done !== true) layouts.delete(oldest.value);
  const made = layOut(shape);
  layouts.set(key, made);
  return made;
}

/**
 * The drawing as a picture for print in black and grey, sizes in px. The same drawing gives the same picture. It is never wider than `maxWidth`: columns move together, and at
 * last the whole is scaled down. Throws an Error when an edge names a circle that is not there.
 */
export function networkPicture(drawing: Drawing): Picture {
  const set = setDrawing(drawing);
  return drawnPicture(drawing, set, layoutOf(set.shape));
}
