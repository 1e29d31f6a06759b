import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { makeSheet } from "../src/author/generator/makeSheet.js";
import { readQuiz } from "../src/author/generator/readQuiz.js";
import { readPreset } from "../src/author/quiz/presets.js";
import { parseNetwork } from "../src/core/network/networkFile.js";
import { solveNetwork } from "../src/document/solution/solve.js";
import { renderSheet } from "../src/paper/pages/documents.js";
import { openPrinter } from "../src/paper/print/printer.js";
import { openBrowser } from "./openBrowser.js";
import { PAIR } from "./pairs.js";
import { table } from "./rows.js";

/**
 * From a seed to paper: start-up, solving, drawing, printing. Every ratio compares two things measured in the same run.
 * `npm run bench -- --json FILE`
 */
const { values: options } = parseArgs({ options: { json: { type: "string" } } });

const { report, end } = table();

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** How many times a second, over some seconds after a warm-up. */
function perSecond(seconds: number, run: (k: number) => void): number {
  for (let k = 0; k < 50; k++) run(-k - 1);
  const started = performance.now();
  let count = 0;
  while (performance.now() - started < seconds * 1000) run(count++);
  return count / ((performance.now() - started) / 1000);
}

/** Milliseconds of a program, the two taking turns. */
function startUps(turns: number, ...programs: readonly (readonly string[])[]): number[] {
  const times = programs.map((): number[] => []);
  for (let turn = 0; turn < turns; turn++) {
    programs.forEach((words, k) => {
      const started = performance.now();
      spawnSync(process.execPath, words, { stdio: "ignore" });
      times[k]?.push(performance.now() - started);
    });
  }
  return times.map(median);
}

const [nothing = 1, help = 0] = startUps(15, ["-e", "0"], ["bin/gradsheet.js", "--help"]);
report({ what: "node -e 0", figure: nothing, unit: "ms" });
report({ what: "gradsheet --help", figure: help, unit: "ms" });
report({ what: "gradsheet --help, times node -e 0", figure: help / nothing, unit: "×", aim: "at most 3" });

const network = parseNetwork(
  "{inputs: [0.5, 0.3], targets: [1], learningRate: 0.1, layers: [{weights: [[0.7, 0.4], [0.3, 0.6]], activation: sigmoid}, {weights: [[0.55, 0.45]], activation: sigmoid}]}",
  "lecture.yaml",
);
report({
  what: "solve --json of 2-2-1, as a library call",
  figure: perSecond(2, () => JSON.stringify(solveNetwork(network))),
  unit: "/s",
});

const training = readQuiz("questions: [{topic: training-step}]", "bench.yaml");
let refused = 0;
const drawn = perSecond(4, (k) =>
  makeSheet(training, { id: "001", seed: `bench-${k}`, refused: () => refused++ }),
);
report({
  what: "training-step on 2-2-1 drawn, solved, judged, bounded",
  figure: drawn,
  unit: "/s",
  aim: "300 or more",
});

const { text, file } = readPreset("basics");
const basics = readQuiz(text, file);
const COPIES = 40;
const LAUNCHED = 5;
const sheets = Array.from({ length: COPIES }, (_none, k) =>
  makeSheet(basics, { id: String(k), seed: "bench" }),
);
const renderStarted = performance.now();
const pages = sheets.flatMap((sheet) => PAIR.map((document) => renderSheet(sheet, document, "print")));
report({
  what: "basics: template and typeset, worksheet and key",
  figure: (performance.now() - renderStarted) / COPIES,
  unit: "ms a copy",
});

const printer = await openPrinter({ browsers: 2 });
await Promise.all(pages.slice(0, 8).map((html) => printer.print(html, { paper: "A4" })));
const warmStarted = performance.now();
await Promise.all(pages.map((html) => printer.print(html, { paper: "A4" })));
const warm = (performance.now() - warmStarted) / 1000 / pages.length;
await printer.close();

/** Seconds a PDF when each has a browser of its own. */
async function launchedEach(print: (html: string) => Promise<void>): Promise<number> {
  const started = performance.now();
  for (const html of pages.slice(0, LAUNCHED)) await print(html);
  return (performance.now() - started) / 1000 / LAUNCHED;
}

const launched = await launchedEach(async (html) => {
  const once = await openPrinter({ browsers: 1 });
  await once.print(html, { paper: "A4" });
  await once.close();
});
const scripted = await launchedEach(async (html) => {
  const browser = await openBrowser();
  const page = await browser.newPage();
  await page.setContent(html, { waitUntil: "load" });
  await page.evaluate("document.fonts.ready.then(() => true)");
  await page.pdf({ preferCSSPageSize: true, tagged: true });
  await browser.close();
});
report({ what: "basics: PDFs, two warm browsers", figure: 1 / warm, unit: "PDFs/s" });
report({
  what: "basics: PDFs, our printer opened and closed for each",
  figure: 1 / launched,
  unit: "PDFs/s",
});
report({
  what: "basics: PDFs, a browser launched for each by a script",
  figure: 1 / scripted,
  unit: "PDFs/s",
});
report({ what: "warm, times our printer opened for each", figure: launched / warm, unit: "×" });
report({ what: "warm, times a browser launched for each", figure: scripted / warm, unit: "×", aim: "15" });

process.stdout.write(`${refused} draws refused\n`);
end(options.json);
