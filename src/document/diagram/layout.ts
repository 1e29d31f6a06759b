import { nth } from "../../core/base/known.js";
import type { Box, Circle } from "./geometry.js";
import type { Scene } from "./labelPlaces.js";
import { type Labels, placeLabels } from "./placeLabels.js";
import { placeNodes } from "./placeNodes.js";
import { type Notes, placeNotes } from "./placeNotes.js";
import { type Route, routeEdges } from "./routeEdges.js";
import { CAPTION_PITCH, FONT, type Shape, SIDE_SPACE } from "./shape.js";

/** Where everything stands, in px; the view's corner need not be (0, 0). */
export interface Layout {
  readonly view: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** The x of every column. */
  readonly xs: readonly number[];
  readonly circles: readonly Circle[];
  readonly routes: readonly Route[];
  readonly notes: readonly Notes[];
  readonly labels: Labels;
  /** Baseline of the first line of the columns' captions. */
  readonly captionY: number;
}

/** Sizes for labels in px, of which the largest is taken with which nothing touches. */
const SIZES = [8, 8.5, 9, 9.5, 10, 10.5, 11] as const;
const MARGIN = 3;
const CAPTION_SPACE = 6;

/** Labels in the largest size that fits, found by halving; in the least bad, if none does. */
function labelsOf(scene: Scene, shape: Shape): Labels {
  let best: Labels | undefined;
  let low = 0;
  let high = SIZES.length - 1;
  let next = high;
  while (low <= high) {
    const labels = placeLabels(scene, shape.label, SIZES[next] ?? SIZES[0]);
    if (best === undefined || labels.spoilt <= best.spoilt) best = labels;
    if (labels.spoilt === 0) low = next + 1;
    else high = next - 1;
    next = (low + high) >> 1;
  }
  return best ?? { places: [], size: SIZES[0], spoilt: 0 };
}

/** A drawing's width grows by so many pixels, so that most copies have drawings of the same size. */
const STEP = 10;

/** The smallest view of whole pixels, but for the step of its width, that holds everything: a browser that rounds its size to pixels would scale all in it. */
function viewOf(shape: Shape, layout: Omit<Layout, "view">): Layout["view"] {
  let [left, top, right, bottom] = [0, 0, 0, 0];
  const hold = (x1: number, y1: number, x2: number, y2: number): void => {
    left = Math.min(left, x1);
    top = Math.min(top, y1);
    right = Math.max(right, x2);
    bottom = Math.max(bottom, y2);
  };
  const holdBox = ({ x, y, halfWidth, halfHeight, cos, sin }: Box): void => {
    const w = halfWidth * Math.abs(cos) + halfHeight * Math.abs(sin);
    const h = halfWidth * Math.abs(sin) + halfHeight * Math.abs(cos);
    hold(x - w, y - h, x + w, y + h);
  };
  const nodes = shape.columns.flatMap((column) => column.nodes);
  for (const [k, { x, y, r }] of layout.circles.entries()) {
    const side = (width = 0): number => r + (width > 0 ? SIDE_SPACE + width : 1);
    hold(x - side(nodes[k]?.left), y - r - 1, x + side(nodes[k]?.right), y + r + 1);
  }
  for (const { boxes } of layout.notes) boxes.forEach(holdBox);
  for (const { points } of layout.routes) for (const { x, y } of points) hold(x, y, x, y);
  for (const place of layout.labels.places) if (place !== undefined) holdBox(place.box);
  for (const [k, { caption }] of shape.columns.entries()) {
    const x = nth(layout.xs, k);
    const half = Math.max(0, ...caption) / 2;
    const last = layout.captionY + (caption.length - 1) * CAPTION_PITCH + 0.28 * FONT.caption;
    if (caption.length > 0) hold(x - half, 0, x + half, last);
  }
  const [x, y] = [Math.floor(left - MARGIN), Math.floor(top - MARGIN)];
  const width = Math.ceil(right + MARGIN) - x;
  const even = Math.ceil(width / STEP) * STEP;
  return { x, y, width: even > shape.maxWidth ? width : even, height: Math.ceil(bottom + MARGIN) - y };
}

/** Places circles, edges, notes, and labels, in this order; a later one keeps clear of those before it. */
export function layOut(shape: Shape): Layout {
  const { circles, xs } = placeNodes(shape);
  const routes = routeEdges(circles, shape.edges);
  const nodes = shape.columns.flatMap((column) => column.nodes);
  const notes = placeNotes(circles, nodes, routes);
  const texts = notes.flatMap(({ boxes }) => boxes);
  const labels = labelsOf({ circles, routes, edges: shape.edges, texts }, shape);
  const bottoms = [
    ...circles.map(({ y, r }) => y + r),
    ...texts.map(({ y, halfHeight }) => y + halfHeight),
    ...routes.flatMap(({ points }) => points.map(({ y }) => y)),
  ];
  const captionY = Math.max(0, ...bottoms) + CAPTION_SPACE + 0.75 * FONT.caption;
  const layout = { circles, xs, routes, notes, labels, captionY };
  return { ...layout, view: viewOf(shape, layout) };
}
