import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { LONG } from "../../seeds.js";
import { runCli } from "../../support/runCli.js";
import { keyOf } from "../../support/students.js";
import { writeSet } from "../../support/writeSet.js";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-large-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** More characters than a quiz file may have. */
const ONCE_TOO_MANY = 400_000;

describe("held: a class of more than about 650 was refused by mark as too large", () => {
  test("1,500 copies are marked", async () => {
    const sheets = writeSet(join(folder, "set"), "questions: [{topic: loss}]\n", 1500);
    expect(statSync(join(folder, "set/manifest.json")).size).toBeGreaterThan(ONCE_TOO_MANY);
    const rows = [0, 650, 1499].flatMap((k) => {
      const sheet = sheets[k];
      return sheet === undefined
        ? []
        : Object.entries(keyOf(sheet)).map(([id, text]) => `${sheet.id},${id},${text}`);
    });
    writeFileSync(join(folder, "a.csv"), `sheet,id,answer\n${rows.join("\n")}\n`);
    const { exit, stderr } = await runCli(
      ["mark", "--set", "set", "--answers", "a.csv", "--grades", "g.csv"],
      folder,
    );
    expect([exit, stderr]).toEqual([0, ""]);
    const grades = readFileSync(join(folder, "g.csv"), "utf8").trim().split("\n");
    expect(grades).toHaveLength(1501);
    expect(grades.slice(1, 4).map((line) => line.split(",")[0])).toEqual(["0001", "0651", "1500"]);
  });

  const long = LONG ? test : test.skip;
  long(
    "1,500 students of a roster, their set made by generate, checked, traced and marked",
    async () => {
      const names = Array.from(
        { length: 1500 },
        (_none, k) => `2026${String(k).padStart(5, "0")},김${k},가,k${k}@example.org`,
      );
      writeFileSync(
        join(folder, "q.yaml"),
        "network: {inputs: {from: -2, to: 2, decimals: 2}, weights: {from: -2, to: 2, decimals: 2}}\nquestions: [{topic: loss}]\n",
      );
      writeFileSync(join(folder, "r.csv"), `id,name,section,email\n${names.join("\n")}\n`);
      const run = (...argv: string[]) => runCli(argv, folder);
      const made = [
        "--roster",
        "r.csv",
        "--seed",
        "large",
        "--formats",
        "html",
        "--out",
        "class",
        "--progress",
        "none",
      ];
      expect((await run("generate", "q.yaml", ...made)).exit).toBe(0);
      expect((await run("verify", "set", "class")).exit).toBe(0);
      const sheet = JSON.parse(readFileSync(join(folder, "class/sheets/202601499.json"), "utf8"));
      const rows = Object.entries(keyOf(sheet)).map(([id, text]) => `202601499,${id},${text}`);
      writeFileSync(join(folder, "b.csv"), `sheet,id,answer\n${rows.join("\n")}\n`);
      const marked = await run("mark", "--set", "class", "--answers", "b.csv", "--json");
      expect([marked.exit, JSON.parse(marked.stdout).grades]).toEqual([
        0,
        [expect.objectContaining({ sheet: "202601499", score: sheet.points })],
      ]);
      expect((await run("reissue", "--set", "class", "--id", "202601499")).exit).toBe(0);
    },
    1_800_000,
  );
});
