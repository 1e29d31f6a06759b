import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { compiledProgram } from "../../../support/program.js";

/** A number that no user has, as containers give it to programs. */
const NOBODY = 54_321;

describe("held: a user without a name and a home ended in an internal error", () => {
  test("is told where the browser may be unpacked: exit 3", () => {
    if (process.getuid?.() !== 0) {
      process.stderr.write("skipped: only root can become another user\n");
      return;
    }
    const folder = mkdtempSync(join(tmpdir(), "gradsheet-nobody-"));
    chmodSync(folder, 0o777);
    try {
      const { status, stderr } = spawnSync(
        process.execPath,
        [compiledProgram(), "generate", "--seed", "s", "--progress", "none"],
        { cwd: folder, uid: NOBODY, gid: NOBODY, env: { PATH: "/nowhere" }, encoding: "utf8" },
      );
      // An installed browser needs no home.
      if (!stderr.includes("error")) return;
      expect([status, stderr]).toEqual([
        3,
        expect.stringMatching(
          /^error\[NO_BROWSER\]: this user has no home to unpack the browser in; name a folder/,
        ),
      ]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
