import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { browserEnvironment } from "../../../../src/paper/print/browser/environment.js";
import { findBrowser } from "../../../../src/paper/print/browser/find.js";
import { launch } from "../../../../src/paper/print/browser/launch.js";
import { sweepProfiles } from "../../../../src/paper/print/browser/leftovers.js";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-test-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SECRETS = {
  GRADSHEET_SECRET: "exam 1",
  PGPASSWORD: "exam 2",
  DATABASE_URL: "exam 3",
  AWS_SECRET: "exam 4",
};

const onLinux = process.platform === "linux" ? test : test.skip;
onLinux(
  "held: the browser that prints an exam is not given its secret, nor a database's password",
  async () => {
    const before = { ...process.env };
    Object.assign(process.env, SECRETS);
    try {
      const browser = await launch(await findBrowser(process.env), 30_000);
      try {
        const given = readFileSync(`/proc/${browser.pid}/environ`, "utf8");
        expect(given).toContain("PATH=");
        expect(given).not.toContain("exam");
      } finally {
        browser.end();
      }
    } finally {
      for (const name of Object.keys(SECRETS)) delete process.env[name];
      Object.assign(process.env, before);
    }
  },
);

test("it has what it needs to start, on Windows too", () => {
  const own = { Path: "C:\\bin", SystemRoot: "C:\\Windows", LC_ALL: "ko_KR.UTF-8", ...SECRETS };
  expect(browserEnvironment({ environment: { LD_LIBRARY_PATH: "/lib" } }, own)).toEqual({
    Path: "C:\\bin",
    SystemRoot: "C:\\Windows",
    LC_ALL: "ko_KR.UTF-8",
    LD_LIBRARY_PATH: "/lib",
  });
});

test("held: what killed runs have left is swept an hour later; a run's own, and what was just made, is not", () => {
  const names = {
    dead: `gradsheet-browser-${2 ** 22 + 1}-aaaaaa`,
    older: "gradsheet-browser-bbbbbb",
    running: `gradsheet-browser-${process.pid}-cccccc`,
    fresh: `gradsheet-browser-${2 ** 22 + 1}-dddddd`,
    other: "somebody-else",
  };
  for (const [kind, name] of Object.entries(names)) {
    mkdirSync(join(folder, name));
    const ago = new Date(Date.now() - (kind === "fresh" ? 60_000 : 2 * 3600_000));
    utimesSync(join(folder, name), ago, ago);
  }
  sweepProfiles(folder);
  const left = Object.entries(names).filter(([, name]) => existsSync(join(folder, name)));
  expect(left.map(([kind]) => kind)).toEqual(["running", "fresh", "other"]);
});
