import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { flagsFor } from "../../../src/core/terminal/v8Flags.js";
import { makeClone } from "../../support/npx.js";

test("every flag that this Node.js is given is one of its V8's", () => {
  const known = execFileSync(process.execPath, ["--v8-options"], { encoding: "utf8" });
  for (const flag of flagsFor(process.versions.node))
    expect(known).toContain(`  ${flag.replace(/=.*/, "")} (`);
});

test("a V8 that nobody has measured is left as it is", () => {
  for (const node of ["18.20.0", "21.7.3", "23.1.0", "26.0.0"]) expect(flagsFor(node)).toEqual([]);
  expect(flagsFor("20.19.0")).toContain("--interrupt-budget=700000");
  expect(flagsFor("22.23.5")).not.toContain("--interrupt-budget=700000");
});

test.each([
  [["generate", "--seed", "1", "--formats", "html", "--progress", "none"], /^$/],
  [
    ["export", "--topics", "loss", "--seed", "1", "--format", "csv", "--out", "loss.csv"],
    /^(?:lost in csv: .*\n)*loss\.csv: .*\n$/,
  ],
])("%j says nothing on standard error but its own", (words, own) => {
  const folder = mkdtempSync(join(tmpdir(), "gradsheet-flags-"));
  makeClone(folder);
  const program = join(folder, "bin", "gradsheet.js");
  const { status, stderr } = spawnSync(process.execPath, [program, ...words], {
    cwd: folder,
    encoding: "utf8",
  });
  rmSync(folder, { recursive: true });
  expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringMatching(own) });
});
