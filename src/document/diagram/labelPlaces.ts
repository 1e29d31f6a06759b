import { type Box, boxesMeet, boxMeetsCircle, type Circle, lengthInside, type Point } from "./geometry.js";
import type { Route } from "./routeEdges.js";
import type { EdgeShape, LabelShape } from "./shape.js";

/** A place for a label: the middle of its edge's stretch, the turn, and what it costs to print it there. */
export interface Place extends Point {
  readonly cos: number;
  readonly sin: number;
  readonly box: Box;
  readonly cost: number;
}

/** What the labels must keep clear of. */
export interface Scene {
  readonly circles: readonly Circle[];
  readonly routes: readonly Route[];
  readonly edges: readonly EdgeShape[];
  readonly texts: readonly Box[];
}

/** From this cost on, something touches or is struck through. */
export const SPOILT = 10;
export const TOUCH = 1000;
const STRUCK = 10;
const STRUCK_PER_PX = 1;
const NEAR_PER_PX = 0.02;
const OFF_PER_SHARE = 4;
const STEP = 3;
export const SPACE = 2;
const NEAR = 2.5;
/** Free line before a label, and after it, where the arrow head is. */
const STUB = 3;
const HEAD = 9;
/** The middle of a digit above the baseline, in em. */
export const MIDDLE = 0.33;
const PADDING = 1;
/** White at the ends of a label, so that its minus sign does not run into the line. */
export const END_SPACE = 2;

/** The box of a label whose digits' middle is at (x, y). */
function labelBox(x: number, y: number, cos: number, sin: number, label: LabelShape, size: number): Box {
  const up = (label.up - MIDDLE) * size + PADDING;
  const down = (label.down + MIDDLE) * size + PADDING;
  const shift = (down - up) / 2;
  return {
    x: x - sin * shift,
    y: y + cos * shift,
    halfWidth: (label.width * size) / 2 + END_SPACE,
    halfHeight: (up + down) / 2,
    cos,
    sin,
  };
}

function lengthOf(points: readonly Point[]): number {
  let sum = 0;
  points.forEach((point, k) => {
    const before = points[k - 1];
    if (before !== undefined) sum += Math.hypot(point.x - before.x, point.y - before.y);
  });
  return sum;
}

/** The point at a distance along the chain, and the chain's direction there, always rightwards. */
function walk(points: readonly Point[], distance: number): Point & { cos: number; sin: number } {
  let left = distance;
  for (let k = 1; k < points.length; k += 1) {
    const p = points[k - 1];
    const q = points[k];
    if (p === undefined || q === undefined) break;
    const length = Math.hypot(q.x - p.x, q.y - p.y);
    if (left <= length || k === points.length - 1) {
      const cos = (q.x - p.x) / length;
      const sin = (q.y - p.y) / length;
      const sign = cos < -1e-9 ? -1 : 1;
      return { x: p.x + cos * left, y: p.y + sin * left, cos: cos * sign, sin: sin * sign };
    }
    left -= length;
  }
  throw new Error("a line without length");
}

/** The share of the edge at which a label reads best: away from where many edges meet. */
function favourite(scene: Scene, { from, to }: EdgeShape): number {
  const leaving = scene.edges.filter((edge) => edge.from === from).length;
  const arriving = scene.edges.filter((edge) => edge.to === to).length;
  if (leaving > 1 && arriving > 1) return 0.27;
  if (leaving === arriving) return 0.48;
  return leaving > 1 ? 0.6 : 0.38;
}

function costOf(scene: Scene, own: number, box: Box): number {
  const reach = box.halfWidth + box.halfHeight + NEAR;
  let cost = 0;
  for (const circle of scene.circles) if (boxMeetsCircle(box, circle, SPACE)) cost += TOUCH;
  for (const text of scene.texts) if (boxesMeet(box, text, SPACE)) cost += TOUCH;
  scene.routes.forEach(({ points }, k) => {
    if (k === own) return;
    for (let i = 1; i < points.length; i += 1) {
      const p = points[i - 1];
      const q = points[i];
      if (p === undefined || q === undefined) continue;
      if (Math.max(p.x, q.x) < box.x - reach || Math.min(p.x, q.x) > box.x + reach) continue;
      const near = lengthInside(box, p, q, NEAR);
      if (near === 0) continue;
      const inside = lengthInside(box, p, q, 0);
      cost += NEAR_PER_PX * near + (inside > 0 ? STRUCK + STRUCK_PER_PX * inside : 0);
    }
  });
  return cost;
}

/** The places along one edge, the cheapest first; none for an edge without a label. */
export function placesOn(scene: Scene, own: number, label: LabelShape, size: number): readonly Place[] {
  const route = scene.routes[own];
  const edge = scene.edges[own];
  if (route === undefined || edge === undefined || !edge.labelled) return [];
  const length = lengthOf(route.points);
  const wanted = favourite(scene, edge) * length;
  const half = (label.width * size) / 2 + END_SPACE;
  const from = Math.min(STUB + half, length / 2);
  const to = Math.max(length - HEAD - half, from);
  const places: Place[] = [];
  for (let at = from; at <= to; at += STEP) {
    const { x, y, cos, sin } = walk(route.points, at);
    const box = labelBox(x, y, cos, sin, label, size);
    const off = (OFF_PER_SHARE * Math.abs(at - wanted)) / length;
    places.push({ x, y, cos, sin, box, cost: off + costOf(scene, own, box) });
  }
  return places.sort((a, b) => a.cost - b.cost);
}
