import { expect, test } from "@jest/globals";
import { drawingOf } from "../../../src/paper/press/shapes/drawing.js";
import { drawn } from "../../../src/paper/press/shapes/drawn.js";

const lines = (svg: string): string | undefined => drawn(svg)?.trim().replaceAll("\n", " ");

test("lines, areas and circles are written without a browser", () => {
  expect(lines('<path d="M1 2.5L3 4H5V6Z" fill="#000"/>')).toBe("0 0 0 rg 1 2.5 m 3 4 l 5 4 l 5 6 l h f");
  expect(lines('<path d="M19 5h1v1h-1zM6 8h1" fill="rgb(51,0,255)"/>')).toBe(
    "0.2 0 1 rg 19 5 m 20 5 l 20 6 l 19 6 l h 6 8 m 7 8 l f",
  );
  expect(lines('<path d="M0 0Q3 6 6 0" fill="none" stroke="#fff" stroke-width="0.5"/>')).toBe(
    "1 1 1 RG 0.5 w 0 J 0 j 4 M [] 0 d 0 0 m 2 4 4 4 6 0 c S",
  );
  expect(
    lines('<rect x="-1" y="2" width="3.5" height="4" fill="#fff"/> <path d="M0 0L1 1" fill="none"/>'),
  ).toBe("1 1 1 rg -1 2 3.5 4 re f");
});

test("a circle is four curves whose middles lie on it", () => {
  const [first = "", ...curves] = (drawn('<circle cx="10" cy="20" r="5" fill="#fff" stroke="#000"/>') ?? "")
    .split("\n")
    .filter((line) => / [mc]$/.test(line));
  let from = first.split(" ").slice(0, 2).map(Number);
  expect(curves).toHaveLength(4);
  for (const curve of curves) {
    const [ax = 0, ay = 0, bx = 0, by = 0, ...to] = curve.split(" ").slice(0, 6).map(Number);
    const middle = (at: 0 | 1, a: number, b: number): number =>
      (Number(from[at]) + 3 * a + 3 * b + Number(to[at])) / 8;
    expect(Math.hypot(middle(0, ax, bx) - 10, middle(1, ay, by) - 20)).toBeCloseTo(5, 2);
    from = to;
  }
});

test("letters, dashes and what else would look otherwise go to the browser", () => {
  for (const svg of [
    "<text>a</text>",
    '<path d="M0 0L1 1" stroke="#000" stroke-dasharray="3 3"/>',
    '<path d="M0 0A1 1 0 0 1 2 2" fill="#000"/>',
    '<path d="M0 0L1 1"/>',
    '<rect x="0" y="0" width="1" height="1" fill="red"/>',
    '<g><circle cx="0" cy="0" r="1" fill="#000"/></g>',
    "",
  ])
    expect(drawn(svg)).toBeNull();
});

test("a drawing's letters are set at the same place wherever they stand, but on their own side of its axes", () => {
  const pieces = (x: number, y: number) =>
    drawingOf(`<svg viewBox="-90 -90 400 400"><text><tspan x="${x}" y="${y}">b</tspan></text></svg>`)
      .pieces[0];
  expect(pieces(120.5, 30.25)).toMatchObject({ matrix: "1 0 0 1 70 -20" });
  expect(pieces(21.5, 230.25)?.html).toBe(pieces(120.5, 30.25)?.html);
  expect(pieces(120.5, -9.75)?.html).toBe(pieces(120.5, -70.75)?.html);
  expect(pieces(3.5, 4.25)).toMatchObject({ matrix: "1 0 0 1 0 0" });
  expect(pieces(-30.5, 4.25)?.matrix).toMatch(/^1 0 0 1 0 /);
});
