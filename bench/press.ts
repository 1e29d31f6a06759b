import { readdirSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { makeSheet } from "../src/generator/makeSheet.js";
import { readQuiz } from "../src/generator/readQuiz.js";
import { renderSheet, type SheetDocument } from "../src/pages/documents.js";
import { Press } from "../src/press/press.js";
import { openPrinter } from "../src/print/printer.js";
import { readPreset } from "../src/quiz/presets.js";
import { table } from "./rows.js";

/**
 * Worksheets pressed and printed whole, in one run: the processor time of this process and of all the browser's, by how many
 * copies were made before, and the keys beside, which are printed whole in both. Linux alone.
 * `--presets basics,exam --copies 200 --whole 30 --json FILE`
 */
const { values: options } = parseArgs({
  options: {
    presets: { type: "string", default: "basics,exam" },
    copies: { type: "string", default: "200" },
    whole: { type: "string", default: "30" },
    json: { type: "string" },
  },
});

/** What `getconf CLK_TCK` says on Linux: a tick is 10 ms. */
const TICK = 10;
/** Copies that are under way at once, as in a set. */
const AHEAD = 8;

const { report, end } = table();
const copies = Number(options.copies);

/** Milliseconds of processor that a process and all that it has started took so far. */
function treeTime(root: number): number {
  const children = new Map<number, { readonly pid: number; readonly ticks: number }[]>();
  let ticks = 0;
  for (const name of readdirSync("/proc").filter((one) => /^\d+$/.test(one))) {
    const fields = statOf(name);
    const [parent, ...times] = [1, 11, 12, 13, 14].map((k) => Number(fields[k]));
    const own = times.reduce((sum, time) => sum + time, 0);
    if (Number(name) === root) ticks += own;
    children.set(Number(parent), [
      ...(children.get(Number(parent)) ?? []),
      { pid: Number(name), ticks: own },
    ]);
  }
  const below = (pid: number): number =>
    (children.get(pid) ?? []).reduce((sum, child) => sum + child.ticks + below(child.pid), 0);
  return (ticks + below(root)) * TICK;
}

function statOf(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  } catch {
    // It has ended.
    return [];
  }
}

const printer = await openPrinter({ browsers: 1 });
try {
  const [pid = 0] = printer.pids;
  /** Milliseconds of processor a document. */
  const costOf = async (documents: readonly string[], print: Pick<Press, "print">): Promise<number> => {
    const [before, own] = [treeTime(pid), process.cpuUsage()];
    const left = [...documents];
    const work = async (): Promise<void> => {
      for (let html = left.shift(); html !== undefined; html = left.shift())
        await print.print(html, { paper: "A4", tagged: true });
    };
    await Promise.all(Array.from({ length: AHEAD }, work));
    // What the browser has left to do after it has answered is its work too.
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { user, system } = process.cpuUsage(own);
    return (treeTime(pid) - before + (user + system) / 1000) / documents.length;
  };
  for (const preset of options.presets.split(",")) {
    const { text, file } = readPreset(preset);
    const quiz = readQuiz(text, file);
    const rendered = (count: number, document: SheetDocument): string[] =>
      Array.from({ length: count }, (_, k) =>
        renderSheet(makeSheet(quiz, { id: String(k), seed: "bench" }), document, "print"),
      );
    const worksheets = rendered(copies, "worksheet");
    await costOf(worksheets.slice(0, 6), printer);
    const whole = await costOf(worksheets.slice(0, Number(options.whole)), printer);
    const key = await costOf(rendered(Number(options.whole), "key"), printer);
    report({ what: `${preset}: a worksheet printed whole`, figure: whole, unit: "ms" });
    report({ what: `${preset}: a key`, figure: key, unit: "ms" });
    const press = new Press(printer);
    let sum = 0;
    const cuts = [0, 10, 30, 60, 120].filter((cut) => cut < copies);
    for (const [k, from] of cuts.entries()) {
      const to = Math.min(cuts[k + 1] ?? copies, copies);
      const cost = await costOf(worksheets.slice(from, to), press);
      sum += cost * (to - from);
      report({ what: `${preset}: pressed, copies ${from + 1} to ${to}`, figure: cost, unit: "ms" });
      report({ what: "  times less than whole", figure: whole / cost, unit: "×" });
    }
    const mean = sum / copies;
    report({
      what: `${preset}: worksheets of ${copies}, times less than whole`,
      figure: whole / mean,
      unit: "×",
    });
    report({
      what: `${preset}: printing of ${copies} pairs, times less with --press on`,
      figure: (whole + key) / (mean + key),
      unit: "×",
      aim: preset === "basics" ? "4.5" : "5",
    });
    const { pressed, blocks } = press.counts;
    report({ what: `${preset}: of ${copies} worksheets pressed`, figure: pressed, unit: "" });
    report({ what: `${preset}: blocks that the browser has set`, figure: blocks / copies, unit: "a copy" });
  }
} finally {
  await printer.close();
}
end(options.json);
