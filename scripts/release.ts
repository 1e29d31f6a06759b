import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { nextVersion, type ReleaseFiles } from "./nextVersion.js";

const FILES = ["package.json", "package-lock.json", "src/core/base/version.ts", "CHANGELOG.md"] as const;

/**
 * `npm run release -- 0.2.0`: sets the version, dates the changelog's section, commits, and tags v0.2.0; nothing is
 * pushed. `--dry-run` says what would be done, and does nothing. Gives the lines that it says.
 * Throws an Error where the tree is not clean, the tag is there already, or `nextVersion` refuses.
 */
export function release(args: readonly string[], folder: string, date: string): string[] {
  const dry = args.includes("--dry-run");
  const [version, ...more] = args.filter((word) => word !== "--dry-run");
  if (version === undefined || more.length > 0)
    throw new Error("which version? npm run release -- 0.2.0 [--dry-run]");
  const git = (...words: string[]) => execFileSync("git", words, { cwd: folder, encoding: "utf8" }).trim();
  const changed = git("status", "--porcelain");
  if (changed !== "" && !dry) throw new Error(`commit first, or put away:\n${changed}`);
  if (git("tag", "--list", `v${version}`) !== "") throw new Error(`there is a tag v${version} already`);
  const read = (file: string) => readFileSync(join(folder, file), "utf8");
  const files: ReleaseFiles = {
    "package.json": read("package.json"),
    "package-lock.json": read("package-lock.json"),
    "src/core/base/version.ts": read("src/core/base/version.ts"),
    "CHANGELOG.md": read("CHANGELOG.md"),
  };
  const next = nextVersion(files, version, date);
  const said = [
    ...FILES.map((file) => `${file}: ${version}`),
    `commit "Release ${version}", tag v${version}`,
  ];
  if (dry) return [...said, "nothing was done: --dry-run"];
  for (const file of FILES) writeFileSync(join(folder, file), next[file]);
  git("commit", "--quiet", "--all", "--message", `Release ${version}`);
  git("tag", "--annotate", `v${version}`, "--message", `gradsheet ${version}`);
  return [...said, "to publish it: git push --follow-tags"];
}
