import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Face, Blob as FontData } from "harfbuzzjs";
import subsetFont from "subset-font";

/**
 * Cuts fonts down to the letters of the pages' own texts, into dist/pageFonts: what a visit to the practice page loads,
 * and what single pages embed. Words of a teacher's own come from the whole fonts' parts. Nothing is cut again while texts
 * and fonts are the same.
 */
const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const FROM = join(ROOT, "dist", "fontFiles");
const TO = join(ROOT, "dist", "pageFonts");

const KOREAN =
  /[\u1100-\u11FF\u2E80-\u318F\u31C0-\uA4CF\uA960-\uA97F\uAC00-\uD7FF\uF900-\uFAFF\uFF00-\uFFEF]/;
/** The texts of the pages in every language; those of the report have a dot in their file's name. */
const LOCALES = join(ROOT, "templates/locales");
const texts = readdirSync(LOCALES)
  .filter((file) => /^(lessons\.)?[a-z]+\.json$/.test(file))
  .map((file) => JSON.parse(readFileSync(join(LOCALES, file), "utf8")));
const versions = readFileSync(join(FROM, "index.json"), "utf8");
const parts = JSON.parse(versions);

const span = (from, to) =>
  Array.from({ length: to - from + 1 }, (_none, k) => String.fromCodePoint(from + k));
const ASCII = span(0x20, 0x7e);
const lettersOf = (texts) => [...new Set(texts.flatMap((text) => [...text]))].sort();

/** Korean of the first page, and of all others. A language's own name stands on the pages of the other languages too. */
const keyed = (wanted) =>
  lettersOf(
    texts.flatMap((one) => Object.entries(one).flatMap(([key, text]) => (wanted.test(key) ? [text] : []))),
  ).filter((letter) => KOREAN.test(letter));
const names = keyed(/^practice\.language$/);
/** Then of what students read of a question and its marking, and of what teachers do. */
const TEACHERS = /^(?!(lesson|report|feedback|student|teach|compose|export|form|ruled|training|key|page)\.)/;
const korean = (wanted) => {
  const first = keyed(wanted);
  const rest = keyed(TEACHERS).filter((letter) => !first.includes(letter));
  const last = keyed(/./).filter((letter) => !first.includes(letter) && !rest.includes(letter));
  return { first, rest, last };
};
/** What is bold on the first page is no sentence; what is folded there waits. */
const KOREAN_OF = {
  400: korean(/^(practice\.(?!rule$)|topic\..*\.title$)/),
  700: korean(/^(practice\.(?!rule$|intro$|teaches\.|keep\.)|topic\..*\.title$)/),
};

/** Spaces: one at which no line breaks, and such as wide as an m, a quarter of it, and a fifth. */
const SPACES = "\u00a0\u2003\u2005\u2009";
/** What is neither ASCII nor Korean: quotation marks, arrows, indices, and the signs by which a page counts. */
const signs = lettersOf([...texts.flatMap((one) => Object.values(one)), "●○★☆▸·−±×÷", SPACES]).filter(
  (letter) => !KOREAN.test(letter) && !ASCII.includes(letter),
);
/** Those of some letters that a font's part has. */
const within = (letters, font, part) =>
  letters.filter((letter) => {
    const code = letter.codePointAt(0);
    return parts[font].ranges[part].split(",").some((one) => {
      const [from, to = from] = one.trim().slice(2).split("-");
      return code >= Number.parseInt(from, 16) && code <= Number.parseInt(to, 16);
    });
  });

/** Greek that few formulas have: capitals, and letters that stand upright but for those that drawings name. */
const upright = [..."αβγδεηθλμρστφ"];
const rare = [...span(0x391, 0x3c9).filter((letter) => !upright.includes(letter)), ...span(0x1d6e2, 0x1d6fb)];

