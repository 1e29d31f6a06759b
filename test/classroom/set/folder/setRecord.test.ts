import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { filesBelow } from "../../../support/program.js";
import { runCli } from "../../../support/runCli.js";
import { writeSet } from "../../../support/writeSet.js";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-record-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a manifest that cannot be read is none of another set's to write over", async () => {
  const quiz = join(folder, "quiz.yaml");
  writeFileSync(quiz, "questions: [{topic: loss}]");
  const set = join(folder, "unreadable");
  writeSet(set, "questions: [{topic: loss}]", 1, "u");
  rmSync(join(set, "manifest.json"));
  // Root may read every file, but no folder as one.
  mkdirSync(join(set, "manifest.json"));
  const files = filesBelow(set);
  const ran = await runCli(["generate", quiz, "--seed", "2", "--formats", "html", "--out", set], folder);
  expect([ran.exit, ran.stderr]).toEqual([2, expect.stringContaining("error[FILE_UNREADABLE]")]);
  expect(filesBelow(set)).toEqual(files);
});
