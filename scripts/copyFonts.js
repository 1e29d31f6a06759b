import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { evenDigits } from "./evenDigits.js";

/**
 * Puts the font files that documents are set in into dist/fontFiles, each font with its licence, and beside them
 * index.json with each font's version and the characters of its parts. The fonts' packages hold four times as much:
 * weights that no page uses, and every file a second time in an older format. All digits of a font are made equally wide.
 * Fonts of further scripts, and the parts of Noto Sans KR with Hanja alone, go into packages/fonts/files: they are three
 * quarters of all, and come as a package of their own.
 */
const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const TO = join(ROOT, "dist", "fontFiles");
const OTHERS = join(ROOT, "packages", "fonts", "files");

/** The fonts by their packages, in the manifest's order, with the files and the parts that `src/paper/fonts` asks for. */
const PLAIN = /-latin-400-normal\.woff2$/;
const VARIABLE = /-wght-normal\.woff2$/;
const FONTS = [
  ["@fontsource/noto-sans-kr", /-(?:korean|latin|\d+)-(?:400|700)-normal\.woff2$/],
  ["@fontsource/stix-two-math", PLAIN],
  ["@fontsource/stix-two-text", /-(?:400|700)-(?:normal|italic)\.woff2$/],
  ["@fontsource-variable/noto-sans", VARIABLE],
  ["@fontsource-variable/noto-sans-sc", VARIABLE],
  ["@fontsource-variable/noto-sans-tc", VARIABLE],
  ["@fontsource-variable/noto-sans-jp", VARIABLE],
  ["@fontsource-variable/noto-sans-arabic", VARIABLE],
  ["@fontsource-variable/noto-sans-hebrew", VARIABLE],
  ["@fontsource-variable/noto-sans-devanagari", VARIABLE],
  ["@fontsource-variable/noto-sans-bengali", VARIABLE],
  ["@fontsource-variable/noto-sans-tamil", VARIABLE],
  ["@fontsource-variable/noto-sans-thai", VARIABLE],
  ["@fontsource/unifont", PLAIN],
];

/** The fonts that are in the program's own package, all or the most of them. */
const OWN = ["noto-sans-kr", "stix-two-math", "stix-two-text", "noto-sans"];
const charactersOf = (range) =>
  range.split(",").flatMap((span) => {
    const [from, to = from] = span.trim().slice(2).split("-");
    const [first, last] = [Number.parseInt(from, 16), Number.parseInt(to, 16)];
    return Array.from({ length: last - first + 1 }, (_none, k) => String.fromCodePoint(first + k));
  });
/** Of a font in one file, which Unifont is alone. */
const WHOLE = { latin: "U+0-FFFF" };
/** The parts that are not. */
const apartOf = (font, ranges) =>
  Object.keys(ranges).filter(
    (part) =>
      !OWN.includes(font) ||
      (part.startsWith("[") && charactersOf(ranges[part]).every((one) => /\p{sc=Han}/u.test(one))),
  );

const readJson = (file) => JSON.parse(readFileSync(file, "utf8"));

/** The part of the font of the numbers that has its digits. */
const DIGITS = /^stix-two-text-latin-\d+-/;

async function copyFont(name, wanted) {
  const from = join(ROOT, "node_modules", name);
  const font = name.replace(/^.*\//, "");
  const known = readJson(join(from, "unicode.json"));
  const ranges = Object.keys(known).length === 0 ? WHOLE : known;
  const apart = apartOf(font, ranges);
  const folderOf = (file) => {
    const isApart = apart.some((part) => file.startsWith(`${font}-${part.replace(/[[\]]/g, "")}-`));
    return join(isApart ? OTHERS : TO, font);
  };
  const files = readdirSync(join(from, "files")).filter((file) => wanted.test(file));
  let evened = 0;
  for (const file of files) {
    const to = folderOf(file);
    if (!existsSync(to)) {
      mkdirSync(to, { recursive: true });
      copyFileSync(join(from, "LICENSE"), join(to, "LICENSE"));
    }
    const even = DIGITS.test(file) ? await evenDigits(readFileSync(join(from, "files", file))) : null;
    if (even === null) copyFileSync(join(from, "files", file), join(to, file));
    else {
      writeFileSync(join(to, file), even);
      evened += 1;
    }
  }
  return [font, { version: readJson(join(from, "package.json")).version, evened, ranges, apart }];
}

for (const folder of [TO, OTHERS]) rmSync(folder, { recursive: true, force: true });
const fonts = [];
for (const [name, wanted] of FONTS) fonts.push(await copyFont(name, wanted));
writeFileSync(join(TO, "index.json"), JSON.stringify(Object.fromEntries(fonts)));
