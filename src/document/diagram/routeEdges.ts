import { nth } from "../../core/base/known.js";
import { type Circle, distanceToSegment, type Point } from "./geometry.js";
import type { EdgeShape } from "./shape.js";

/** An edge's line, from circle to circle: straight, or a quadratic Bézier curve when it has a control point. */
export interface Route {
  readonly start: Point;
  readonly end: Point;
  readonly control?: Point;
  /** The line as a chain of points: two for a straight line. */
  readonly points: readonly Point[];
}

const CLEARANCE = 4;
const SAMPLES = 16;
/** How far the middle of a bent edge stands off the straight line, in px: the first that is free is taken. */
const BENDS = [0, -22, 22, -36, 36, -52, 52, -70, 70, -90, 90, -115, 115] as const;
/** An edge into its own circle, or the second between the same two circles, is never straight. */
const FIRST_BENT = 1;

function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const share = distance / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** The point of a quadratic Bézier curve at 0 ≤ t ≤ 1. */
function onCurve(start: Point, control: Point, end: Point, t: number): Point {
  const a = (1 - t) * (1 - t);
  const b = 2 * t * (1 - t);
  const c = t * t;
  return { x: a * start.x + b * control.x + c * end.x, y: a * start.y + b * control.y + c * end.y };
}

function routeBetween(from: Circle, to: Circle, bend: number): Route {
  if (bend === 0) {
    const start = towards(from, to, from.r);
    const end = towards(to, from, to.r);
    return { start, end, points: [start, end] };
  }
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const control = {
    x: (from.x + to.x) / 2 - ((to.y - from.y) / length) * bend * 2,
    y: (from.y + to.y) / 2 + ((to.x - from.x) / length) * bend * 2,
  };
  const start = towards(from, control, from.r);
  const end = towards(to, control, to.r);
  const points = Array.from({ length: SAMPLES + 1 }, (_, k) => onCurve(start, control, end, k / SAMPLES));
  return { start, end, control, points };
}

function isFree(route: Route, others: readonly Circle[]): boolean {
  return others.every((circle) =>
    route.points.every((point, k) => {
      const before = route.points[k - 1];
      return before === undefined || distanceToSegment(circle, before, point) >= circle.r + CLEARANCE;
    }),
  );
}

/** The lines of all edges, in the order of the edges. A line that would run through a third circle is bent. */
export function routeEdges(circles: readonly Circle[], edges: readonly EdgeShape[]): readonly Route[] {
  const drawn = new Set<string>();
  return edges.map(({ from, to }) => {
    const source = circles[from];
    const target = circles[to];
    if (source === undefined || target === undefined) throw new Error("an edge without its circles");
    const others = circles.filter((circle) => circle !== source && circle !== target);
    const pair = `${Math.min(from, to)} ${Math.max(from, to)}`;
    const bends = drawn.has(pair) || from === to ? BENDS.slice(FIRST_BENT) : BENDS;
    drawn.add(pair);
    const routes = bends.map((bend) => () => routeBetween(source, target, bend));
    for (const route of routes) {
      const tried = route();
      if (isFree(tried, others)) return tried;
    }
    return routeBetween(source, target, nth(bends, 0));
  });
}
