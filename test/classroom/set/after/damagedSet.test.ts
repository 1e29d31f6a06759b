import { mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { verifySet } from "../../../../src/classroom/set/after/verifySet.js";
import { readAnyManifest } from "../../../../src/classroom/set/folder/readSet.js";
import { stream } from "../../../../src/core/base/random.js";
import { runCli } from "../../../support/runCli.js";

let folder = "";
const run = (...argv: string[]) => runCli(argv, folder);
const at = (path: string) => join(folder, "set", path);
const SHEET = "sheets/7.json";
const verdict = async () => {
  const { exit, stdout, stderr } = await run("verify", "set", "set");
  return { exit, faults: stdout.split("\n").slice(2, -2), stderr };
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-damaged-"));
  writeFileSync(
    join(folder, "q.yaml"),
    "questions: [{topic: backprop}, {topic: loss, as: choice}, {topic: find-the-mistake}]\n",
  );
  writeFileSync(join(folder, "r.csv"), "id,name,section,email\n7,Kim,A,kim@example.org\n");
  const { exit } = await run(
    "generate",
    "q.yaml",
    "--roster",
    "r.csv",
    "--seed",
    "d",
    "--formats",
    "html",
    "--out",
    "set",
  );
  expect(exit).toBe(0);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file's bytes with one bit turned over. */
function flipped(bytes: Buffer, place: number, bit: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[place] = (changed[place] ?? 0) ^ (1 << bit);
  return changed;
}

const random = stream("damaged set");
const anyFlip = (bytes: Buffer) => flipped(bytes, random.integer(0, bytes.length - 1), random.integer(0, 7));

describe("held: damaged sheets ended verify set, and were marked in silence", () => {
  let good: Buffer;
  beforeEach(() => {
    good = readFileSync(at(SHEET));
  });
  afterEach(() => writeFileSync(at(SHEET), good));

  test("a role that is none, a number that is none, a definition of nothing: each is named with its file", async () => {
    for (const [from, to] of [
      ['"role":"sum"', '"role":"rtm"'],
      ['"givens":{', '"givens":{"x1":1e999,'],
      ['"questions":[', '"questions":[[],'],
    ] as const) {
      const text = good.toString("utf8");
      expect(text).toContain(from);
      writeFileSync(at(SHEET), text.replace(from, to));
      const { exit, faults, stderr } = await verdict();
      expect([to, exit, stderr]).toEqual([to, 1, ""]);
      expect(faults).toContain(`  ${SHEET}: changed: its SHA-256 is not the manifest's`);
    }
  });

  test("150 bits turned over, one at a time: every one is seen, and the program goes on", async () => {
    const read = await readAnyManifest(join(folder, "set"), folder);
    for (let k = 0; k < 150; k++) {
      writeFileSync(at(SHEET), anyFlip(good));
      const { faults } = await verifySet(join(folder, "set"), read);
      expect(faults.map(({ where }) => where)).toContain(SHEET);
    }
  });

  test("mark and trace refuse a sheet that is not the one that was made", async () => {
    writeFileSync(join(folder, "a.csv"), "sheet,id,answer\n7,q1.z1_1,0.4\n");
    writeFileSync(at(SHEET), good.toString("utf8").replace(/"upper":0\./, '"upper":9.'));
    for (const argv of [
      ["mark", "--set", "set", "--answers", "a.csv", "--grades", "g.csv"],
      ["trace", "--set", "set", "--values", "1,2,3,4,5"],
    ]) {
      const { exit, stderr } = await run(...argv);
      expect([exit, stderr]).toEqual([
        1,
        expect.stringMatching(/^error\[CHECK_FAILED\] set\/sheets\/7\.json: it was changed/),
      ]);
    }
  });
});

describe("held: a manifest of which a letter was changed, a quiz that was missing, links in place of files", () => {
  test("every kind of thing in the manifest: verify set names it, and nothing is done by it", async () => {
    const good = readFileSync(at("manifest.json"));
    writeFileSync(join(folder, "a.csv"), "sheet,id,answer\n7,q1.z1_1,0.4\n");
    try {
      for (const word of [
        "Kim",
        "kim@example.org",
        '"A"',
        "Worksheet",
        "html",
        '"from"',
        '"build"',
        '"sha256"',
      ]) {
        const place = good.indexOf(word);
        if (word !== "Worksheet") expect([word, place]).toEqual([word, expect.any(Number)]);
        const spot = place < 0 ? 40 : place + 1;
        writeFileSync(at("manifest.json"), flipped(good, spot, 0));
        const { exit, stdout, stderr } = await run("verify", "set", "set");
        expect([word, exit === 0, /SHA-256|no manifest/.test(stdout + stderr)]).toEqual([word, false, true]);
        expect(stderr).not.toContain("INTERNAL");
        if (word === '"sha256"') continue;
        const marked = await run("mark", "--set", "set", "--answers", "a.csv", "--grades", "never.csv");
        expect([word, marked.exit]).toEqual([word, 2]);
        expect(marked.stderr).toMatch(/^error\[(DATA_DAMAGED|OTHER_SET)\] set\/manifest\.json/);
      }
    } finally {
      writeFileSync(at("manifest.json"), good);
    }
  });

  test("200 bits turned over anywhere in it: none passes", async () => {
    const good = readFileSync(at("manifest.json"));
    try {
      for (let k = 0; k < 200; k++) {
        writeFileSync(at("manifest.json"), anyFlip(good));
        const { exit, stderr } = await run("verify", "set", "set");
        expect([exit, stderr.includes("INTERNAL")]).toEqual([expect.any(Number), false]);
        expect(exit).toBeGreaterThan(0);
      }
    } finally {
      writeFileSync(at("manifest.json"), good);
    }
  });

  test("a quiz that is gone", async () => {
    renameSync(at(".gradsheet/quiz.json"), join(folder, "quiz.away"));
    expect(await verdict()).toMatchObject({ exit: 1, faults: ["  .gradsheet/quiz.json: missing"] });
    renameSync(join(folder, "quiz.away"), at(".gradsheet/quiz.json"));
    expect((await verdict()).exit).toBe(0);
  });

  test("a key that is a link to a file of the same bytes elsewhere", async () => {
    renameSync(at("keys/7.html"), join(folder, "elsewhere.html"));
    symlinkSync(join(folder, "elsewhere.html"), at("keys/7.html"));
    expect(await verdict()).toMatchObject({ exit: 1, faults: ["  keys/7.html: a link in place of a file"] });
  });
});
