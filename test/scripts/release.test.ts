import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { nextVersion } from "../../scripts/nextVersion.js";
import { release } from "../../scripts/release.js";
import { VERSION } from "../../src/core/base/version.js";
import { areThere } from "../support/judge.js";

const FILES = ["package.json", "package-lock.json", "src/core/base/version.ts", "CHANGELOG.md"] as const;
const DATE = "2027-03-01";

const hasGit = areThere("git");
const committed = hasGit ? test : test.skip;

/** A repository with this one's own files, as the script finds them. */
let folder = "";
const git = (...words: string[]) => execFileSync("git", words, { cwd: folder, encoding: "utf8" }).trim();
const read = (file: string) => readFileSync(join(folder, file), "utf8");
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-release-"));
  for (const file of FILES) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(file, join(folder, file));
  }
  if (!hasGit) return;
  git("init", "--quiet");
  git("config", "user.name", "A teacher");
  git("config", "user.email", "teacher@example.edu");
  git("add", ".");
  git("commit", "--quiet", "--message", "before");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("the version stands once: package.json, its lock and base/version.ts say the same", () => {
  expect(JSON.parse(read("package.json")).version).toBe(VERSION);
  const lock = JSON.parse(read("package-lock.json"));
  expect([lock.version, lock.packages[""].version]).toEqual([VERSION, VERSION]);
});

committed("a release sets the version everywhere, dates its section, commits and tags", () => {
  const [, news = ""] = read("CHANGELOG.md").split("## Unreleased\n");
  release(["99.0.0"], folder, DATE);
  expect(JSON.parse(read("package.json")).version).toBe("99.0.0");
  const lock = JSON.parse(read("package-lock.json"));
  expect([lock.version, lock.packages[""].version]).toEqual(["99.0.0", "99.0.0"]);
  expect(read("src/core/base/version.ts")).toContain('VERSION = "99.0.0"');
  expect(read("CHANGELOG.md")).toContain(`## Unreleased\n\n## 99.0.0 (${DATE})\n${news}`);
  expect(git("describe", "--exact-match")).toBe("v99.0.0");
  expect(git("show", "--name-only", "--format=%s", "HEAD").split("\n").sort()).toEqual(
    ["", ...FILES, "Release 99.0.0"].sort(),
  );
  expect(git("status", "--porcelain")).toBe("");
});

committed("--dry-run says what would be done, and does nothing", () => {
  const before = git("rev-parse", "HEAD");
  expect(release(["99.0.0", "--dry-run"], folder, DATE)).toContain("nothing was done: --dry-run");
  expect([git("rev-parse", "HEAD"), git("status", "--porcelain"), git("tag")]).toEqual([before, "", ""]);
});

committed("a release of nothing, of an old version, or over changed files is refused", () => {
  expect(() => release([VERSION], folder, DATE)).toThrow("is not above");
  expect(() => release(["2"], folder, DATE)).toThrow("is no version");
  expect(() => release([], folder, DATE)).toThrow("which version?");
  release(["99.0.0"], folder, DATE);
  expect(() => release(["99.0.1"], folder, DATE)).toThrow("nothing to release");
  git("rm", "--quiet", "package-lock.json");
  expect(() => release(["99.1.0"], folder, DATE)).toThrow("commit first");
});

test("0.10.0 is above 0.9.9, and 0.9.9 is not above 0.10.0", () => {
  const at = (version: string) => ({
    "package.json": `{"version": "${version}"}`,
    "package-lock.json": `{"version": "${version}", "": {"version": "${version}"}}`,
    "src/core/base/version.ts": `VERSION = "${version}"`,
    "CHANGELOG.md": "## Unreleased\n\n- news\n",
  });
  expect(nextVersion(at("0.9.9"), "0.10.0", DATE)["package.json"]).toBe('{"version": "0.10.0"}');
  expect(() => nextVersion(at("0.10.0"), "0.9.9", DATE)).toThrow("is not above");
});
