import { expect, test } from "@jest/globals";
import type { Paint, Shape, Step } from "../../../src/document/tree/picture.js";
import { drawingOf } from "../../../src/paper/press/shapes/drawing.js";
import { drawn } from "../../../src/paper/press/shapes/drawn.js";

const path = (steps: readonly Step[], paint: Paint): Shape => ({ kind: "path", steps, paint });
const box = (x: number, y: number, width: number, height: number, fill: string): Shape => ({
  ...({ kind: "box", x, y, width, height } as const),
  paint: { fill },
});
const lines = (...shapes: readonly Shape[]): string | undefined =>
  drawn(shapes)?.trim().replaceAll("\n", " ");

test("lines, areas and circles are written without a browser", () => {
  const corner: Step[] = [["M", 1, 2.5], ["L", 3, 4], ["H", 5], ["V", 6], ["Z"]];
  expect(lines(path(corner, { fill: "#000" }))).toBe("0 0 0 rg 1 2.5 m 3 4 l 5 4 l 5 6 l h f");
  const dot: Step[] = [["M", 19, 5], ["h", 1], ["v", 1], ["h", -1], ["z"], ["M", 6, 8], ["h", 1]];
  expect(lines(path(dot, { fill: "rgb(51,0,255)" }))).toBe(
    "0.2 0 1 rg 19 5 m 20 5 l 20 6 l 19 6 l h 6 8 m 7 8 l f",
  );
  const bow: Step[] = [
    ["M", 0, 0],
    ["Q", 3, 6, 6, 0],
  ];
  expect(lines(path(bow, { stroke: "#fff", width: 0.5 }))).toBe(
    "1 1 1 RG 0.5 w 0 J 0 j 4 M [] 0 d 0 0 m 2 4 4 4 6 0 c S",
  );
  expect(lines(box(-1, 2, 3.5, 4, "#fff"), path(bow, {}))).toBe("1 1 1 rg -1 2 3.5 4 re f");
});

test("a circle is four curves whose middles lie on it", () => {
  const disc: Shape = { kind: "circle", x: 10, y: 20, r: 5, paint: { fill: "#fff", stroke: "#000" } };
  const [first = "", ...curves] = (drawn([disc]) ?? "").split("\n").filter((line) => / [mc]$/.test(line));
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
  const stroke: Step[] = [
    ["M", 0, 0],
    ["L", 1, 1],
  ];
  const shapes: readonly Shape[] = [
    { kind: "label", letters: { text: "a", x: 0, y: 0 } },
    path(stroke, { stroke: "#000", dashes: [3, 3] }),
    path([["L", 1, 1]], { stroke: "#000" }),
    box(0, 0, 1, 1, "red"),
    { kind: "group", x: 0, y: 0, turn: 0, shapes: [box(0, 0, 1, 1, "#000")] },
  ];
  for (const shape of shapes) expect(drawn([box(0, 0, 1, 1, "#000"), shape])).toBeNull();
});

test("a drawing's letters are set at the same place wherever they stand, but on their own side of its axes", () => {
  const pieces = (x: number, y: number) =>
    drawingOf({
      ...{ width: 400, height: 400, view: { x: -90, y: -90, width: 400, height: 400 }, spoken: "" },
      shapes: [{ kind: "line", size: 12, pieces: [{ text: "b7", x, y }] }],
    }).pieces[0];
  expect(pieces(120.5, 30.25)).toMatchObject({ matrix: "1 0 0 1 70 -20", digits: [7], pattern: [0] });
  expect(pieces(21.5, 230.25)?.html).toBe(pieces(120.5, 30.25)?.html);
  expect(pieces(120.5, -9.75)?.html).toBe(pieces(120.5, -70.75)?.html);
  expect(pieces(3.5, 4.25)).toMatchObject({ matrix: "1 0 0 1 0 0" });
  expect(pieces(-30.5, 4.25)?.matrix).toMatch(/^1 0 0 1 0 /);
});
