import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { install, runInstalled } from "../support/installed.js";

const folder = mkdtempSync(join(tmpdir(), "gradsheet-no-package-"));
beforeAll(() => install(folder, ["@electric-sql"]), 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("serve without PGlite says which package it needs and how to get it; other commands need none", () => {
  expect(runInstalled(folder, ["serve", "--port", "0"])).toEqual({
    exit: 3,
    stdout: "",
    stderr:
      "error[NO_DATABASE]: a folder of answers needs the package @electric-sql/pglite, which is not installed; " +
      "npm install @electric-sql/pglite@0.5 brings it, or DATABASE_URL=postgres://… names a PostgreSQL server\n",
  });
  expect(runInstalled(folder, ["list", "presets"])).toMatchObject({ exit: 0, stderr: "" });
});
