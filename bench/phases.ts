import { mkdtempSync, rmSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeSheet } from "../src/author/generator/makeSheet.js";
import { writeWhole } from "../src/core/files/files.js";
import { sheetText } from "../src/core/sheet/sheetText.js";
import { renderSheet } from "../src/paper/pages/documents.js";
import { presetQuiz } from "./makeWarm.js";
import { openBrowser } from "./openBrowser.js";
import { PAIR } from "./pairs.js";

/** Milliseconds of one core that a copy takes in each of its stages. */
export type Phases = Readonly<Record<string, number>>;

/** In which stage a function works: the first row that any of its callers' files matches. */
const STAGES: readonly (readonly [stage: string, files: RegExp])[] = [
  [
    "check: mistakes, bounds, judges",
    /\/(?:checks|mistakes|mistakeList|numberAnswer|bounds|cone)\.js|\/judges\//,
  ],
  ["typeset: formulas", /\/temml\/|\/formula\/|\/notation\//],
  ["lay out the drawings", /\/render\/(?:drawing\/|\w*[dD]rawing)/],
  ["template: pages", /\/render\/|handlebars/],
  ["draw: numbers and values", /\/(?:sheet|graph|topics|network|misconceptions)\/|random\.js|seedrandom/],
];

/** Where a copy's time goes: in this process by a profile of its functions, in the browser by its own trace. */
export async function phasesOf(preset: string, copies: number): Promise<Phases> {
  const quiz = presetQuiz(preset);
  const make = (k: number) => {
    const sheet = makeSheet(quiz, { id: String(k), seed: "phases" });
    return { sheet, pages: PAIR.map((document) => renderSheet(sheet, document, "print")) };
  };
  for (let k = 0; k < 5; k++) make(-1 - k);
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: 500 });
  await session.post("Profiler.start");
  const made = Array.from({ length: copies }, (_none, k) => make(k));
  const { profile } = await session.post("Profiler.stop");
  session.disconnect();
  const sums = new Map<string, number>(STAGES.map(([stage]) => [stage, 0]));
  const add = (stage: string, milliseconds: number) =>
    sums.set(stage, (sums.get(stage) ?? 0) + milliseconds / copies);
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map(
    profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])),
  );
  const stageOf = (leaf: number): string => {
    const files: string[] = [];
    for (let id: number | undefined = leaf; id !== undefined; id = parents.get(id))
      files.push(nodes.get(id)?.callFrame.url ?? "");
    return STAGES.find(([, pattern]) => files.some((file) => pattern.test(file)))?.[0] ?? "";
  };
  profile.samples?.forEach((id, k) => {
    const stage = stageOf(id);
    if (stage !== "") add(stage, (profile.timeDeltas?.[k] ?? 0) / 1000);
  });
  const pdfs = await printTraced(
    made.flatMap(({ pages }) => pages),
    add,
  );
  const folder = mkdtempSync(join(tmpdir(), "gradsheet-bench-"));
  const started = performance.now();
  for (const [k, { sheet }] of made.entries()) {
    for (const n of [0, 1]) await writeWhole(join(folder, `${k}-${n}.pdf`), pdfs[2 * k + n] ?? "");
    await writeWhole(join(folder, `${k}.json`), sheetText(sheet));
  }
  add("write: files, brought to the disk", performance.now() - started);
  rmSync(folder, { recursive: true, force: true });
  return Object.fromEntries(sums);
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly dur?: number;
}

/** Prints one after another in one page, as a tagged PDF; styles and layout by the browser's trace, the rest by the clock. */
async function printTraced(
  pages: readonly string[],
  add: (stage: string, milliseconds: number) => void,
): Promise<Uint8Array[]> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    const pdfs: Uint8Array[] = [];
    await page.emulateMediaType("print");
    for (const [k, html] of pages.entries()) {
      await page.setContent(html, { waitUntil: "load" });
      await page.evaluate("document.fonts.ready.then(() => true)");
      if (k === 0) await page.pdf({ preferCSSPageSize: true, tagged: true });
      await page.tracing.start({ categories: ["devtools.timeline"] });
      const started = performance.now();
      pdfs.push(await page.pdf({ preferCSSPageSize: true, tagged: true }));
      const whole = performance.now() - started;
      const trace = JSON.parse(Buffer.from((await page.tracing.stop()) ?? []).toString("utf8")) as {
        readonly traceEvents: readonly TraceEvent[];
      };
      const spent = (names: readonly string[]) =>
        trace.traceEvents
          .filter(({ name, ph }) => ph === "X" && names.includes(name))
          .reduce((sum, { dur = 0 }) => sum + dur / 1000, 0);
      const layout = spent(["Layout", "UpdateLayoutTree"]);
      add("layout: styles and pages, in the browser", layout);
      add("print: tag tree and PDF, in the browser", whole - layout);
    }
    return pdfs;
  } finally {
    await browser.close();
  }
}
