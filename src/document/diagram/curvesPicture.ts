import { nth } from "../../core/base/known.js";
import type { CurvesFigure } from "../../core/topics/figure.js";
import type { Letters, Picture, Shape, Step } from "../tree/picture.js";

/** A plot's frame, and the room beside it for what its axes say, in px. */
const FRAME = { width: 94, height: 74 } as const;
const ROOM = { left: 34, right: 10, top: 16, bottom: 24 } as const;
const ACROSS = 2;

/**
 * Losses against updates as small plots, two a row, all of one scale: the first loss and half of it are dashed. Black and
 * grey; `alt`: what a screen reader says instead. Throws RangeError for a plot without a point.
 */
export function curvesPicture({ curves }: CurvesFigure, alt: string): Picture {
  const wide = ROOM.left + FRAME.width + ROOM.right;
  const high = ROOM.top + FRAME.height + ROOM.bottom;
  const [width, height] = [ACROSS * wide, Math.ceil(curves.length / ACROSS) * high];
  const most = Math.max(...curves.flat());
  const plots = curves.flatMap((values, k) =>
    plot(values, k + 1, most, (k % ACROSS) * wide + ROOM.left, Math.floor(k / ACROSS) * high + ROOM.top),
  );
  return {
    ...{ width, height, view: { x: 0, y: 0, width, height }, spoken: alt },
    ...{ size: 10, shapes: plots },
  };
}

function plot(values: readonly number[], number: number, most: number, left: number, top: number): Shape[] {
  const last = values.length - 1;
  const floor = top + FRAME.height;
  const x = (t: number) => left + (t / last) * FRAME.width;
  const y = (loss: number) => floor - (loss / most) * FRAME.height;
  const start = nth(values, 0);
  const label = (text: string, at: number, base: number, more: Partial<Letters> = {}): Shape => ({
    ...{ kind: "label", letters: { text, x: at, y: base, ...more } },
  });
  // Letters stand on whole pixels: they look alike wherever the first loss lies.
  const [high = 0, half = 0] = [start, start / 2].map((loss) => Math.round(y(loss)));
  const dashed = (loss: number) => dashes(left, left + FRAME.width, y(loss));
  const axes: readonly Step[] = [
    ["M", left, top],
    ["V", floor],
    ["H", left + FRAME.width],
  ];
  const curve = values.map((loss, t): Step => [t === 0 ? "M" : "L", x(t), y(loss)]);
  return [
    { kind: "path", steps: axes, paint: { stroke: "#6b6b6b", width: 1 } },
    {
      kind: "path",
      steps: [...dashed(start), ...dashed(start / 2)],
      paint: { stroke: "#8a8a8a", width: 0.75 },
    },
    label("C", left - 23, high + 3, { italic: true }),
    label("0", left - 17, high + 5, { size: 7 }),
    label("C", left - 27, half + 3, { italic: true }),
    label("0", left - 21, half + 5, { size: 7 }),
    label("/2", left - 17, half + 3),
    ...values.map((_loss, t) => label(String(t), x(t) - 2, floor + 10)),
    label(`(${number})`, left + FRAME.width / 2 - 7, floor + 21, { size: 11 }),
    { kind: "path", steps: curve, paint: { stroke: "#000", width: 1.25 } },
    ...values.map(
      (loss, t): Shape => ({ kind: "circle", x: x(t), y: y(loss), r: 2, paint: { fill: "#000" } }),
    ),
  ];
}

/** Strokes from the left to the right at one height; drawn one by one, since not every reader of drawings knows dashes. */
function dashes(from: number, to: number, height: number): Step[] {
  const count = Math.floor((to - from) / 6);
  return Array.from({ length: count }, (_none, k): Step[] => [
    ["M", from + 6 * k, height],
    ["H", from + 6 * k + 3],
  ]).flat();
}
