import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Manifest } from "../../../../src/classroom/set/folder/manifest.js";
import { readPdf } from "../../../support/pdfText.js";
import { filesBelow } from "../../../support/program.js";
import { runCli } from "../../../support/runCli.js";

let folder = "";
const run = (...argv: string[]) => runCli(argv, folder);
const generate = (...argv: string[]) =>
  run("generate", "q.yaml", "--copies", "2", "--out", "set", "--progress", "none", ...argv);
const at = (path: string) => join(folder, path);
const manifest = (): Manifest => JSON.parse(readFileSync(at("set/manifest.json"), "utf8"));
const faults = async () => (await run("verify", "set", "set")).stdout.split("\n").slice(2);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-stale-"));
  writeFileSync(at("q.yaml"), "series: stale\nquestions: [{topic: forward-pass}]\n");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("held: combined PDFs and zips that nobody looked after", () => {
  beforeAll(async () => {
    const { exit, stderr } = await generate("--seed", "a", "--combine", "--zip", "set.zip");
    expect([exit, stderr]).toEqual([0, ""]);
  }, 60_000);

  test("a bit that flips in keys.pdf or the zip is seen by verify set", async () => {
    expect((await run("verify", "set", "set")).exit).toBe(0);
    for (const [path, named] of [
      ["set/keys.pdf", "keys.pdf"],
      ["set.zip", "../set.zip"],
    ] as const) {
      const good = readFileSync(at(path));
      const bad = Buffer.from(good);
      bad[300] = (bad[300] ?? 0) ^ 4;
      writeFileSync(at(path), bad);
      expect((await faults())[0]).toMatch(new RegExp(`^ {2}${named.replaceAll(".", "\\.")}: changed`));
      writeFileSync(at(path), good);
    }
    rmSync(at("set/worksheets.pdf"));
    expect((await faults())[0]).toBe("  worksheets.pdf: missing");
    expect((await generate("--seed", "a")).exit).toBe(0);
    expect((await run("verify", "set", "set")).exit).toBe(0);
  });

  test("after reissue they hold the new sheet and not the withdrawn one", async () => {
    const [old] = manifest().copies;
    const before = readFileSync(at("set.zip"));
    expect((await run("reissue", "--set", "set", "--id", "001")).exit).toBe(0);
    const made = manifest().copies[1];
    const { text } = await readPdf(readFileSync(at("set/keys.pdf")));
    expect([made?.replaces, text.includes(made?.code ?? "?"), text.includes(old?.code ?? "?")]).toEqual([
      "001",
      true,
      false,
    ]);
    expect(readFileSync(at("set.zip")).includes(Buffer.from("sheets/001~2.json"))).toBe(true);
    expect(before.includes(Buffer.from("sheets/001~2.json"))).toBe(false);
    expect((await run("verify", "set", "set")).exit).toBe(0);
    expect(statSync(at("set.zip")).mode & 0o777).toBe(0o600);
  });

  test("another set in the folder takes them away, and a zip elsewhere is named as the old one", async () => {
    writeFileSync(at("set/notes.pdf"), "the teacher's");
    const { exit, stderr } = await generate("--seed", "b", "--formats", "html");
    expect([exit, stderr]).toEqual([
      0,
      expect.stringContaining("note: set.zip holds what was in set before\n"),
    ]);
    expect(
      ["set/keys.pdf", "set/worksheets.pdf", "set/notes.pdf"].map((path) => existsSync(at(path))),
    ).toEqual([false, false, true]);
    expect((await run("verify", "set", "set")).exit).toBe(0);
    rmSync(at("set/notes.pdf"));
    await run("generate", "q.yaml", "--copies", "2", "--out", "plain", "--seed", "b", "--formats", "html");
    expect(filesBelow(at("set"))).toEqual(filesBelow(at("plain")));
  });
});
