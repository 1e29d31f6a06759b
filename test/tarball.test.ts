import { spawnSync } from "node:child_process";
import {
  existsSync,
  lstatSync,
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

  test("weighs less than 8.8 MB with few shapes, 12 with all; what clones alone have is not in it", () => {
    expect(statSync(tarball).size).toBeLessThan(8_800_000);
    const listed = run("tar", ["tzf", tarball], folder).stdout;
    expect(listed).not.toMatch(/noto-sans-(?:jp|sc|tc)|unifont|package\/(?:scripts|docs\/gallery\/)/);
  });

  test("holds one copy of the program, and nothing else that was made: no test, no source, no page of an older build", () => {
    const listed = run("tar", ["tzf", tarball], folder).stdout.split("\n");
    expect(listed.filter((path) => /^package\/(?:src|test|bench|output)\//.test(path))).toEqual([]);
    const built = listed.flatMap((path) => /^package\/dist\/(.+)$/.exec(path)?.[1] ?? []);
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: { bundle: string } };
    const pages = [...scripts.bundle.matchAll(/--outfile=dist\/(\S+)/g)].map(([, name]) => name);
    // What a script makes, their folders from nothing.
    const made =
      /^(?:(?:program|types|practiceTopics|fontFiles|pageFonts|shapes)\/|practice(?:Prose|Worker)?\.js$|templates\.cjs$)/;
    expect(built.length).toBeGreaterThan(500);
    expect(built.filter((path) => !made.test(path) && !pages.includes(path))).toEqual([]);
    expect(built.filter((path) => path.endsWith(".d.ts") && !path.startsWith("types/"))).toEqual([]);
  });

  test("what an npm install makes of it on this machine takes less than 200 MB, the browser among it", () => {
    const installed = join(folder, "npm", "node_modules");
    const files = readdirSync(installed, { recursive: true, encoding: "utf8" });
    const bytes = files.reduce((sum, path) => sum + 512 * lstatSync(join(installed, path)).blocks, 0);
    expect(files.length).toBeGreaterThan(1000);
    expect(bytes).toBeLessThan(200 * 2 ** 20);
  });
});
