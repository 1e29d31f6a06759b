import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Sheet } from "../../../src/core/sheet/sheet.js";
import { runCli } from "../../support/runCli.js";
import { keyOf } from "../../support/students.js";
import { writeSet } from "../../support/writeSet.js";

let folder = "";
const at = (path: string) => join(folder, path);
const read = (path: string) => readFileSync(at(path), "utf8");
const run = (...argv: string[]) => runCli(argv, folder);

const NETWORK =
  "inputs: [0.5]\ntargets: [1]\nlayers: [{weights: [[0.7]], activation: sigmoid}]\nloss: mse\nlearningRate: 0.1\n";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-outputs-"));
  const [sheet] = writeSet(at("set"), "questions: [{topic: forward-pass}]", 1) as [Sheet];
  const rows = Object.entries(keyOf(sheet)).map(([id, text]) => `001,${id},${text}`);
  writeFileSync(at("answers.csv"), ["sheet,id,answer", ...rows, ""].join("\n"));
  writeFileSync(at("net.yaml"), NETWORK);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const mark = (...more: string[]) => run("mark", "--set", "set", "--answers", "answers.csv", ...more);

describe("held: nothing of the user's is overwritten: exit 2 before anything is made", () => {
  test("the class's answers named as its grades, by their own name, another way to them, or a second name", async () => {
    const before = read("answers.csv");
    symlinkSync("answers.csv", at("alias.csv"));
    linkSync(at("answers.csv"), at("twin.csv"));
    for (const name of ["answers.csv", "set/../answers.csv", "alias.csv", "twin.csv"]) {
      const { exit, stderr } = await mark("--grades", name, "--force");
      expect([exit, stderr]).toEqual([
        2,
        `error[USAGE]: --grades names ${name}, which is read; a file of its own would be right\n`,
      ]);
    }
    expect(read("answers.csv")).toBe(before);
  });

  test("a manifest named as the grades, and one file for grades and report", async () => {
    const before = read("set/manifest.json");
    expect((await mark("--grades", "set/manifest.json", "--force")).exit).toBe(2);
    expect(read("set/manifest.json")).toBe(before);
    expect((await mark("--grades", "both.html", "--report", "both.html")).stderr).toBe(
      "error[USAGE]: --report names both.html, as does --grades; a file of its own would be right\n",
    );
    expect(existsSync(at("both.html"))).toBe(false);
  });

  test("last year's grades, unless --force says so", async () => {
    writeFileSync(at("grades.csv"), "last year\n");
    const { exit, stderr } = await mark("--grades", "grades.csv");
    expect([exit, stderr]).toEqual([
      2,
      "error[USAGE]: --grades names grades.csv, which is there; it is not overwritten: another name, or --force would be right\n",
    ]);
    expect(read("grades.csv")).toBe("last year\n");
    expect((await mark("--grades", "grades.csv", "--force")).exit).toBe(0);
    expect(read("grades.csv")).toContain("001,");
  });

  test("a letter of the teacher's, by solve; the solution itself comes again over the one before", async () => {
    writeFileSync(at("letter.html"), "<!doctype html><p>Dear all");
    const { exit, stderr } = await run("solve", "net.yaml", "--html", "letter.html");
    expect([exit, stderr]).toEqual([
      2,
      "error[USAGE]: --html names letter.html, which is there and is not gradsheet's; it is not overwritten: another name would be right\n",
    ]);
    expect((await run("solve", "net.yaml", "--html", "net.yaml")).stderr).toMatch(/net\.yaml, which is read/);
    expect(read("net.yaml")).toBe(NETWORK);
    for (let twice = 0; twice < 2; twice++)
      expect((await run("solve", "net.yaml", "--html", "s.html")).exit).toBe(0);
  });

  test("feedback that is there", async () => {
    mkdirSync(at("back"));
    writeFileSync(at("back/001.pdf"), "handed out");
    const { exit, stderr } = await mark("--feedback", "back");
    expect([exit, stderr]).toEqual([
      2,
      expect.stringMatching(/^error\[USAGE\]: --feedback names back, where 001\.pdf is/),
    ]);
    expect(read("back/001.pdf")).toBe("handed out");
  });
});

test("held: grades and report, which hold names and marks, are their owner's alone", async () => {
  expect((await mark("--grades", "own.csv", "--report", "own.html")).exit).toBe(0);
  for (const path of ["own.csv", "own.html"])
    expect([path, statSync(at(path)).mode & 0o777]).toEqual([path, 0o600]);
});

test("held: Excel on a Korean Windows reads the names in the grades: they begin with the mark of UTF-8", async () => {
  await mark("--grades", "excel.csv");
  expect([...readFileSync(at("excel.csv")).subarray(0, 8)]).toEqual([
    0xef,
    0xbb,
    0xbf,
    ...Buffer.from("sheet"),
  ]);
});
