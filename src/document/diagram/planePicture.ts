import type { PlaneFigure } from "../../core/topics/figure.js";
import type { Letters, Picture, Shape, Step } from "../tree/picture.js";

/** One unit of the grid, in px, and the room around it for what the axes are called. */
const UNIT = 19;
const MARGIN = 16;
const DOT = 4.5;

type Point = readonly [x1: number, x2: number];

/**
 * A plane on a grid of whole numbers, black and grey: a filled dot where a neuron is to say 1, an open
 * one where 0, and a line with grey where 1 is said. `alt`: what a screen reader says instead.
 */
export function planePicture({ reach, points, line }: PlaneFigure, alt: string): Picture {
  const size = 2 * (reach * UNIT + MARGIN);
  const x = (value: number) => size / 2 + value * UNIT;
  const y = (value: number) => size / 2 - value * UNIT;
  const [low, high] = [-reach, reach];
  const steps = Array.from({ length: 2 * reach + 1 }, (_none, k) => k - reach);
  const path = (all: readonly Point[]): Step[] =>
    all.map(([x1, x2], k) => [k === 0 ? "M" : "L", x(x1), y(x2)]);
  const grid = steps.flatMap((at): Step[] => [
    ["M", x(at), y(low)],
    ["V", y(high)],
    ["M", x(low), y(at)],
    ["H", x(high)],
  ]);
  const numbers = steps
    .filter((at) => at !== 0 && at % 2 === 0)
    .flatMap((at) => [
      label({ text: written(at), x: x(at) - (at < 0 ? 7 : 3), y: y(0) + 11 }),
      label({ text: written(at), x: x(0) - (at < 0 ? 13 : 9), y: y(at) + 3 }),
    ]);
  const drawn = line === undefined ? null : cutSquare(line.cuts, reach);
  const axes: readonly Step[] = [
    ["M", x(low), y(0)],
    ["H", x(high)],
    ["M", x(0), y(low)],
    ["V", y(high)],
  ];
  const shapes: readonly Shape[] = [
    ...(line === undefined ? [] : [area([...path(sideOf(line, reach)), ["Z"]])]),
    stroke(grid, "#b5b5b5", 0.5),
    stroke(axes, "#000", 1),
    ...(drawn === null ? [] : [stroke(path(drawn), "#000", 2)]),
    ...numbers,
    ...axisName(1, x(high) + 3, y(0) + 3),
    ...axisName(2, x(0) + 4, y(high) - 4),
    ...points.map(
      ({ at: [x1, x2], one }): Shape => ({
        ...{ kind: "circle", x: x(x1), y: y(x2), r: DOT },
        paint: { fill: one ? "#000" : "#fff", stroke: "#000", width: 1.5 },
      }),
    ),
  ];
  return {
    ...{ width: size, height: size, view: { x: 0, y: 0, width: size, height: size } },
    ...{ spoken: alt, size: 9, shapes },
  };
}

const label = (letters: Letters): Shape => ({ kind: "label", letters });
const area = (steps: readonly Step[]): Shape => ({ kind: "path", steps, paint: { fill: "#dcdcdc" } });
const stroke = (steps: readonly Step[], ink: string, width: number): Shape => ({
  ...{ kind: "path", steps },
  paint: { stroke: ink, width },
});

/** A whole number as a drawing writes it, with a real minus. */
export const written = (value: number): string => String(value).replace("-", "−");

/** x₁ or x₂, its number lowered by hand: drawings are also read by programs that know no subscripts. */
const axisName = (number: number, left: number, top: number): Shape[] => [
  label({ text: "x", x: left, y: top, italic: true, size: 11 }),
  label({ text: String(number), x: left + 6, y: top + 3, size: 8 }),
];

/** Where x1/p + x2/q − 1 stands on one side of 0 or the other. */
const above = ([p, q]: Point, [x1, x2]: Point): number => x1 / p + x2 / q - 1;

/** The corners of the square, in order. */
const cornersOf = (reach: number): Point[] => [
  [-reach, -reach],
  [reach, -reach],
  [reach, reach],
  [-reach, reach],
];

/** Where the line leaves the square. */
function cutSquare(cuts: Point, reach: number): Point[] {
  const corners = cornersOf(reach);
  return corners.flatMap((from, k): Point[] => {
    const to = corners[(k + 1) % corners.length] ?? from;
    const [a, b] = [above(cuts, from), above(cuts, to)];
    if (a === 0) return [from];
    if (a * b >= 0) return [];
    const share = a / (a - b);
    return [[from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]];
  });
}

/** The part of the square where 1 is said, as a polygon. */
function sideOf({ cuts, origin }: NonNullable<PlaneFigure["line"]>, reach: number): Point[] {
  const wanted = origin === 1 ? -1 : 1;
  const corners = cornersOf(reach);
  return corners.flatMap((from, k): Point[] => {
    const to = corners[(k + 1) % corners.length] ?? from;
    const [a, b] = [above(cuts, from), above(cuts, to)];
    const share = a / (a - b);
    const crossing: Point = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
    return [...(a * wanted >= 0 ? [from] : []), ...(a * b < 0 ? [crossing] : [])];
  });
}
