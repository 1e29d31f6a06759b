import { nth } from "../../core/base/known.js";
import type { Letters, Picture, Shape, Step } from "../tree/picture.js";

/** A curve over one variable, with the place where the variable stands. */
export interface Curve {
  /** In the order of x. */
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly at: readonly [x: number, y: number];
  /** The slope of the curve at that place, drawn as a tangent. */
  readonly slope?: number | undefined;
  /** Where a step leads from that place, drawn as a ring; not drawn outside of the axes. */
  readonly next?: readonly [x: number, y: number] | undefined;
  /** What the axes are called, as plain text. */
  readonly names: readonly [x: string, y: string];
  /** Numbers at the axes, as they are printed. */
  readonly write: (value: number) => string;
  /** What a screen reader says instead. */
  readonly alt: string;
}

const WIDTH = 360;
const HEIGHT = 190;
const FRAME = { left: 52, right: 12, top: 14, bottom: 32 } as const;

/** The curve as a picture, black and grey. Throws RangeError for a curve without a point. */
export function curvePicture({ points, at, slope, next, names: [xName, yName], write, alt }: Curve): Picture {
  const [first, last] = [nth(points, 0)[0], nth(points, -1)[0]];
  const heights = [...points.map(([, y]) => y), at[1]].filter(Number.isFinite);
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  const share = (value: number, from: number, to: number) =>
    to === from ? 0.5 : (value - from) / (to - from);
  const x = (value: number) => FRAME.left + share(value, first, last) * (WIDTH - FRAME.left - FRAME.right);
  const y = (value: number) =>
    HEIGHT - FRAME.bottom - share(value, low, high) * (HEIGHT - FRAME.top - FRAME.bottom);
  const path = points
    .filter(([, value]) => Number.isFinite(value))
    .map(([one, value], k): Step => [k === 0 ? "M" : "L", x(one), y(value)]);
  const floor = HEIGHT - FRAME.bottom;
  const label = (
    text: string,
    left: number,
    top: number,
    anchor?: "middle" | "end",
    more: Partial<Letters> = {},
  ): Shape => ({
    ...{ kind: "label", letters: { text, x: left, y: top, ...more } },
    ...(anchor === undefined ? {} : { anchor }),
  });
  const axes: readonly Step[] = [
    ["M", FRAME.left, FRAME.top],
    ["V", floor],
    ["H", WIDTH - FRAME.right],
  ];
  const down: readonly Step[] = [
    ["M", x(at[0]), y(at[1])],
    ["V", floor],
  ];
  const tangent = slope === undefined ? [] : tangentSteps(at, slope, [first, last], [low, high]);
  const inside =
    next !== undefined && next[0] >= first && next[0] <= last && next[1] >= low && next[1] <= high;
  return {
    ...{ width: WIDTH, height: HEIGHT, view: { x: 0, y: 0, width: WIDTH, height: HEIGHT } },
    ...{ spoken: alt, size: 11 },
    shapes: [
      { kind: "path", steps: axes, paint: { stroke: "#6b6b6b" } },
      { kind: "path", steps: path, paint: { stroke: "#000", width: 2 } },
      { kind: "path", steps: down, paint: { stroke: "#6b6b6b", dashes: [3, 3] } },
      ...(tangent.length === 0
        ? []
        : [
            {
              kind: "path",
              steps: tangent.map(([one, value], k): Step => [k === 0 ? "M" : "L", x(one), y(value)]),
              paint: { stroke: "#000", dashes: [7, 4] },
            } as const,
          ]),
      { kind: "circle", x: x(at[0]), y: y(at[1]), r: 5, paint: { fill: "#000" } },
      ...(inside
        ? [
            {
              kind: "circle",
              x: x(next[0]),
              y: y(next[1]),
              r: 8,
              paint: { stroke: "#000" },
            } as const,
          ]
        : []),
      label(write(high), FRAME.left - 5, FRAME.top + 4, "end"),
      label(write(low), FRAME.left - 5, floor, "end"),
      label(write(first), FRAME.left, floor + 13, "middle"),
      label(write(last), WIDTH - FRAME.right, floor + 13, "end"),
      label(xName, (FRAME.left + WIDTH - FRAME.right) / 2, HEIGHT - 6, "middle", { italic: true }),
      label(yName, 12, (FRAME.top + floor) / 2, undefined, { italic: true }),
    ],
  };
}

/** The two ends of the tangent inside the axes; none where the curve has no finite slope or height. */
function tangentSteps(
  [x, y]: readonly [number, number],
  slope: number,
  [first, last]: readonly [number, number],
  [low, high]: readonly [number, number],
): readonly (readonly [x: number, y: number])[] {
  if (!Number.isFinite(slope) || !Number.isFinite(y)) return [];
  const crossings = slope === 0 ? [first, last] : [x + (low - y) / slope, x + (high - y) / slope];
  const from = Math.max(first, Math.min(...crossings));
  const to = Math.min(last, Math.max(...crossings));
  return [from, to].map((one) => [one, y + slope * (one - x)] as const);
}
