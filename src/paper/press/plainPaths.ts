import { nth } from "../../core/base/known.js";
import { short } from "./written.js";

type Point = readonly [x: number, y: number];

/** A curve as PDF has it: two points that it leans to, and its end. */
type Curve = readonly [Point, Point, Point];

const PATH = /^(?:-?[\d.]+ )+(?:m|l|c|re)$/;

/**
 * So many radii the points that a curve leans to may lie beside those of an arc: Chrome's have less bent curves there, which
 * lie ten times as near to it themselves.
 */
const NEAR = 1 / 400;
/** An arc of a quarter of a circle is the longest that one curve draws well: within 0.03 % of its radius. */
const LONGEST = Math.PI / 2 + 0.01;

/**
 * Paths in numbers of four decimals, and each arc of a circle in one curve, a quarter of it at most: Chrome draws a circle in
 * 32 curves of seven decimals, and these were half of a page.
 */
export function plainPaths(lines: readonly string[]): string[] {
  const written: string[] = [];
  let at: Point = [0, 0];
  for (let k = 0; k < lines.length; k += 1) {
    const line = nth(lines, k);
    const curves = line.endsWith(" c") ? curvesFrom(lines, k) : [];
    for (let from = 0; from < curves.length; ) {
      const { curve, count } = arcOf(at, curves.slice(from)) ?? { curve: nth(curves, from), count: 1 };
      written.push(plain(`${curve.map((point) => point.join(" ")).join(" ")} c`));
      [, , at] = curve;
      from += count;
    }
    k += Math.max(0, curves.length - 1);
    if (curves.length > 0) continue;
    written.push(PATH.test(line) ? plain(line) : line);
    if (/^\S+ \S+ [ml]$/.test(line)) at = pointIn(line.split(" ").map(Number), 0);
  }
  return written;
}

function curvesFrom(lines: readonly string[], from: number): Curve[] {
  const curves: Curve[] = [];
  for (let k = from; lines[k]?.endsWith(" c"); k += 1) {
    const sides = nth(lines, k).split(" ").map(Number);
    curves.push([pointIn(sides, 0), pointIn(sides, 2), pointIn(sides, 4)]);
  }
  return curves;
}

/** One curve for as many of these as draw one arc, and how many they are; null where the first draws none. */
function arcOf(
  start: Point,
  curves: readonly Curve[],
): { readonly curve: Curve; readonly count: number } | null {
  const [lean, , end] = nth(curves, 0);
  const ahead = unit(minus(lean, start));
  const chord = minus(end, start);
  const aside = ahead[0] * chord[1] - ahead[1] * chord[0];
  const radius = (chord[0] ** 2 + chord[1] ** 2) / (2 * aside);
  if (!Number.isFinite(radius) || Math.abs(radius) > 1e4) return null;
  const centre: Point = [start[0] - radius * ahead[1], start[1] + radius * ahead[0]];
  let [from, turned, count] = [start, 0, 0];
  for (const curve of curves) {
    const angle = angleOf(from, curve[2], centre);
    const beside = arcTo(from, curve[2], centre, angle).map((point, k) => distance(point, nth(curve, k)));
    const off = distance(curve[2], centre) - Math.abs(radius);
    const isArc = Math.max(...beside, 4 * Math.abs(off)) < NEAR * Math.abs(radius);
    if (!isArc || Math.abs(turned + angle) > LONGEST) break;
    [from, turned, count] = [curve[2], turned + angle, count + 1];
  }
  return count < 2 ? null : { curve: arcTo(start, from, centre, turned), count };
}

/** An arc about a centre in one curve. */
function arcTo(from: Point, to: Point, centre: Point, angle: number): Curve {
  const reach = (4 / 3) * Math.tan(angle / 4);
  const [a, b] = [minus(from, centre), minus(to, centre)];
  return [[from[0] - reach * a[1], from[1] + reach * a[0]], [to[0] + reach * b[1], to[1] - reach * b[0]], to];
}

/** How far one turns about a centre from one point to another, in radians. */
function angleOf(from: Point, to: Point, centre: Point): number {
  const [a, b] = [minus(from, centre), minus(to, centre)];
  return Math.atan2(a[0] * b[1] - a[1] * b[0], a[0] * b[0] + a[1] * b[1]);
}

const pointIn = (sides: readonly number[], k: number): Point => [nth(sides, k), nth(sides, k + 1)];

const minus = ([x, y]: Point, [a, b]: Point): Point => [x - a, y - b];

const unit = ([x, y]: Point): Point => [x / Math.hypot(x, y), y / Math.hypot(x, y)];

const distance = (a: Point, b: Point): number => Math.hypot(...minus(a, b));

const plain = (line: string): string => line.replace(/-?[\d.]+(?:e-?\d+)?/g, short);
