import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startJournal } from "../../../../src/classroom/set/folder/journal.js";
import { readManifest } from "../../../../src/classroom/set/folder/readSet.js";
import { sha256 } from "../../../../src/core/base/hash.js";
import { seeds } from "../../../seeds.js";
import { writeClass } from "../../../support/classRoster.js";
import { compiledProgram, filesBelow, start, until } from "../../../support/program.js";
import { runCli } from "../../../support/runCli.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-test-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const html = (out: string, copies: number, ...more: readonly string[]): readonly string[] => [
  "generate",
  "--formats",
  "html",
  "--copies",
  String(copies),
  "--out",
  out,
  ...more,
];

test("exams of a class, pressed, killed with -9 twice and by Ctrl-C: the same command goes on, to the bytes of an undisturbed run", async () => {
  const program = compiledProgram();
  const size = seeds(10, 20);
  const students = writeClass(folder, size, "a secret of more than 32 bytes: 0123456789");
  const argv = (out: string) => ["generate", ...students, "--press", "on", "--out", out];
  const journal = join(folder, "broken", ".gradsheet/journal.jsonl");
  const lines = () => (existsSync(journal) ? readFileSync(journal, "utf8").split("\n").length - 2 : 0);
  for (const [copies, signal] of [
    [1, "SIGKILL"],
    [seeds(3, 5), "SIGINT"],
    [seeds(5, 12), "SIGKILL"],
  ] as const) {
    const run = start(program, argv("broken"), folder);
    await until(`${copies} copies are whole`, () => lines() >= copies);
    run.child.kill(signal);
    expect(await run.ended).toBe(signal);
    expect(run.output().includes("stopped; the same command goes on")).toBe(signal === "SIGINT");
  }
  for (const [path] of filesBelow(join(folder, "broken"))) {
    if (!/\.part$|journal|lock/.test(path)) expect(readWhole(join(folder, "broken", path))).toBe(true);
  }
  const last = start(program, argv("broken"), folder);
  expect([await last.ended, last.output()]).toEqual([
    0,
    expect.stringMatching(new RegExp(`${size} copies, \\d+ of them there before, with a secret\n`)),
  ]);
  const whole = start(program, argv("whole"), folder);
  expect(await whole.ended).toBe(0);
  const files = filesBelow(join(folder, "whole"));
  expect([...files.keys()]).toHaveLength(3 * size + 3);
  expect(filesBelow(join(folder, "broken"))).toEqual(files);
});

/** Writes the journal of a run that broke off when so many copies of a set were whole. */
async function journalOf(out: string, whole: number): Promise<string> {
  const { copies, failed: _, format: __, ...head } = await readManifest(out, out);
  const names = copies.map(({ id }) => id);
  const begun = { head, run: "make", names, combined: [] } as const;
  await (await startJournal(out, begun, copies.slice(0, whole))).close();
  return readFileSync(join(out, ".gradsheet/journal.jsonl"), "utf8");
}

/** A PDF or a JSON file that was not cut off. */
function readWhole(file: string): boolean {
  const text = readFileSync(file, "latin1");
  return file.endsWith(".pdf") ? text.trimEnd().endsWith("%%EOF") : text.endsWith("}\n");
}

