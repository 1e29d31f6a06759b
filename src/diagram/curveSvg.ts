import { nth } from "../base/known.js";
import { escapeXml, n } from "./svgText.js";

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

/** The curve as an `<svg>` element: black and grey, no ids, no script. Throws RangeError for a curve without a point. */
export function curveSvg({ points, at, names: [xName, yName], write, alt }: Curve): string {
  const [first, last] = [nth(points, 0)[0], nth(points, -1)[0]];
  const heights = [...points.map(([, y]) => y), at[1]].filter(Number.isFinite);
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  const share = (value: number, from: number, to: number) =>
    to === from ? 0.5 : (value - from) / (to - from);
  const x = (value: number) => n(FRAME.left + share(value, first, last) * (WIDTH - FRAME.left - FRAME.right));
  const y = (value: number) =>
    n(HEIGHT - FRAME.bottom - share(value, low, high) * (HEIGHT - FRAME.top - FRAME.bottom));
  const path = points
    .filter(([, value]) => Number.isFinite(value))
    .map(([one, value], k) => `${k === 0 ? "M" : "L"}${x(one)} ${y(value)}`)
    .join("");
  const floor = HEIGHT - FRAME.bottom;
  const label = (text: string, left: number | string, top: number | string, anchor: string, more = "") =>
    `<text x="${left}" y="${top}" text-anchor="${anchor}"${more}>${escapeXml(text)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeXml(alt)}" width="${WIDTH}" height="${HEIGHT}"`,
    ` viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="'STIX Two Text', 'Noto Sans KR', serif" font-size="11" fill="#000">`,
    `<path d="M${FRAME.left} ${FRAME.top}V${floor}H${WIDTH - FRAME.right}" fill="none" stroke="#6b6b6b"/>`,
    `<path d="${path}" fill="none" stroke="#000" stroke-width="2"/>`,
    `<path d="M${x(at[0])} ${y(at[1])}V${floor}" stroke="#6b6b6b" stroke-dasharray="3 3"/>`,
    `<circle cx="${x(at[0])}" cy="${y(at[1])}" r="5" fill="#000"/>`,
    label(write(high), FRAME.left - 5, FRAME.top + 4, "end"),
    label(write(low), FRAME.left - 5, floor, "end"),
    label(write(first), FRAME.left, floor + 13, "middle"),
    label(write(last), WIDTH - FRAME.right, floor + 13, "end"),
    label(xName, (FRAME.left + WIDTH - FRAME.right) / 2, HEIGHT - 6, "middle", ' font-style="italic"'),
    label(yName, 12, (FRAME.top + floor) / 2, "start", ' font-style="italic"'),
    "</svg>",
  ].join("");
}
