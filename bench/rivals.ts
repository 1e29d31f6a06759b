import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import katex from "katex";
import puppeteer from "puppeteer";
import temml from "temml";
import { forEachOf } from "../src/core/base/forEachOf.js";
import { findBrowser, usualPlaces } from "../src/paper/print/browser/find.js";
import { openPrinter } from "../src/paper/print/printer.js";
import { CORES } from "./makeWarm.js";
import { pairsOf } from "./pairs.js";
import { treeTime } from "./treeTime.js";
import { typstOf } from "./typstOf.js";

/**
 * Another way to make the same pairs of worksheet and key, as many at once as there are cores:
 * `node rivals.js launched|full|katex|pdflatex|start|typst|untagged PRESET PAIRS`. Prints milliseconds a pair, by the clock and
 * of processor. What they are spared: drawing the numbers, writing the files, and to pdflatex also drawings and tables. `start`
 * is pdflatex on two empty documents; `untagged` is Typst without tags.
 */
const [way = "", preset = "basics", count = "10"] = process.argv.slice(2);
const pairs = Number(count);
const documentsOf = pairsOf(preset, pairs + CORES);

/** What a pair takes. */
interface Taken {
  readonly milliseconds: number;
  readonly processor: number;
}

async function measure(pair: (k: number) => Promise<void>): Promise<Taken> {
  const warm = Array.from({ length: CORES }, (_none, k) => pairs + k);
  await forEachOf(warm, CORES, pair);
  const [started, before] = [performance.now(), treeTime()];
  await forEachOf(Array.from({ length: pairs }).keys(), CORES, pair);
  return { milliseconds: (performance.now() - started) / pairs, processor: (treeTime() - before) / pairs };
}

/** A plain script: a browser for each PDF, the small shell that we print with too. */
async function launched(): Promise<Taken> {
  const { executable, environment } = await findBrowser();
  return launchedEach(executable, { ...process.env, ...environment }, "shell");
}

/** The same with a full browser, which is what Puppeteer starts where nothing else is said; null where none is installed. */
async function launchedFull(): Promise<Taken | null> {
  const executable = usualPlaces(process.env).find((path) => existsSync(path));
  return executable === undefined ? null : launchedEach(executable, process.env, true);
}

function launchedEach(
  executablePath: string,
  env: NodeJS.ProcessEnv,
  headless: true | "shell",
): Promise<Taken> {
  return measure(async (k) => {
    for (const html of documentsOf(k)) {
      const browser = await puppeteer.launch({
        executablePath,
        env,
        headless,
        args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
      });
      const page = await browser.newPage();
      await page.setContent(html, { waitUntil: "load" });
      await page.evaluate("document.fonts.ready.then(() => true)");
      await page.pdf({ preferCSSPageSize: true, tagged: true });
      await browser.close();
    }
  });
}

/** KaTeX's HTML in place of MathML, on our own warm pages. */
async function withKatex(): Promise<Taken> {
  const folder = dirname(createRequire(import.meta.url).resolve("katex/dist/katex.min.css"));
  const css = readFileSync(join(folder, "katex.min.css"), "utf8").replace(
    /src:url\((fonts\/[^)]+\.woff2)\)[^;}]*/g,
    (_all, file: string) =>
      `src:url(data:font/woff2;base64,${readFileSync(join(folder, file)).toString("base64")}) format("woff2")`,
  );
  const faces = css.match(/@font-face\{[^}]*\}/g)?.join("") ?? "";
  const rules = css.replace(/@font-face\{[^}]*\}/g, "");
  temml.renderToString = (tex) => katex.renderToString(tex, { output: "html", throwOnError: true });
  const printer = await openPrinter({ browsers: CORES });
  try {
    return await measure(async (k) => {
      for (const html of documentsOf(k)) {
        const styled = html.replace(
          "<style data-fonts>",
          `<style>${rules}</style><style data-fonts>${faces}`,
        );
        await printer.print(styled, { paper: "A4" });
      }
    });
  } finally {
    await printer.close();
  }
}

/** The same words and formulas in one pass of pdflatex each, as running text. */
async function withPdflatex(texOf: (html: string) => string): Promise<Taken> {
  temml.renderToString = (tex) => `\ue000${Buffer.from(tex).toString("hex")}\ue001`;
  const folder = mkdtempSync(join(tmpdir(), "gradsheet-bench-"));
  try {
    return await measure(async (k) => {
      for (const [n, html] of documentsOf(k).entries()) {
        const name = `${k}-${n}`;
        writeFileSync(join(folder, `${name}.tex`), texOf(html));
        await pdflatex(folder, name);
      }
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same words, formulas, tables and drawings through Typst's compiler, one after another: it has one thread. */
async function withTypst(tagged: boolean): Promise<Taken> {
  const { NodeCompiler } = await import("@myriaddreamin/typst-ts-node-compiler");
  const compiler = NodeCompiler.create();
  const sources = Array.from({ length: pairs + CORES }, (_none, k) =>
    documentsOf(k).map((html) => typstOf(html)),
  );
  return measure(async (k) => {
    for (const source of sources[k] ?? []) compiler.pdf({ mainFileContent: source }, { pdfTags: tagged });
    compiler.evictCache(10);
  });
}

function texOf(html: string): string {
  const body = html.replace(/^[\s\S]*<body[^>]*>/, "").replace(/<svg[\s\S]*?<\/svg>/g, "");
  const text = body
    .replace(/<\/(?:p|h\d|tr|li|div|section)>/g, "\n\n")
    .replace(/<[^>]*>/g, " ")
    .replace(/&[^;]+;/g, " ")
    .replace(/[\\{}$&#^_~%]/g, " ")
    .replace(/\u2212/g, "-")
    .replace(/[^\n\x20-\x7e\ue000\ue001]/g, " ")
    .replace(/\ue000([0-9a-f]*)\ue001/g, (_all, hex: string) => ` $${Buffer.from(hex, "hex").toString()}$ `);
  return `\\documentclass{article}\\usepackage{amsmath,amssymb}\\begin{document}\n${text}\n\\end{document}\n`;
}

const pdflatex = (folder: string, name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn("pdflatex", ["-interaction=batchmode", "-halt-on-error", name], {
      cwd: folder,
      stdio: "ignore",
    });
    child.once("error", reject);
    child.once("close", (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`pdflatex failed:\n${lastLines(join(folder, `${name}.log`))}`)),
    );
  });

const lastLines = (file: string): string => readFileSync(file, "latin1").split("\n").slice(-25).join("\n");

const isThere = (program: string): boolean => {
  try {
    execFileSync(program, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

const WAYS: Readonly<Record<string, () => Promise<Taken | null>>> = {
  launched,
  full: launchedFull,
  katex: withKatex,
  pdflatex: async () => (isThere("pdflatex") ? withPdflatex(texOf) : null),
  start: async () => (isThere("pdflatex") ? withPdflatex(() => texOf("<body>x")) : null),
  typst: () => withTypst(true),
  untagged: () => withTypst(false),
};
process.stdout.write(`${JSON.stringify((await WAYS[way]?.()) ?? null)}\n`);
