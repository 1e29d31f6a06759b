import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, jest } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { readPreset } from "../../../src/author/quiz/presets.js";
import { amc } from "../../../src/export/formats/amc.js";
import { judgedBy } from "../../support/judge.js";
import { exported } from "../exported.js";

jest.setTimeout(120_000);

/** AMC's own list of what stands where, in points of TeX from the corner below on the left. */
function boxesBeside(calage: string): { boxes: number; pages: number; beside: string[] } {
  let [boxes, pages, wide, high] = [0, 0, 0, 0];
  const beside: string[] = [];
  for (const line of calage.split("\n")) {
    const [, width, height] = /^\\page\{[^}]*\}\{([\d.]+)pt\}\{([\d.]+)pt\}/.exec(line) ?? [];
    if (width !== undefined) {
      [wide, high] = [Number(width), Number(height)];
      pages += 1;
    }
    const [, name = "", x, y] =
      /^\\tracepos\{([^}]*:case:[^}]*)\}\{(-?\d+)sp\}\{(-?\d+)sp\}/.exec(line) ?? [];
    if (x === undefined || y === undefined) continue;
    boxes += 1;
    const [right, up] = [Number(x) / 65536, Number(y) / 65536];
    // 8 mm is what printers leave white, and more than a scan is cut by.
    if (right < 23 || right > wide - 23 || up < 23 || up > high - 23) beside.push(`${name} ${right} ${up}`);
  }
  return { boxes, pages, beside };
}

/** The first of some sheets three of whose six-digit numbers are asked for together. */
async function sixDigits(paper: "A4" | "Letter"): Promise<string> {
  const { text, file } = readPreset("chain-rule");
  for (let k = 1; k <= 50; k++) {
    const sheet = makeSheet(readQuiz(text, file, { paper }), { id: "1", seed: `s${k}` });
    const [source] = await exported(amc, [sheet]);
    let tex = source?.text ?? "";
    for await (const piece of source?.later ?? []) tex += piece;
    if (/(?:.*-n6e1\}.*\n){3}/.test(tex)) return tex;
  }
  throw new Error("no sheet of 50 asks for three six-digit numbers together");
}

const judged = judgedBy("auto-multiple-choice", "pdflatex");

judged.each([
  ["A4", 597.5],
  ["Letter", 614.29],
] as const)("on %s paper every box lies on its page, six-digit numbers' and all", async (paper, width) => {
  const folder = mkdtempSync(join(tmpdir(), "amc-"));
  const tex = await sixDigits(paper);
  expect(tex).toMatch(/\{\d+-n6e1\}/);
  writeFileSync(join(folder, "amc.tex"), tex);
  const outputs = ["--out-sujet", "s.pdf", "--out-corrige", "k.pdf", "--out-calage", "c.xy"];
  const words = ["prepare", "--mode", "s", "--prefix", "./", "--with", "pdflatex", "--data", ".", ...outputs];
  spawnSync("auto-multiple-choice", [...words, "amc.tex"], { cwd: folder });
  const calage = readFileSync(join(folder, "c.xy"), "utf8");
  expect(calage).toContain(`{${width}`);
  const { boxes, pages, beside } = boxesBeside(calage);
  expect(beside).toEqual([]);
  expect(boxes).toBeGreaterThan(500);
  expect(pages).toBeGreaterThan(2);
});
