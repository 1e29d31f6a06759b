import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { install, runInstalled } from "../../support/installed.js";
import type { Run } from "../../support/runCli.js";

const ROSTER = "id,name\n1,김민준\n2,Łukasz Ελένη\n3,สมชาย\n4,سعيد\n5,ქეთი\n";
const folder = mkdtempSync(join(tmpdir(), "gradsheet-other-fonts-"));
const [bare, full] = [join(folder, "bare"), join(folder, "full")];

beforeAll(() => {
  install(bare, ["gradsheet-fonts"]);
  install(full, []);
  for (const one of [bare, full]) writeFileSync(join(one, "class.csv"), ROSTER);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const generate = (where: string, ...words: readonly string[]): Run =>
  runInstalled(where, ["generate", "--topics", "loss", "--seed", "1", "--formats", "html", ...words]);
const page = (where: string, id: string): string =>
  readFileSync(join(where, "output", "worksheets", `${id}.html`), "utf8");
const fontsOf = (where: string): string[] =>
  Object.keys(JSON.parse(readFileSync(join(where, "output", "manifest.json"), "utf8")).fonts);

test("without the package of other fonts, one line says which letters of names have none and what has one", () => {
  const { exit, stderr } = generate(bare, "--roster", "class.csv");
  expect(exit).toBe(0);
  const letters = [...new Set("สมชายسعيدქეთი")].sort().join("");
  expect(stderr.split("\n").filter((line) => line.includes("font"))).toEqual([
    `note: no font is installed for ${letters}: they print in a font of this machine, or as boxes; ` +
      "the package gradsheet-fonts has them (docs/exam-and-class.md)",
  ]);
  expect(page(bare, "3")).toContain("สมชาย");
  expect(page(bare, "3")).not.toContain('@font-face{font-family:"Gradsheet');
  expect(fontsOf(bare)).toEqual(["noto-sans-kr", "stix-two-math", "stix-two-text", "noto-sans"]);
});

test("nothing is said of sheets in English and Korean", () => {
  for (const locale of ["en", "ko"])
    expect(generate(bare, "--locale", locale, "--out", locale).stderr).not.toContain("font");
});

test("with the package each letter has its font, and nothing is said", () => {
  const { exit, stderr } = generate(full, "--roster", "class.csv");
  expect([exit, stderr.includes("font")]).toEqual([0, false]);
  expect(page(full, "3")).toContain('@font-face{font-family:"Gradsheet Letters"');
  expect(page(full, "5")).toContain('@font-face{font-family:"Gradsheet Last"');
  expect(fontsOf(full)).toHaveLength(14);
});