/** ASCII, Greek, italic letters, the signs of the formulas, and those of the texts. */
const mathematics = [
  ...[ASCII, upright, span(0x1d434, 0x1d467), span(0x1d6fc, 0x1d71b)].flat(),
  ..."−×·÷≈≠≤≥±∂∑∏√∞∈⊙⊤′ˆ…ℎℓ¯→←⋅‖∣∇∘°\u2061\u2062\u2063",
  // Names in drawings, u₄, are set in the same font.
  ...signs,
];

const NOTO = "noto-sans-kr";
const noto = (name, part, weight, letters) => ({
  ...{ name: `${NOTO}-${name}-${weight}`, family: "Noto Sans KR", weight, style: "normal" },
  ...{ letters: letters.join(""), from: `${NOTO}/${NOTO}-${part}-${weight}-normal.woff2` },
});
const stix = (part, weight, style, letters) => ({
  ...{ name: `stix-two-text-${part}-page-${weight}-${style}`, family: "STIX Two Text", weight, style },
  ...{ letters: letters.join(""), from: `stix-two-text/stix-two-text-${part}-${weight}-${style}.woff2` },
});
const latinOf = (font) => [...ASCII, ...within(signs, font, "latin")];
const slices = Object.keys(parts[NOTO].ranges).filter((part) => part.startsWith("["));
const WEIGHTS = [400, 700];
const FONTS = [
  ...WEIGHTS.flatMap((weight) => [
    ...Object.entries(KOREAN_OF[weight]).map(([name, letters]) => noto(name, "korean", weight, letters)),
    noto("names", "korean", weight, names),
    // Korean pages set figures and Latin letters in the same font.
    noto("latin", "latin", weight, latinOf(NOTO)),
    ...slices
      .map((slice) => [slice.slice(1, -1), within(signs, NOTO, slice)])
      .map(([part, some]) => [part, some.filter((letter) => within([letter], NOTO, "latin").length === 0)])
      .filter(([, some]) => some.length > 0)
      .map(([part, some]) => noto(`signs-${part}`, part, weight, some)),
  ]),
  ...WEIGHTS.flatMap((weight) =>
    ["normal", "italic"].flatMap((style) => [
      stix("latin", weight, style, latinOf("stix-two-text")),
      stix("greek", weight, style, within(signs, "stix-two-text", "greek")),
    ]),
  ),
  // An index that none of these has, βᵗ.
  {
    ...{ name: "noto-sans-page", family: "Gradsheet Letters", weight: "100 900", style: "normal" },
    ...{ letters: "ᵗ", from: "noto-sans/noto-sans-latin-ext-wght-normal.woff2" },
  },
  {
    ...{ name: "stix-two-math-rare-page", family: "STIX Two Math", weight: 400, style: "normal" },
    ...{ letters: rare.join(""), from: "stix-two-math/stix-two-math-latin-400-normal.woff2" },
  },
  {
    ...{ name: "stix-two-math-page", family: "STIX Two Math", weight: 400, style: "normal" },
    ...{ letters: mathematics.join(""), from: "stix-two-math/stix-two-math-latin-400-normal.woff2" },
  },
];

const key = createHash("sha256")
  .update(JSON.stringify([FONTS, versions, readFileSync(fileURLToPath(import.meta.url), "utf8")]))
  .digest("hex");
const index = join(TO, "index.json");
const isDone = existsSync(index) && JSON.parse(readFileSync(index, "utf8")).key === key;
if (!isDone) {
  rmSync(TO, { recursive: true, force: true });
  mkdirSync(TO, { recursive: true });
  const fonts = [];
  for (const { name, from, letters, ...font } of FONTS) {
    const whole = readFileSync(join(FROM, from));
    const there = new Face(new FontData(await subsetFont(whole, letters, { targetFormat: "truetype" })));
    // A part of a font may lack some of the letters that it is said to be for.
    const had = String.fromCodePoint(...there.collectUnicodes());
    if (had === "") continue;
    writeFileSync(join(TO, `${name}.woff2`), await subsetFont(whole, had, { targetFormat: "woff2" }));
    fonts.push({ name, ...font, letters: had });
  }
  writeFileSync(index, JSON.stringify({ key, fonts }));
}
