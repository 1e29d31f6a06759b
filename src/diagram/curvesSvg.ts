import { nth } from "../base/known.js";
import type { CurvesFigure } from "../topics/figure.js";
import { escapeXml, n } from "./svgText.js";

/** A plot's frame, and the room beside it for what its axes say, in px. */
const FRAME = { width: 94, height: 74 } as const;
const ROOM = { left: 34, right: 10, top: 16, bottom: 24 } as const;
const ACROSS = 2;

/**
 * Losses against updates as small plots, two a row, all of one scale: the first loss and half of it are dashed. Black and
 * grey; `alt`: what a screen reader says instead. Throws RangeError for a plot without a point.
 */
export function curvesSvg({ curves }: CurvesFigure, alt: string): string {
  const wide = ROOM.left + FRAME.width + ROOM.right;
  const high = ROOM.top + FRAME.height + ROOM.bottom;
  const [width, height] = [ACROSS * wide, Math.ceil(curves.length / ACROSS) * high];
  const most = Math.max(...curves.flat());
  const plots = curves.map((values, k) =>
    plot(values, k + 1, most, (k % ACROSS) * wide + ROOM.left, Math.floor(k / ACROSS) * high + ROOM.top),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeXml(alt)}" width="${width}" height="${height}"`,
    ` viewBox="0 0 ${width} ${height}" font-family="'STIX Two Text', 'Noto Sans KR', serif" font-size="10" fill="#000">`,
    ...plots,
    "</svg>",
  ].join("");
}

function plot(values: readonly number[], number: number, most: number, left: number, top: number): string {
  const last = values.length - 1;
  const floor = top + FRAME.height;
  const x = (t: number) => n(left + (t / last) * FRAME.width);
  const y = (loss: number) => n(floor - (loss / most) * FRAME.height);
  const start = nth(values, 0);
  const label = (text: string, at: number | string, base: number | string, more = "") =>
    `<text x="${at}" y="${base}"${more}>${escapeXml(text)}</text>`;
  // Letters stand on whole pixels: they look alike wherever the first loss lies.
  const [high = 0, half = 0] = [start, start / 2].map((loss) => Math.round(Number(y(loss))));
  const dashed = (loss: number) => dashes(left, left + FRAME.width, y(loss));
  return [
    `<path d="M${left} ${top}V${floor}H${left + FRAME.width}" fill="none" stroke="#6b6b6b" stroke-width="1"/>`,
    `<path d="${dashed(start)}${dashed(start / 2)}" fill="none" stroke="#8a8a8a" stroke-width="0.75"/>`,
    label("C", left - 23, high + 3, ' font-style="italic"'),
    label("0", left - 17, high + 5, ' font-size="7"'),
    label("C", left - 27, half + 3, ' font-style="italic"'),
    label("0", left - 21, half + 5, ' font-size="7"'),
    label("/2", left - 17, half + 3),
    ...values.map((_loss, t) => label(String(t), n(Number(x(t)) - 2), floor + 10)),
    label(`(${number})`, left + FRAME.width / 2 - 7, floor + 21, ' font-size="11"'),
    `<path d="${values.map((loss, t) => `${t === 0 ? "M" : "L"}${x(t)} ${y(loss)}`).join("")}" fill="none" stroke="#000" stroke-width="1.25"/>`,
    ...values.map((loss, t) => `<circle cx="${x(t)}" cy="${y(loss)}" r="2" fill="#000"/>`),
  ].join("");
}

/** Strokes from the left to the right at one height; drawn one by one, since not every reader of drawings knows dashes. */
function dashes(from: number, to: number, height: string): string {
  const count = Math.floor((to - from) / 6);
  return Array.from(
    { length: count },
    (_none, k) => `M${n(from + 6 * k)} ${height}H${n(from + 6 * k + 3)}`,
  ).join("");
}
