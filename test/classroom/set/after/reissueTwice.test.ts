import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { openSet } from "../../../../src/classroom/answers/openSet.js";
import type { Manifest } from "../../../../src/classroom/set/folder/manifest.js";
import { runCli } from "../../../support/runCli.js";

describe("held: two reissues of which one read the manifest before the other wrote it", () => {
  test("both sheets stand in the manifest, and can be marked", async () => {
    const folder = mkdtempSync(join(tmpdir(), "gradsheet-twice-"));
    const run = (...argv: string[]) => runCli(argv, folder);
    try {
      writeFileSync(join(folder, "q.yaml"), "questions: [{topic: forward-pass}]\n");
      await run("secret", "new", "secret");
      const made = ["--copies", "2", "--formats", "html", "--out", "set"];
      expect((await run("generate", "q.yaml", "--secret-file", "secret", ...made)).exit).toBe(0);
      // The one waits for its secret, after it has looked at the set and before it locks it.
      execFileSync("mkfifo", [join(folder, "slow")]);
      const slow = run("reissue", "--set", "set", "--id", "001", "--secret-file", "slow");
      expect((await run("reissue", "--set", "set", "--id", "001", "--secret-file", "secret")).exit).toBe(0);
      await writeFile(join(folder, "slow"), readFileSync(join(folder, "secret")));
      expect((await slow).exit).toBe(0);
      const { copies } = JSON.parse(readFileSync(join(folder, "set/manifest.json"), "utf8")) as Manifest;
      expect(copies.map(({ id }) => id)).toEqual(["001", "001 (2)", "001 (3)", "002"]);
      const { fileOf } = await openSet("set", folder);
      // Feedback sheets are called as the papers are.
      expect(copies.map(({ id }) => fileOf(id))).toEqual(["001", "001~2", "001~3", "002"]);
      expect((await run("verify", "set", "set")).exit).toBe(0);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
