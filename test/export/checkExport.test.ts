import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "@jest/globals";
import { runCli } from "../support/runCli.js";

const folder = mkdtempSync(join(tmpdir(), "check-"));
const run = (...words: string[]) => runCli(["export", ...words], folder);
let whole = "";
beforeAll(async () => {
  await run("--preset", "lecture", "--seed", "s", "--copies", "2", "--format", "moodle", "--out", "a.xml");
  whole = readFileSync(join(folder, "a.xml"), "utf8");
});

test("a file of our own has nothing wrong with it", async () => {
  const { exit, stdout } = await run("--check", "a.xml");
  expect([exit, stdout]).toEqual([
    0,
    expect.stringMatching(/^a\.xml: questions \d+, blanks \d\d, found 0\n$/),
  ]);
});

const CHANGES: readonly [what: string, change: (text: string) => string, says: RegExp][] = [
  [
    "points that are no whole number",
    (text) => text.replace(/\{\d+:NUM/, "{0.5:NUM"),
    /has 0\.5 points: cloze knows whole/,
  ],
  [
    "no right answer",
    (text) => text.replace(/NUMERICAL:%100%([^~]*)~%100%/, "NUMERICAL:%0%$1~%0%"),
    /no answer of 100 %/,
  ],
  [
    "a decimal comma",
    (text) => text.replace(/(NUMERICAL:%100%-?\d+)\./, "$1,"),
    /which Moodle does not read/,
  ],
  [
    "a wrong answer before the right one",
    (text) => text.replace(/NUMERICAL:%100%([^:]*):/, "NUMERICAL:%0%$1:1~%100%$1:"),
    /earns 0 %, since another/,
  ],
  [
    "a picture that is left out",
    (text) => text.replace(/<file name="[^"]*"/, '<file name="other.svg"'),
    /its picture q\d+\.svg is not in the file/,
  ],
  [
    "formulas beside blanks, written as numbers",
    (text) => text.replaceAll("\\(", "&amp;#92;("),
    /its text shows TeX: \\\( is written as a number/,
  ],
  ["a name twice", (text) => text.replace(/q1 002/, "q1 001"), /has the same name/],
];

test.each(CHANGES)("found: %s", async (_what, change, says) => {
  const changed = change(whole);
  expect(changed).not.toBe(whole);
  writeFileSync(join(folder, "changed.xml"), changed);
  const { exit, stdout } = await run("--check", "changed.xml", "--json");
  const { findings } = JSON.parse(stdout);
  expect([exit, findings.map((one: { says: string }) => one.says)]).toEqual([
    1,
    expect.arrayContaining([expect.stringMatching(says)]),
  ]);
});
