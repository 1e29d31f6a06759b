import { expect, test } from "@jest/globals";
import { plainPaths } from "../../../src/paper/press/plainPaths.js";

type Point = readonly [number, number];

const numbers = (line: string): number[] => line.split(" ").slice(0, -1).map(Number);

/** Where a curve is, a hundredth of it after the other. */
function along([x0, y0]: Point, line: string): Point[] {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0] = numbers(line);
  const at = (t: number, a: number, b: number, c: number, d: number): number =>
    (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d;
  return Array.from({ length: 101 }, (_, k) => [at(k / 100, x0, x1, x2, x3), at(k / 100, y0, y1, y2, y3)]);
}

/** An arc in as many parabolas as Chrome makes of it, each as a curve. */
function arcs(centre: Point, radius: number, from: number, turn: number, count: number): string[] {
  const on = (angle: number, r = radius): Point => [
    centre[0] + r * Math.cos(angle),
    centre[1] + r * Math.sin(angle),
  ];
  return Array.from({ length: count }, (_, k) => {
    const [a, b] = [from + (turn * k) / count, from + (turn * (k + 1)) / count];
    const [start, end] = [on(a), on(b)];
    const lean = on((a + b) / 2, radius / Math.cos((b - a) / 2));
    const third = (p: Point): Point => [(p[0] + 2 * lean[0]) / 3, (p[1] + 2 * lean[1]) / 3];
    return `${[third(start), third(end), end]
      .flat()
      .map((side) => side.toFixed(7))
      .join(" ")} c`;
  });
}

test("a circle of 32 curves becomes four, within 0.03 % of its radius", () => {
  for (const turn of [2 * Math.PI, -2 * Math.PI]) {
    const lines = plainPaths(["17 -4 m", ...arcs([3, -4], 14, 0, turn, 32), "h", "f"]);
    expect(lines.map((line) => line.split(" ").at(-1))).toEqual(["m", "c", "c", "c", "c", "h", "f"]);
    let start: Point = [17, -4];
    for (const line of lines.slice(1, 5)) {
      for (const [x, y] of along(start, line))
        expect(Math.abs(Math.hypot(x - 3, y + 4) / 14 - 1)).toBeLessThan(3.5e-4);
      start = [numbers(line)[4] ?? Number.NaN, numbers(line)[5] ?? Number.NaN];
    }
    expect(start).toEqual([17, -4]);
  }
});

test("a corner of four curves becomes one, and the line after it stays", () => {
  const corner = arcs([5, 5], 1.7677, Math.PI, Math.PI / 2, 4);
  const lines = plainPaths(["3.2323 9 m", "3.2323 5 l", ...corner, "20 3.2323 l", "S"]);
  expect(lines.map((line) => line.split(" ").at(-1))).toEqual(["m", "l", "c", "l", "S"]);
  expect(numbers(lines[2] ?? "").slice(4)).toEqual([5, 3.2323]);
});

test("curves of no circle stay as they are, but for the noise of short numbers", () => {
  const curve = ["0 0 m", "131.199997 1 2 -.0000001 3 4 c", "4 5 6 7.00004 8 9 c", "8 9 8 9 8 9 c"];
  expect(plainPaths(curve)).toEqual(["0 0 m", "131.2 1 2 0 3 4 c", "4 5 6 7 8 9 c", "8 9 8 9 8 9 c"]);
  expect(plainPaths(["1 0 0 -1 606.42188 14 Tm", "W* n"])).toEqual(["1 0 0 -1 606.42188 14 Tm", "W* n"]);
});
