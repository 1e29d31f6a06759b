import type { PlaneFigure } from "../topics/figure.js";
import { escapeXml, n } from "./svgText.js";

/** One unit of the grid, in px, and the room around it for what the axes are called. */
const UNIT = 19;
const MARGIN = 16;
const DOT = 4.5;

type Point = readonly [x1: number, x2: number];

/**
 * A plane on a grid of whole numbers as an `<svg>` element, black and grey: a filled dot where a neuron is to say 1, an open
 * one where 0, and a line with grey where 1 is said. `alt`: what a screen reader says instead.
 */
export function planeSvg({ reach, points, line }: PlaneFigure, alt: string): string {
  const size = 2 * (reach * UNIT + MARGIN);
  const x = (value: number) => n(size / 2 + value * UNIT);
  const y = (value: number) => n(size / 2 - value * UNIT);
  const [low, high] = [-reach, reach];
  const steps = Array.from({ length: 2 * reach + 1 }, (_none, k) => k - reach);
  const path = (all: readonly Point[]): string =>
    all.map(([x1, x2], k) => `${k === 0 ? "M" : "L"}${x(x1)} ${y(x2)}`).join("");
  const label = (text: string, left: string, top: string, more = ""): string =>
    `<text x="${left}" y="${top}"${more}>${escapeXml(text)}</text>`;
  const grid = steps.map((at) => `M${x(at)} ${y(low)}V${y(high)}M${x(low)} ${y(at)}H${x(high)}`).join("");
  const numbers = steps
    .filter((at) => at !== 0 && at % 2 === 0)
    .flatMap((at) => [
      label(written(at), n(Number(x(at)) - (at < 0 ? 7 : 3)), n(Number(y(0)) + 11)),
      label(written(at), n(Number(x(0)) - (at < 0 ? 13 : 9)), n(Number(y(at)) + 3)),
    ]);
  const drawn = line === undefined ? null : cutSquare(line.cuts, reach);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeXml(alt)}" width="${size}" height="${size}"`,
    ` viewBox="0 0 ${size} ${size}" font-family="'STIX Two Text', 'Noto Sans KR', serif" font-size="9" fill="#000">`,
    drawn === null || line === undefined ? "" : `<path d="${path(sideOf(line, reach))}Z" fill="#dcdcdc"/>`,
    `<path d="${grid}" fill="none" stroke="#b5b5b5" stroke-width="0.5"/>`,
    `<path d="M${x(low)} ${y(0)}H${x(high)}M${x(0)} ${y(low)}V${y(high)}" fill="none" stroke="#000" stroke-width="1"/>`,
    drawn === null ? "" : `<path d="${path(drawn)}" fill="none" stroke="#000" stroke-width="2"/>`,
    ...numbers,
    axisName(1, Number(x(high)) + 3, Number(y(0)) + 3),
    axisName(2, Number(x(0)) + 4, Number(y(high)) - 4),
    ...points.map(
      ({ at: [x1, x2], one }) =>
        `<circle cx="${x(x1)}" cy="${y(x2)}" r="${DOT}" fill="${one ? "#000" : "#fff"}" stroke="#000" stroke-width="1.5"/>`,
    ),
    "</svg>",
  ].join("");
}

/** A whole number as a drawing writes it, with a real minus. */
export const written = (value: number): string => String(value).replace("-", "−");

/** x₁ or x₂, its number lowered by hand: drawings are also read by programs that know no subscripts. */
const axisName = (number: number, left: number, top: number): string =>
  `<text x="${n(left)}" y="${n(top)}" font-style="italic" font-size="11">x</text>` +
  `<text x="${n(left + 6)}" y="${n(top + 3)}" font-size="8">${number}</text>`;

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
