import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { BUILT } from "../src/core/paths.js";
import { userCacheFolder } from "../src/paper/print/browser/cacheFolder.js";
import { findBrowser } from "../src/paper/print/browser/find.js";
import { table } from "./rows.js";
import type { MadeStock } from "./stock.js";
import type { Mark, WholeSet } from "./wholeSet.js";

/**
 * Whole sets, pressed and with each document printed whole, and others that print the same pairs of worksheet and key: the
 * processor time of all processes, and the clock. Linux alone.
 * `--presets basics,exam --lang en --copies 200 --whole 40 --stock 400 --rivals 16 --grow 100,1000 --json FILE`; rivals print
 * English alone. The stock is made as the package's, of so many copies with other numbers; 0 leaves it out.
 */
const { values: options } = parseArgs({
  options: {
    presets: { type: "string", default: "basics,exam" },
    lang: { type: "string", default: "en" },
    copies: { type: "string", default: "200" },
    whole: { type: "string", default: "40" },
    stock: { type: "string", default: "400" },
    rivals: { type: "string", default: "16" },
    grow: { type: "string", default: "100,1000" },
    json: { type: "string" },
  },
});
const { report, end } = table();

/** A cache folder of its own, with the browser unpacked in it, so that it is known what of shapes is kept. */
const cache = mkdtempSync(join(tmpdir(), "gradsheet-bench-cache-"));
const shapes = join(cache, "gradsheet", "shapes");
const stock = join(BUILT, "shapes");
rmSync(stock, { recursive: true, force: true });
await findBrowser();
const unpacked = join(userCacheFolder() ?? "", "gradsheet");
mkdirSync(join(cache, "gradsheet"), { mode: 0o700 });
for (const name of readdirSync(unpacked).filter((one) => one.startsWith("chromium-")))
  cpSync(join(unpacked, name), join(cache, "gradsheet", name), { recursive: true, preserveTimestamps: true });

function apart<T>(program: string, ...argv: readonly string[]): T {
  const file = fileURLToPath(new URL(program, import.meta.url));
  const env = { ...process.env, XDG_CACHE_HOME: cache };
  return JSON.parse(execFileSync(process.execPath, [file, ...argv], { encoding: "utf8", env })) as T;
}

interface Way {
  readonly preset: string;
  readonly copies: string;
  readonly press: "on" | "off";
  readonly tagged: boolean;
}

function wholeSet({ preset, copies, press, tagged }: Way): readonly Mark[] {
  const argv = [
    "--preset",
    preset,
    "--lang",
    options.lang,
    "--copies",
    copies,
    "--press",
    press,
    ...(tagged ? [] : ["--untagged"]),
  ];
  return apart<WholeSet>("wholeSet.js", ...argv).marks;
}

/** How many blocks runs have kept that the browser has set for them. */
const keptBlocks = (): number =>
  readdirSync(shapes, { recursive: true, encoding: "utf8" }).filter((path) => /\/[0-9a-f]{32}$/.test(path))
    .length;

/** A set on a machine that has nothing but what comes with the package. */
function withStock(way: Way, name: string): readonly Mark[] {
  const made = apart<MadeStock>(
    "stock.js",
    "--preset",
    way.preset,
    "--lang",
    options.lang,
    "--most",
    options.stock,
  );
  report({ what: `${name}: shapes of a stock`, figure: made.shapes, unit: "" });
  report({ what: "  packed", figure: made.bytes / 1000, unit: "kB" });
  report({ what: "  made in", figure: made.seconds, unit: "s" });
  rmSync(shapes, { recursive: true, force: true });
  const marks = wholeSet(way);
  rmSync(stock, { recursive: true, force: true });
  reportSet(`${name}, pressed, with the package's stock`, marks);
  report({
    what: "  blocks that the browser set",
    figure: keptBlocks() / last(marks).copies,
    unit: "a copy",
  });
  return marks;
}

const RIVALS = [
  ["full", "a full browser launched for each PDF"],
  ["launched", "our small shell launched for each PDF"],
  ["katex", "KaTeX's HTML on warm pages"],
  ["pdflatex", "pdflatex, one pass, text and formulas alone"],
  ["start", "pdflatex's start alone, on two empty documents"],
  ["typst", "Typst, tagged: its compiler alone"],
  ["untagged", "Typst, untagged: its compiler alone"],
] as const;

/** The whole run. */
const last = (marks: readonly Mark[]): Mark =>
  marks.at(-1) ?? { copies: 1, wall: 0, cpu: 0, node: 0, first: 0 };
const perPair = (mark: Pick<Mark, "copies" | "wall" | "cpu">, key: "wall" | "cpu"): number =>
  mark[key] / mark.copies;

