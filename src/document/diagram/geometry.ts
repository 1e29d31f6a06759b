export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Circle extends Point {
  readonly r: number;
}

/** A rectangle turned about its centre: `cos` and `sin` give the direction of its long side. */
export interface Box extends Point {
  readonly halfWidth: number;
  readonly halfHeight: number;
  readonly cos: number;
  readonly sin: number;
}

/** An upright box from its left, top, right and bottom. */
export function upright(left: number, top: number, right: number, bottom: number): Box {
  return {
    x: (left + right) / 2,
    y: (top + bottom) / 2,
    halfWidth: (right - left) / 2,
    halfHeight: (bottom - top) / 2,
    cos: 1,
    sin: 0,
  };
}

/** Whether some side of `a` separates the two boxes by at least `margin`. */
function separates(a: Box, b: Box, margin: number): boolean {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const cos = Math.abs(a.cos * b.cos + a.sin * b.sin);
  const sin = Math.abs(a.cos * b.sin - a.sin * b.cos);
  const along = Math.abs(dx * a.cos + dy * a.sin);
  if (along >= a.halfWidth + b.halfWidth * cos + b.halfHeight * sin + margin) return true;
  const across = Math.abs(dy * a.cos - dx * a.sin);
  return across >= a.halfHeight + b.halfWidth * sin + b.halfHeight * cos + margin;
}

/** Whether two boxes come closer than `margin` (by the separating axis theorem). */
export function boxesMeet(a: Box, b: Box, margin: number): boolean {
  const dx = a.x - b.x;
  const dy = a.y - b.y;
  const reach = a.halfWidth + a.halfHeight + b.halfWidth + b.halfHeight + margin;
  if (dx * dx + dy * dy >= reach * reach) return false;
  return !separates(a, b, margin) && !separates(b, a, margin);
}

/** Whether a box comes closer than `margin` to a circle. */
export function boxMeetsCircle(box: Box, circle: Circle, margin: number): boolean {
  const dx = circle.x - box.x;
  const dy = circle.y - box.y;
  const along = Math.max(0, Math.abs(dx * box.cos + dy * box.sin) - box.halfWidth);
  const across = Math.max(0, Math.abs(dy * box.cos - dx * box.sin) - box.halfHeight);
  const reach = circle.r + margin;
  return along * along + across * across < reach * reach;
}

/** The length of the segment from `p` to `q` within the box grown by `margin` (Liang–Barsky clipping). */
export function lengthInside(box: Box, p: Point, q: Point, margin: number): number {
  const px = (p.x - box.x) * box.cos + (p.y - box.y) * box.sin;
  const py = (p.y - box.y) * box.cos - (p.x - box.x) * box.sin;
  const dx = (q.x - p.x) * box.cos + (q.y - p.y) * box.sin;
  const dy = (q.y - p.y) * box.cos - (q.x - p.x) * box.sin;
  const halfWidth = box.halfWidth + margin;
  const halfHeight = box.halfHeight + margin;
  let enter = 0;
  let leave = 1;
  if (dx !== 0) {
    const first = (-halfWidth - px) / dx;
    const second = (halfWidth - px) / dx;
    enter = Math.max(enter, Math.min(first, second));
    leave = Math.min(leave, Math.max(first, second));
  } else if (Math.abs(px) > halfWidth) return 0;
  if (dy !== 0) {
    const first = (-halfHeight - py) / dy;
    const second = (halfHeight - py) / dy;
    enter = Math.max(enter, Math.min(first, second));
    leave = Math.min(leave, Math.max(first, second));
  } else if (Math.abs(py) > halfHeight) return 0;
  return leave > enter ? (leave - enter) * Math.hypot(dx, dy) : 0;
}

/** The distance from a point to the segment from `p` to `q`. */
export function distanceToSegment(point: Point, p: Point, q: Point): number {
  const dx = q.x - p.x;
  const dy = q.y - p.y;
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : ((point.x - p.x) * dx + (point.y - p.y) * dy) / square;
  const near = Math.min(1, Math.max(0, t));
  return Math.hypot(point.x - p.x - near * dx, point.y - p.y - near * dy);
}
