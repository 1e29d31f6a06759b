import { nth } from "../../core/base/known.js";
import type { Letters, Picture, Shape, Step } from "../tree/picture.js";

/** A curve over one variable, with the place where the variable stands. */
export interface Curve {
  /** In the order of x. */
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly at: readonly [x: number, y: number];
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
export function curvePicture({ points, at, names: [xName, yName], write, alt }: Curve): Picture {
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
  return {
    ...{ width: WIDTH, height: HEIGHT, view: { x: 0, y: 0, width: WIDTH, height: HEIGHT } },
    ...{ spoken: alt, size: 11 },
    shapes: [
      { kind: "path", steps: axes, paint: { stroke: "#6b6b6b" } },
      { kind: "path", steps: path, paint: { stroke: "#000", width: 2 } },
      { kind: "path", steps: down, paint: { stroke: "#6b6b6b", dashes: [3, 3] } },
      { kind: "circle", x: x(at[0]), y: y(at[1]), r: 5, paint: { fill: "#000" } },
      label(write(high), FRAME.left - 5, FRAME.top + 4, "end"),
      label(write(low), FRAME.left - 5, floor, "end"),
      label(write(first), FRAME.left, floor + 13, "middle"),
      label(write(last), WIDTH - FRAME.right, floor + 13, "end"),
      label(xName, (FRAME.left + WIDTH - FRAME.right) / 2, HEIGHT - 6, "middle", { italic: true }),
      label(yName, 12, (FRAME.top + floor) / 2, undefined, { italic: true }),
    ],
  };
}
