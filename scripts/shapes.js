import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildHash } from "../.build/classroom/set/folder/buildHash.js";

/**
 * Makes the shapes that come with the package, dist/shapes: with them the browser has little to set for a first copy of a
 * preset. Those that are there are kept if they are this build's. GRADSHEET_SHAPES=few makes a few, for tests. Speaks to
 * standard error, for `npm pack` says on the other what it has packed.
 */
const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const FOLDER = join(ROOT, "dist", "shapes");
/** Says of which build they are, and how many; written last. Its name is that of a file of shapes, which no build hangs on. */
const MADE = join(FOLDER, "made.shapes");

const isFew = process.env["GRADSHEET_SHAPES"] === "few";
/** Copies of a preset at most: of those that are made most, more; one of `full` has as many shapes as ten others. */
const MOST = { basics: 400, exam: 400, full: 16 };
const OTHERS = 40;
/** Bytes of a language on a paper: four of these are within the package's five megabytes. */
const BYTES = 1.2e6;

/** What the program in `dist` calls itself. */
const program = buildHash(join(ROOT, "dist"));
const made = JSON.stringify({ program, few: isFew });

async function collect(locale, paper) {
  const { openPrinter } = await import("../.build/paper/print/printer.js");
  const { presetNames } = await import("../.build/author/quiz/presets.js");
  const { collectShapes } = await import("../.build/classroom/set/stock/collectShapes.js");
  const portions = isFew
    ? [{ preset: "basics", most: 16 }]
    : presetNames().map((preset) => ({ preset, most: MOST[preset] ?? OTHERS }));
  const printer = await openPrinter({ browsers: 1 });
  try {
    const say = ({ preset, copies, last, added, all }) =>
      console.error(
        `${locale} ${paper}: ${copies} of ${preset}, ${(added / last).toFixed(1)} new a copy, ${all} in all`,
      );
    const shapes = await collectShapes(printer, { locale, paper, portions, program }, say);
    for (const [name, content] of shapes.files(BYTES)) writeFileSync(join(FOLDER, name), content);
  } finally {
    await printer.close();
  }
}

/** In a process of its own: one feeds little more than one core. */
const apart = (words) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [fileURLToPath(import.meta.url), ...words], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`no shapes of ${words.join(" ")}`)),
    );
  });

function isMade() {
  try {
    return readFileSync(MADE, "utf8") === made;
  } catch {
    return false;
  }
}

async function all() {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER);
  const started = performance.now();
  const looks = ["en", "ko"].flatMap((locale) => ["A4", "Letter"].map((paper) => [locale, paper]));
  const left = isFew ? looks.slice(0, 1) : looks;
  const work = async () => {
    for (let look = left.shift(); look !== undefined; look = left.shift()) await apart(look);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  writeFileSync(MADE, made);
  const bytes = readdirSync(FOLDER).reduce((sum, name) => sum + statSync(join(FOLDER, name)).size, 0);
  const minutes = (performance.now() - started) / 60_000;
  console.error(`shapes: ${(bytes / 2 ** 20).toFixed(2)} MB in ${minutes.toFixed(1)} minutes`);
}

const [locale, paper] = process.argv.slice(2);
if (locale !== undefined) await collect(locale, paper);
else if (isMade()) console.error("the shapes of this build are there");
else await all();