describe("a set that is there already", () => {
  let undisturbed: Map<string, string>;
  beforeAll(async () => {
    await runCli(html("good", 4, "--seed", "s"), folder);
    undisturbed = filesBelow(join(folder, "good"));
  });

  test("a damaged file, a missing one and a torn journal are mended", async () => {
    await runCli(html("hurt", 4, "--seed", "s"), folder);
    const hurt = (path: string) => join(folder, "hurt", path);
    const torn = await journalOf(join(folder, "hurt"), 3);
    writeFileSync(hurt(".gradsheet/journal.jsonl"), torn.slice(0, -20));
    rmSync(hurt("manifest.json"));
    rmSync(hurt("keys/001.html"));
    writeFileSync(hurt("worksheets/002.html"), "half");
    writeFileSync(hurt("sheets/009.json.1-0123abcd.part"), "half");
    const { exit, stdout } = await runCli(html("hurt", 4, "--seed", "s"), folder);
    expect([exit, stdout.split("\n")[0]]).toEqual([0, "Backpropagation basics: 4 copies, seed s"]);
    expect(filesBelow(join(folder, "hurt"))).toEqual(undisturbed);
  });

  test("what is whole is kept, more copies are added, and fewer are what a run of fewer would make", async () => {
    await runCli(html("grown", 2, "--seed", "s"), folder);
    const grown = await runCli(html("grown", 4, "--seed", "s"), folder);
    expect(grown.stdout).toContain("4 copies, 2 of them there before, seed s");
    expect(filesBelow(join(folder, "grown"))).toEqual(undisturbed);
    await runCli(html("grown", 2, "--seed", "s"), folder);
    await runCli(html("two", 2, "--seed", "s"), folder);
    expect(filesBelow(join(folder, "grown"))).toEqual(filesBelow(join(folder, "two")));
  });

  test("without a seed, a set that was broken off goes on with its own seed; a finished one does not", async () => {
    const out = join(folder, "seedless");
    await runCli(html("seedless", 3), folder);
    const before = filesBelow(out);
    await journalOf(out, 1);
    const { seed } = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8"));
    rmSync(join(out, "manifest.json"));
    const again = await runCli(html("seedless", 3), folder);
    expect(again.stdout).toContain(`3 copies, 1 of them there before, seed ${seed}`);
    expect(filesBelow(out)).toEqual(before);
    const anew = await runCli(html("seedless", 3), folder);
    expect(anew.stdout).not.toContain(seed);
    expect(anew.stderr).toContain(
      `seedless held another set, "Backpropagation basics": this one came in its place; --seed ${seed} makes it again\n`,
    );
  });

  test("another practice set gives way with all its files; other files stay", async () => {
    mkdirSync(join(folder, "given", "sheets"), { recursive: true });
    writeFileSync(join(folder, "given", "sheets", "mine.txt"), "mine");
    await runCli(html("given", 6, "--seed", "other"), folder);
    await runCli(html("given", 4, "--seed", "s"), folder);
    const files = filesBelow(join(folder, "given"));
    expect(files.get("sheets/mine.txt")).toBe(sha256("mine"));
    files.delete("sheets/mine.txt");
    expect(files).toEqual(undisturbed);
  });

  test("a manifest.json of something else is left alone: exit 2", async () => {
    mkdirSync(join(folder, "app"));
    writeFileSync(join(folder, "app", "manifest.json"), '{"name": "an app"}');
    const { exit, stderr } = await runCli(html("app", 1), folder);
    expect([exit, stderr]).toEqual([
      2,
      expect.stringMatching(/^error\[OTHER_SET\] .*manifest\.json: no manifest of a set of sheets/),
    ]);
    expect([...filesBelow(join(folder, "app")).keys()]).toEqual(["manifest.json"]);
  });

  test("a copy that would come out like one that is kept is refused", async () => {
    const narrow =
      "series: narrow\nnetwork: {layers: [1, 1], inputs: {from: 0.5, to: 0.5}, weights: {from: 0.5, to: 0.5}}\nquestions: [{topic: forward-pass}]\n";
    writeFileSync(join(folder, "narrow.yaml"), narrow);
    const argv = (copies: number) => {
      const [command = "", ...rest] = html("narrow", copies, "--seed", "s");
      return [command, "narrow.yaml", ...rest];
    };
    expect((await runCli(argv(1), folder)).exit).toBe(0);
    const { exit, stderr } = await runCli(argv(2), folder);
    expect([exit, stderr]).toEqual([
      2,
      expect.stringMatching(/^error\[CANNOT_DRAW\]: copies 001 and 002 came out alike/),
    ]);
  });
});

const mounted = (place: string, size: string, ...options: readonly string[]) =>
  spawnSync("mount", ["-t", "tmpfs", "-o", [...options, `size=${size}`].join(","), "tmpfs", place]).status ===
  0;

test("a full disk is exit 3 with no half file, and with more room the same command goes on", async () => {
  const disk = join(folder, "disk");
  mkdirSync(disk);
  if (process.platform !== "linux" || process.getuid?.() !== 0 || !mounted(disk, "600k")) {
    process.stderr.write("skipped: a small disk can be mounted by root alone, where mounting is allowed\n");
    return;
  }
  try {
    const full = await runCli(html("disk/set", 4, "--seed", "s"), folder);
    expect([full.exit, full.stderr]).toEqual([
      3,
      expect.stringMatching(/error\[CANNOT_WRITE\] .*: cannot be written: the disk is full; make room/),
    ]);
    const left = [...filesBelow(join(disk, "set")).keys()];
    expect(left.filter((path) => /part$|lock$|manifest/.test(path))).toEqual([]);
    expect(left).toContain(".gradsheet/journal.jsonl");
    expect(mounted(disk, "30m", "remount")).toBe(true);
    expect((await runCli(html("disk/set", 4, "--seed", "s"), folder)).exit).toBe(0);
    expect(filesBelow(join(disk, "set"))).toEqual(filesBelow(join(folder, "good")));
  } finally {
    execFileSync("umount", [disk]);
  }
});
