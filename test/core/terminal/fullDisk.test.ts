import { spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { compiledProgram } from "../../support/program.js";

/** The system's own full disk: nothing can be written to it. */
const FULL = "/dev/full";
const where = existsSync(FULL) ? test : test.skip;

let folder = "";
let program = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-full-"));
  writeFileSync(
    join(folder, "network.yaml"),
    "inputs: [1]\ntargets: [1]\nlayers: [{weights: [[0.5]], activation: sigmoid}]\n",
  );
  program = compiledProgram();
});
afterAll(() => rmSync(folder, { recursive: true }));

where.each([
  ["--help"],
  ["list topics"],
  ["solve network.yaml"],
  ["solve network.yaml --json"],
  ["generate --formats html --seed 1 --out set"],
  ["verify lecture"],
])("held: gradsheet %s > a full disk: one line, exit code 3", (line) => {
  const full = openSync(FULL, "w");
  try {
    const { status, stderr } = spawnSync(process.execPath, [program, ...line.split(" ")], {
      cwd: folder,
      stdio: ["ignore", full, "pipe"],
      encoding: "utf8",
    });
    expect({ status, stderr }).toEqual({
      status: 3,
      stderr:
        "error[CANNOT_WRITE] stdout: cannot be written: the disk is full; make room, or name a file on another disk\n",
    });
  } finally {
    closeSync(full);
  }
});
