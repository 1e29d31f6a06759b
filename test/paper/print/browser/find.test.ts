import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { findBrowser, usualPlaces } from "../../../../src/paper/print/browser/find.js";
import { shellRunsHere } from "../../../../src/paper/print/browser/shell.js";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gradsheet-test-"));
});
afterAll(() => rm(folder, { recursive: true }));

test("PUPPETEER_EXECUTABLE_PATH pointing nowhere is an error that names it", async () => {
  await expect(findBrowser({ PUPPETEER_EXECUTABLE_PATH: "/no/such/chrome" })).rejects.toThrow(
    "error[NO_BROWSER]: PUPPETEER_EXECUTABLE_PATH is /no/such/chrome, which cannot be run; name a browser there, or unset it",
  );
});

test("PUPPETEER_EXECUTABLE_PATH comes first", async () => {
  const chrome = join(folder, "chrome-headless-shell");
  await writeFile(chrome, "#!/bin/sh\n");
  await chmod(chrome, 0o755);
  expect(await findBrowser({ PUPPETEER_EXECUTABLE_PATH: chrome })).toMatchObject({
    executable: chrome,
    kind: "named",
    shell: true,
    environment: {},
  });
});

test("where it runs, the bundled shell comes next, with its libraries", async () => {
  if (!shellRunsHere()) return;
  const found = await findBrowser({
    ...process.env,
    PUPPETEER_EXECUTABLE_PATH: "",
    LD_LIBRARY_PATH: "/opt/lib",
  });
  expect(found).toMatchObject({ kind: "bundled", shell: true });
  expect(found.executable).toMatch(/gradsheet\/chromium-\d+\.\d+\.\d+\/chromium$/);
  expect(found.environment["LD_LIBRARY_PATH"]).toMatch(/chromium-\d+\.\d+\.\d+\/lib:\/opt\/lib$/);
});

test("a cache folder that cannot be written is an error that names it", async () => {
  if (!shellRunsHere()) return;
  const file = join(folder, "file");
  await writeFile(file, "");
  await expect(findBrowser({ XDG_CACHE_HOME: file })).rejects.toThrow(
    `error[CANNOT_WRITE]: cannot unpack the browser into ${file}/gradsheet/chromium-`,
  );
});

test("installed browsers are looked for on PATH, then in the usual places of each platform", async () => {
  const bin = join(folder, "bin");
  await mkdir(bin);
  expect(usualPlaces({ PATH: bin }, "linux")[0]).toBe(join(bin, "chrome-headless-shell"));
  expect(usualPlaces({ PATH: "" }, "linux")).toContain("/usr/bin/chromium");
  expect(usualPlaces({ HOME: "/Users/kim" }, "darwin")).toContain(
    "/Users/kim/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  );
  expect(usualPlaces({ PROGRAMFILES: "C:\\Program Files" }, "win32")).toContain(
    "C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe",
  );
});
