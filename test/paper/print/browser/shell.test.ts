import { execFileSync } from "node:child_process";
import { chmod, mkdtemp, readdir, rm, stat, truncate, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { userCacheFolder } from "../../../../src/paper/print/browser/cacheFolder.js";
import { isIntact } from "../../../../src/paper/print/browser/manifest.js";
import { shellRunsHere, unpackShell } from "../../../../src/paper/print/browser/shell.js";

(shellRunsHere() ? describe : describe.skip)("the bundled shell", () => {
  let cache = "";
  beforeEach(async () => {
    cache = await mkdtemp(join(tmpdir(), "gradsheet-test-"));
  });
  afterEach(() => rm(cache, { recursive: true }));

  test("two that unpack at the same time both end well; a damaged one is mended; all is closed to others", async () => {
    const [one, two] = await Promise.all([unpackShell(cache), unpackShell(cache)]);
    expect(one).toEqual(two);
    const { executable, libraries, version } = one;
    const folder = join(cache, "gradsheet", `chromium-${version}`);
    expect(await readdir(join(cache, "gradsheet"))).toEqual([`chromium-${version}`]);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect(await readdir(libraries)).toContain("libnspr4.so");
    expect(
      execFileSync(executable, ["--version"], { env: { LD_LIBRARY_PATH: libraries }, encoding: "utf8" }),
    ).toMatch(/^\S.*\d+\.\d+\.\d+/);

    const { ino } = await stat(executable);
    await utimes(executable, 1, 1);
    expect((await unpackShell(cache)).executable).toBe(executable);
    expect((await stat(executable)).ino).toBe(ino);

    await truncate(join(libraries, "libnspr4.so"), 1000);
    expect(await isIntact(folder)).toBe(false);
    await unpackShell(cache);
    expect(await isIntact(folder)).toBe(true);
    expect((await stat(executable)).ino).not.toBe(ino);
    expect(await readdir(join(cache, "gradsheet"))).toEqual([`chromium-${version}`]);

    await chmod(folder, 0o777);
    expect(await isIntact(folder)).toBe(false);
  });
});

test("the cache is $XDG_CACHE_HOME, else the platform's own", () => {
  expect(userCacheFolder({ XDG_CACHE_HOME: "/caches", HOME: "/home/kim" })).toBe("/caches");
  if (process.platform === "linux") {
    expect(userCacheFolder({ HOME: "/home/kim" })).toBe("/home/kim/.cache");
    expect(userCacheFolder({ XDG_CACHE_HOME: "relative", HOME: "/home/kim" })).toBe("/home/kim/.cache");
  }
});
