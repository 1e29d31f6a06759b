import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFDocument } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { csvRows } from "../../../../src/core/files/csvFile.js";
import type { Sheet } from "../../../../src/core/sheet/sheet.js";
import { readPdf } from "../../../support/pdfText.js";
import { type Run, runCli } from "../../../support/runCli.js";

let folder = "";
let made: Run;
const read = (path: string) => readFileSync(join(folder, path));
const generate = (...argv: string[]) =>
  runCli(["generate", "q.yaml", "--roster", "r.csv", "--seed", "m", "--progress", "none", ...argv], folder);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-marking-"));
  writeFileSync(
    join(folder, "q.yaml"),
    "series: test\nquestions: [{topic: forward-pass}, {topic: loss, as: choice}]\n",
  );
  writeFileSync(join(folder, "r.csv"), "id,name\nz,Kim\na,홍길동\n");
  made = await generate("--formats", "marking", "--out", "set");
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("--formats marking: a page a copy, all in the roster's order, and the table of answers", async () => {
  expect([made.exit, made.stderr]).toEqual([0, ""]);
  expect(made.stdout).toContain("  set/marking/*.pdf\n");
  expect(made.stdout).toContain("  set/marking.pdf\n  set/answers.csv\n");
  const whole = await PDFDocument.load(read("set/marking.pdf"));
  expect(whole.getPageCount()).toBe(2);
  const { text } = await readPdf(read("set/marking.pdf"));
  expect(text.indexOf("Kim")).toBeGreaterThan(-1);
  expect(text.indexOf("Kim")).toBeLessThan(text.indexOf("홍길동"));
});

test("answers.csv: a row a copy, a low and a high a box, as the sheets have them", () => {
  const rows = csvRows(read("set/answers.csv").toString("utf8").replace("\uFEFF", "")).map((row) =>
    "cells" in row ? row.cells : [],
  );
  const [head = [], ...copies] = rows;
  expect(head.slice(0, 5)).toEqual(["sheet", "code", "name", "1 z₁⁽¹⁾ low", "1 z₁⁽¹⁾ high"]);
  expect(copies.map(([id]) => id)).toEqual(["z", "a"]);
  for (const [id, , , ...bounds] of copies) {
    const { questions } = JSON.parse(read(`set/sheets/${id}.json`).toString("utf8")) as Sheet;
    const answers = questions.flatMap((question) => question.answers);
    expect(bounds).toHaveLength(2 * answers.length);
    answers.forEach((answer, k) => {
      const [low = "", high = ""] = bounds.slice(2 * k);
      if (answer.kind === "number") {
        expect(Number(low)).toBeCloseTo(answer.lower, 4);
        expect(Number(low)).toBeLessThanOrEqual(answer.lower + 1e-9);
        expect(Number(high)).toBeGreaterThanOrEqual(answer.upper - 1e-9);
      } else expect([low, high]).toEqual([answer.display, answer.display]);
    });
  }
});

test.each([
  ["en", "A4"],
  ["ko", "A4"],
] as const)("the marking sheet of the preset exam is one page a copy: %s, %s", async (locale, paper) => {
  const out = `exam-${locale}`;
  const argv = ["--preset", "exam", "--copies", "3", "--seed", "m", "--locale", locale, "--paper", paper];
  const exam = await runCli(
    ["generate", ...argv, "--formats", "marking", "--out", out, "--progress", "none"],
    folder,
  );
  expect([exam.exit, exam.stderr]).toEqual([0, ""]);
  expect((await PDFDocument.load(read(`${out}/marking.pdf`))).getPageCount()).toBe(3);
});

test("what a marker has is for the teacher alone, and belongs to the set", async () => {
  for (const path of ["set/marking.pdf", "set/answers.csv"])
    expect(statSync(join(folder, path)).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, "set/marking")).mode & 0o777).toBe(0o700);
  expect((await runCli(["verify", "set", "set"], folder)).exit).toBe(0);
  rmSync(join(folder, "set/answers.csv"));
  const verified = await runCli(["verify", "set", "set"], folder);
  expect(verified.stdout + verified.stderr).toContain("answers.csv: missing");
  await generate("--formats", "marking", "--out", "set");
  expect((await runCli(["verify", "set", "set"], folder)).exit).toBe(0);
});
