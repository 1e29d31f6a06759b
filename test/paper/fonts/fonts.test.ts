import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { BUILT } from "../../../src/core/paths.js";
import { fontVersions, subsetsOf } from "../../../src/paper/fonts/fontSubsets.js";
import { fontFaces } from "../../../src/paper/fonts/fonts.js";

const families = (css: string): string[] => [
  ...new Set(Array.from(css.matchAll(/font-family:"([^"]+)"/g), ([, name = ""]) => name)),
];

test("English text for a page needs STIX Two Text only, mathematics STIX Two Math too, Korean Noto Sans KR", () => {
  expect(families(fontFaces("new weight"))).toEqual(["STIX Two Text"]);
  expect(fontFaces("new weight").length).toBeLessThan(70_000);
  expect(families(fontFaces("<math><mi>w</mi></math>"))).toEqual(["STIX Two Text", "STIX Two Math"]);
  expect(families(fontFaces("새로운 가중치"))).toEqual(["Noto Sans KR", "STIX Two Text"]);
});

test("all is self-contained: each rule has its font as a data: URL, and no other URL", () => {
  const urls = fontFaces("가 a 漢 → <math>", "print").match(/url\([^)]{5}/g) ?? [];
  expect(urls.length).toBeGreaterThan(6);
  expect(new Set(urls)).toEqual(new Set(["url(data:"]));
});

test("for print, Korean is one file a weight; for a page, the slices of its own syllables, and less", () => {
  const korean = (css: string): number => css.match(/Noto Sans KR/g)?.length ?? 0;
  const text = "다음 신경망에서 은닉층의 기울기를 구하시오";
  expect(korean(fontFaces(text, "print"))).toBe(2);
  expect(fontFaces(text, "page").length).toBeLessThan(fontFaces(text, "print").length / 2);
});

test("Greek and accented letters bring their subset; the same text gives the same rules", () => {
  expect(fontFaces("Łukasz")).not.toBe(fontFaces("Lukas"));
  expect(fontFaces("η")).not.toBe(fontFaces("n"));
  expect(fontFaces("기울기 η")).toBe(fontFaces("기울기 η"));
});

test("each part of each font that a text may ask for is there, and each font has its licence", () => {
  const fonts = Object.keys(fontVersions());
  expect(fonts.length).toBeGreaterThan(10);
  for (const font of fonts) {
    const folders = [join(BUILT, "fontFiles", font), join("packages", "fonts", "files", font)].filter(
      existsSync,
    );
    expect(folders).not.toEqual([]);
    for (const folder of folders)
      expect(readFileSync(join(folder, "LICENSE"), "utf8")).toMatch(/Open Font License/i);
    // A letter of every span of every part: a file that is not there would throw.
    const letters = subsetsOf(font).flatMap(({ spans }) => spans.map(([from]) => String.fromCodePoint(from)));
    for (const purpose of ["print", "page"] as const) fontFaces(`가<math>${letters.join("")}`, purpose);
  }
});

test.each([
  ["<b>+<i>θ</i></b>", true],
  ["<em>so <strong>much</strong></em>", true],
  ["<h1>a <em>b</em></h1>", true],
  ["<b>a</b> <i>b</i> <input>", false],
  ["<strong>a</strong><p>b</p><em>c</em>", false],
])("%s on a page has letters both bold and italic: %s", (html, stressed) => {
  expect(fontFaces(html).includes("font-style:italic;font-weight:700")).toBe(stressed);
});

test("rare Greek has its formulas' letters in a file that other pages do not embed", () => {
  const faces = (html: string) => fontFaces(html).split('"STIX Two Math"').length - 1;
  expect(faces("<math><mi>σ</mi></math>")).toBe(1);
  expect(faces("<math><mi>Ξ</mi></math>")).toBe(2);
});
