import { expect, test } from "@jest/globals";
import { type Picture, stackedPictures } from "../../../src/document/tree/picture.js";
import { pictureSvg } from "../../../src/document/write/html/pictureSvg.js";

const picture = (width: number, height: number, spoken: string, text: string): Picture => ({
  ...{ width, height, view: { x: 0, y: 0, width, height }, spoken, size: 9 },
  shapes: [{ kind: "label", letters: { text, x: 1, y: 2 } }],
});

test("a question with one picture keeps it as it is, and one without has none", () => {
  const one = picture(30, 20, "A circle.", "x");
  expect(stackedPictures([one])).toBe(one);
  expect(stackedPictures([])).toBeNull();
});

test("a network and the plots beside it are one picture: under each other, centred, with both descriptions and each one's letters as they were", () => {
  const both = stackedPictures([picture(30, 20, "A network.", "x"), picture(50, 40, "Plots.", "C")]);
  if (both === null) throw new Error("no picture");
  expect(pictureSvg(both)).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="A network. Plots." width="50" height="74" viewBox="0 0 50 74"' +
      " font-family=\"'STIX Two Text', 'Noto Sans KR', serif\" fill=\"#000\">" +
      '<g transform="translate(10 0)"><text x="1" y="2" font-size="9">x</text></g>' +
      '<g transform="translate(0 34)"><text x="1" y="2" font-size="9">C</text></g></svg>',
  );
});

test("a shape is written as SVG says it: a line typeset piece by piece, a turned group, dashes", () => {
  const svg = pictureSvg({
    ...{ width: 10, height: 10, view: { x: -1, y: 0, width: 10, height: 10 }, spoken: 'a "0"' },
    shapes: [
      {
        kind: "group",
        ...{ x: 1.005, y: 2, turn: 45 },
        shapes: [{ kind: "line", size: 12, pieces: [{ text: "a<b", x: 0, y: 1, italic: true, size: 8 }] }],
      },
      {
        kind: "path",
        steps: [["M", 0, 0], ["Q", 1, 2, 3, 4], ["Z"]],
        paint: { stroke: "#000", dashes: [3, 3] },
      },
    ],
  });
  expect(svg).toContain('aria-label="a &quot;0&quot;" width="10" height="10" viewBox="-1 0 10 10"');
  expect(svg).toContain(
    '<g transform="translate(1 2) rotate(45)"><text font-size="12"><tspan x="0" y="1" font-size="8" font-style="italic">a&lt;b</tspan></text></g>',
  );
  expect(svg).toContain('<path d="M0 0Q1 2 3 4Z" fill="none" stroke="#000" stroke-dasharray="3 3"/>');
});