/** What so many pairs printed whole take, from fewer: the first carries the start, the others are alike. */
function whole(marks: readonly Mark[], copies: number): Pick<Mark, "copies" | "wall" | "cpu"> {
  const [first = last(marks), end] = [marks[0], last(marks)];
  const of = (key: "wall" | "cpu"): number =>
    first[key] + ((end[key] - first[key]) / Math.max(1, end.copies - 1)) * (copies - 1);
  return { copies, wall: of("wall"), cpu: of("cpu") };
}

function reportSet(name: string, marks: readonly Mark[]): void {
  const set = last(marks);
  report({ what: `${name}: pairs of ${set.copies}`, figure: 1000 / perPair(set, "wall"), unit: "/s" });
  report({ what: "  processor of all processes", figure: perPair(set, "cpu"), unit: "ms a pair" });
  report({ what: "  of this Node.js", figure: set.node / set.copies, unit: "ms a pair" });
  report({ what: "  of its first thread", figure: set.first / set.copies, unit: "ms a pair" });
  for (const [k, mark] of marks.entries()) {
    const before = marks[k - 1] ?? { copies: 0, cpu: 0 };
    const figure = (mark.cpu - before.cpu) / (mark.copies - before.copies);
    report({ what: `  copies ${before.copies + 1} to ${mark.copies}`, figure, unit: "ms a pair" });
  }
}

try {
  for (const preset of options.presets.split(",")) {
    for (const tagged of [true, false]) {
      const name = tagged ? preset : `${preset} --untagged`;
      const way = { preset, tagged, copies: options.copies } as const;
      const plain = wholeSet({ ...way, press: "off", copies: options.whole });
      reportSet(`${name}, each document whole`, plain);
      const before = whole(plain, Number(options.copies));
      rmSync(shapes, { recursive: true, force: true });
      const cold = wholeSet({ ...way, press: "on" });
      reportSet(`${name}, pressed, nothing kept before`, cold);
      const warm = wholeSet({ ...way, press: "on" });
      reportSet(`${name}, pressed, all kept before`, warm);
      const stocked = tagged && options.stock !== "0" ? withStock({ ...way, press: "on" }, name) : null;
      const aim = tagged ? (preset === "basics" ? "4.5" : "5") : undefined;
      for (const [how, marks] of [
        ["nothing", cold],
        ["all", warm],
        ...(stocked === null ? [] : [["the package's stock", stocked] as const]),
      ] as const)
        for (const key of ["cpu", "wall"] as const)
          report({
            what: `${name}: times whole, ${how} kept before, ${key === "cpu" ? "processor" : "clock"}`,
            figure: perPair(before, key) / perPair(last(marks), key),
            unit: "×",
            ...(aim === undefined ? {} : { aim }),
          });
      if (!tagged || options.lang !== "en") continue;
      for (const [rival, what] of RIVALS) {
        const taken = apart<{ milliseconds: number; processor: number } | null>(
          "rivals.js",
          ...[rival, preset, options.rivals],
        );
        if (taken === null) {
          process.stdout.write(`${preset}: ${rival} is not installed, and not measured\n`);
          continue;
        }
        const { milliseconds, processor } = taken;
        report({ what: `${preset}: ${what}`, figure: processor, unit: "ms a pair" });
        report({ what: "  by the clock", figure: milliseconds, unit: "ms a pair" });
        report({
          what: "  times ours, processor",
          figure: processor / perPair(last(cold), "cpu"),
          unit: "×",
        });
      }
    }
  }
  const grown = options.grow.split(",").filter((size) => size !== "");
  const [least, ...rest] = grown.map((size) => {
    const argv = ["--preset", "exam", "--copies", size, "--memory"];
    const { marks, mebibytes = 0 } = apart<WholeSet>("wholeSet.js", ...argv);
    const end = last(marks);
    const half = marks.findLast(({ copies }) => copies <= end.copies / 2) ?? end;
    const figure = (end.cpu - half.cpu) / (end.copies - half.copies);
    report({ what: `exam, pressed: second half of ${size}, processor`, figure, unit: "ms a pair" });
    report({ what: `exam, pressed: memory of all processes, ${size}`, figure: mebibytes, unit: "MiB" });
    return { size, figure, mebibytes };
  });
  if (least !== undefined)
    for (const { size, figure, mebibytes } of rest) {
      const against = `${size} times ${least.size}`;
      report({ what: `  a pair's time, ${against}`, figure: figure / least.figure, unit: "×", aim: "1.1" });
      report({ what: `  memory, ${against}`, figure: mebibytes / least.mebibytes, unit: "×", aim: "1.2" });
    }
} finally {
  rmSync(stock, { recursive: true, force: true });
  rmSync(cache, { recursive: true, force: true });
}
end(options.json);
