import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { readManifest } from "../../../../src/classroom/set/folder/readSet.js";
import { isToBePressed } from "../../../../src/classroom/set/make/setPrinter.js";
import { isOurs } from "../../../../src/core/files/checkOutputs.js";
import { filesBelow } from "../../../support/program.js";
import { runCli } from "../../../support/runCli.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-test-"));
  writeFileSync(join(folder, "q.yaml"), "series: pressed\nquestions: [{topic: loss}]\n");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const generate = (copies: number, ...more: readonly string[]) =>
  runCli(
    [
      "generate",
      "q.yaml",
      "--seed",
      "s",
      "--copies",
      String(copies),
      "--out",
      "set",
      "--progress",
      "none",
      ...more,
    ],
    folder,
  );
const browser = async () => (await readManifest("set", folder)).browser;
const files = () => filesBelow(join(folder, "set"));
/** Chrome writes version 1.4 of the format, the press 1.5. */
const version = (path: string) => readFileSync(join(folder, "set", path), "latin1").slice(0, 8);

test("a set in templates of its own is printed whole, and says so", async () => {
  mkdirSync(join(folder, "own", "styles"), { recursive: true });
  writeFileSync(join(folder, "own", "styles", "look.css"), "h1 { color: navy }\n");
  const more = ["--press", "on", "--templates", "own", "--out", "other", "--progress", "none"];
  const { exit, stderr } = await runCli(["generate", "q.yaml", "--seed", "s", ...more], folder);
  expect([exit, stderr]).toEqual([
    0,
    expect.stringMatching(/^note: with --templates each document is printed whole: /),
  ]);
  expect(readFileSync(join(folder, "other", "worksheets", "001.pdf"), "latin1")).toMatch(/^%PDF-1\.4/);
  expect(isToBePressed({ ownLook: true })).toBe(false);
}, 60_000);

test("a set is pressed where nobody says otherwise, gone on with, checked and reissued as it was begun; another way is said", async () => {
  expect((await generate(1)).exit).toBe(0);
  expect(await browser()).toMatch(/^bundled HeadlessChrome\/.*, pressed$/);
  const first = files();
  // A run that goes on after another was killed takes what is there for its own.
  for (const path of ["worksheets/001.pdf", "keys/001.pdf", "keys/advice.pdf"])
    expect([path, await isOurs(join(folder, "set", path))]).toEqual([path, true]);

  // Nobody says it again: the second copy is pressed as the first.
  const more = await generate(2);
  expect([more.exit, more.stderr]).toEqual([0, ""]);
  expect(more.stdout).toContain("2 copies, 1 of them there before");
  expect(await browser()).toMatch(/, pressed$/);
  expect(files().get("worksheets/001.pdf")).toBe(first.get("worksheets/001.pdf"));

  const reissued = await runCli(["reissue", "--set", "set", "--id", "002"], folder);
  expect([reissued.exit, reissued.stderr]).toEqual([0, ""]);
  expect(version("worksheets/002~2.pdf")).toBe("%PDF-1.5");
  expect((await runCli(["verify", "set", "set"], folder)).exit).toBe(0);

  const whole = await generate(2, "--press", "off");
  expect([whole.exit, whole.stderr]).toEqual([
    0,
    expect.stringMatching(
      /^note: the set was whole already, printed by .*, pressed; to have it with --press off, name another folder with --out\n/,
    ),
  ]);
  const anew = await generate(3, "--press", "off");
  expect([anew.exit, anew.stderr]).toEqual([
    0,
    expect.stringMatching(
      /^note: the PDFs there were printed by .*, pressed; all are printed anew, by bundled HeadlessChrome\/[\d.]+\n/,
    ),
  ]);
  expect(files().get("worksheets/001.pdf")).not.toBe(first.get("worksheets/001.pdf"));
  expect(version("worksheets/001.pdf")).toBe("%PDF-1.4");
}, 120_000);
