import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { LONG } from "./seeds.js";

/** Packs, installs from the registry and prints: minutes, for `npm run verify:long` alone. */
const long = LONG ? describe : describe.skip;

/** What each is asked to install a tarball with; those that are not on this machine are left out and named. */
const MANAGERS = { npm: "install", pnpm: "add", bun: "add", yarn: "add" } as const;

const run = (command: string, words: readonly string[], cwd: string, env = process.env) =>
  spawnSync(command, words, { cwd, env, encoding: "utf8", timeout: 600_000 });

long("the tarball", () => {
  let folder = "";
  let tarball = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "gradsheet-tarball-"));
    const env = { ...process.env, GRADSHEET_SHAPES: "few" };
    const packed = run("npm", ["pack", "--silent", "--pack-destination", folder], process.cwd(), env);
    tarball = join(folder, packed.stdout.trim().split("\n").at(-1) ?? "");
  }, 600_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(Object.entries(MANAGERS))(
    "%s %s puts it into an empty folder, downloads no browser, and a first sheet is printed",
    (manager, word) => {
      if (run(manager, ["--version"], folder).error !== undefined) return console.warn(`no ${manager} here`);
      const course = join(folder, manager);
      const cache = join(course, "cache");
      mkdirSync(course);
      writeFileSync(join(course, "package.json"), '{ "name": "course", "private": true }');
      const home = { ...process.env, XDG_CACHE_HOME: cache, PUPPETEER_CACHE_DIR: join(cache, "puppeteer") };
      expect(run(manager, [word, tarball], course, home)).toMatchObject({ status: 0 });
      expect(existsSync(join(cache, "puppeteer"))).toBe(false);
      const program = join("node_modules", ".bin", "gradsheet");
      expect(run(program, ["generate", "--seed", "1"], course, home)).toMatchObject({ status: 0 });
      const sheet = readFileSync(join(course, "output", "worksheets", "001.pdf"));
      expect(sheet.subarray(0, 5).toString()).toBe("%PDF-");
      expect(readdirSync(cache)).toContain("gradsheet");
      // With the package's shapes the browser has few of a copy's 230 blocks to set, and what it has set is kept.
      const kept = readdirSync(join(cache, "gradsheet", "shapes"), { recursive: true, encoding: "utf8" });
      expect(kept.filter((path) => /[\\/][0-9a-f]{32}$/.test(path)).length).toBeLessThan(60);
      expect(existsSync(join(cache, "puppeteer"))).toBe(false);
    },
    900_000,
  );

  test("brings shapes, here of worksheets and of keys in one language on one paper", () => {
    const listed = run("tar", ["tzf", tarball], folder).stdout.split("\n");
    const shapes = listed.filter((path) => path.startsWith("package/dist/shapes/"));
    expect(shapes.sort()).toEqual([
      expect.stringMatching(/\/[0-9a-f]{16}\.shapes$/),
      expect.stringMatching(/\/[0-9a-f]{16}\.shapes$/),
      "package/dist/shapes/made.shapes",
    ]);
  });

  test("weighs less than 13 MB with few shapes; names' other fonts and the clone's scripts are not in it", () => {
    expect(statSync(tarball).size).toBeLessThan(13_000_000);
    const listed = run("tar", ["tzf", tarball], folder).stdout;
    expect(listed).not.toMatch(/noto-sans-(?:jp|sc|tc)|unifont|package\/scripts/);
  });

  test("holds one build and nothing else that was made: no test, no source, no page of an older build", () => {
    const listed = run("tar", ["tzf", tarball], folder).stdout.split("\n");
    expect(listed.filter((path) => /^package\/(?:src|test|bench|output)\//.test(path))).toEqual([]);
    const built = listed.filter((path) => path.startsWith("package/dist/") && path.endsWith(".js"));
    const sources = readdirSync("src", { recursive: true, encoding: "utf8" });
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: { bundle: string } };
    const bundles = [...scripts.bundle.matchAll(/--outfile=dist\/(\S+)\.js/g)].map(
      ([, name]) => `${name}.ts`,
    );
    const strays = built
      // Bundles that a script makes, their folders from nothing.
      .filter(
        (path) =>
          !/^package\/dist\/(?:(?:program|practiceTopics)\/|practice(?:Prose|Worker)?\.js)/.test(path),
      )
      .map((path) => path.replace("package/dist/", "").replace(/\.js$/, ".ts"))
      .filter((path) => !sources.includes(path) && !bundles.includes(path));
    expect(strays).toEqual([]);
  });
});
