import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";

/**
 * Cuts fonts down to the letters of the pages' own texts, into dist/pageFonts: what a first visit to the practice page
 * loads. Words of a teacher's own come from the whole fonts' parts. Nothing is cut again while texts and fonts are the same.
 */
const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const FROM = join(ROOT, "dist", "fontFiles");
const TO = join(ROOT, "dist", "pageFonts");

const KOREAN =
  /[\u1100-\u11FF\u2E80-\u318F\u31C0-\uA4CF\uA960-\uA97F\uAC00-\uD7FF\uF900-\uFAFF\uFF00-\uFFEF]/;
const texts = JSON.parse(readFileSync(join(ROOT, "templates/locales/ko.json"), "utf8"));
const lettersOf = (wanted) =>
  [...new Set(Object.entries(texts).flatMap(([key, text]) => (wanted.test(key) ? [...text] : [])))]
    .filter((letter) => KOREAN.test(letter))
    .sort();
const first = lettersOf(/^(practice\.|topic\..*\.title$)/);
const rest = lettersOf(/./).filter((letter) => !first.includes(letter));

const span = (from, to) =>
  Array.from({ length: to - from + 1 }, (_none, k) => String.fromCodePoint(from + k));
/** ASCII, Greek, italic and bold letters, and the signs of the formulas. */
const mathematics = [
  ...[span(0x20, 0x7e), span(0x391, 0x3c9), span(0x1d400, 0x1d4cf), span(0x1d6a8, 0x1d735)].flat(),
  ..."−×·÷≈≠≤≥±∂∑∏√∞∈⊙⊤′ˆ…ℎℓ¯→←⋅‖∣∇∘°",
];

const korean = (letters, part, weight) => ({
  ...{ name: `noto-sans-kr-${part}-${weight}`, family: "Noto Sans KR", weight, letters: letters.join("") },
  from: `noto-sans-kr/noto-sans-kr-korean-${weight}-normal.woff2`,
});
const FONTS = [
  ...[400, 700].flatMap((weight) => [korean(first, "first", weight), korean(rest, "rest", weight)]),
  // Korean pages set figures and Latin letters in the same font.
  ...[400, 700].map((weight) => ({
    ...{ name: `noto-sans-kr-latin-${weight}`, family: "Noto Sans KR", weight },
    ...{
      letters: [...span(0x20, 0x7e), "·"].join(""),
      file: join(
        ROOT,
        `node_modules/@fontsource/noto-sans-kr/files/noto-sans-kr-latin-${weight}-normal.woff2`,
      ),
    },
  })),
  {
    ...{ name: "stix-two-math-page", family: "STIX Two Math", weight: 400, letters: mathematics.join("") },
    from: "stix-two-math/stix-two-math-latin-400-normal.woff2",
  },
];

const versions = readFileSync(join(FROM, "index.json"), "utf8");
const key = createHash("sha256")
  .update(JSON.stringify([FONTS.map(({ file: _place, ...font }) => font), versions]))
  .digest("hex");
const index = join(TO, "index.json");
const isDone = existsSync(index) && JSON.parse(readFileSync(index, "utf8")).key === key;
if (!isDone) {
  mkdirSync(TO, { recursive: true });
  for (const { name, from, letters, file = join(FROM, from) } of FONTS) {
    const cut = await subsetFont(readFileSync(file), letters, { targetFormat: "woff2" });
    writeFileSync(join(TO, `${name}.woff2`), cut);
  }
  const fonts = FONTS.map(({ name, family, weight, letters }) => ({ name, family, weight, letters }));
  writeFileSync(index, JSON.stringify({ key, fonts }));
}
