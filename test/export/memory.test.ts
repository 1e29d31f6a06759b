import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "@jest/globals";
import { LONG } from "../seeds.js";

/** Says at the end how much memory the process has had at most, in KiB. */
const SAYS = "process.on('exit', () => console.log(process.resourceUsage().maxRSS));";

/** The program in a process of its own, as users start it. */
function mostMemory(folder: string, format: string, copies: number): number {
  const says = join(folder, "says.cjs");
  writeFileSync(says, SAYS);
  const words = ["export", "--preset", "basics", "--seed", "memory", "--format", format];
  const out = join(folder, `${format}-${copies}`);
  const { stdout, status, stderr } = spawnSync(
    process.execPath,
    ["--require", says, resolve("bin/gradsheet.js"), ...words, "--copies", String(copies), "--out", out],
    { encoding: "utf8" },
  );
  expect([status, stderr.includes("error")]).toEqual([0, false]);
  return Number(stdout.trim());
}

/** A fifth more is the aim; when exactly V8 collects is chance. Left to itself it came to half as much again. */
const MOST = 1.25;

/** A text, one XML document of many parts, a package whose manifest names every file, and notebooks. */
const FORMATS = ["moodle", "canvas", "qti3", "notebook", "latex"];
const long = LONG ? test : test.skip;

long.each(FORMATS)("%s of 1,000 copies has hardly more memory than 100", (format) => {
  const folder = mkdtempSync(join(tmpdir(), "gradsheet-memory-"));
  const [few, many] = [100, 1000].map((copies) => mostMemory(folder, format, copies));
  rmSync(folder, { recursive: true });
  expect((many ?? Number.POSITIVE_INFINITY) / (few ?? 1)).toBeLessThan(MOST);
});
