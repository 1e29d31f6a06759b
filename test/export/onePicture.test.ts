import { expect, test } from "@jest/globals";
import { onePicture } from "../../src/export/onePicture.js";

const drawing = (width: number, height: number, alt: string, inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${alt}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-size="9" fill="#000">${inside}</svg>`;

test("a question with one drawing keeps it as it is, and one without has none", () => {
  const one = drawing(30, 20, "A circle.", '<circle r="3"/>');
  expect(onePicture(`${one}<p class="caption">A caption.</p>`)).toBe(one);
  expect(onePicture("<p>No drawing.</p>")).toBeNull();
});

test("a network and the plots beside it are one picture: under each other, centred, with both descriptions and each one's letters as they were", () => {
  const both = drawing(30, 20, "A network.", "<text>x</text>") + drawing(50, 40, "Plots.", "<text>C</text>");
  expect(onePicture(both)).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="A network. Plots." width="50" height="74" viewBox="0 0 50 74">' +
      '<g transform="translate(10,0)" font-size="9" fill="#000"><text>x</text></g>' +
      '<g transform="translate(0,34)" font-size="9" fill="#000"><text>C</text></g></svg>',
  );
});
