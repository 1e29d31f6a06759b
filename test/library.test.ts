import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";

const folder = join(process.cwd(), "node_modules", ".cache", "gradsheet-library");

/** The package as users have it, compiled now, beside a program that imports it by its name. */
beforeAll(() => {
  const own = join(folder, "node_modules", "gradsheet");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(own, { recursive: true });
  cpSync("package.json", join(own, "package.json"));
  for (const path of ["templates", "dist/fontFiles"]) cpSync(path, join(own, path), { recursive: true });
  const compiler = join("node_modules", ".bin", "tsc");
  execFileSync(compiler, ["-p", "tsconfig.build.json", "--noCheck", "--outDir", join(own, "dist")]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the program of docs/library.md runs as it stands: the key scores in full, and a PDF is printed", () => {
  const page = readFileSync("docs/library.md", "utf8");
  const [, program = ""] = /```js\n([\s\S]*?)```/.exec(page) ?? [];
  const file = join(folder, "program.mjs");
  writeFileSync(file, program);
  const [marks = "", magic] = execFileSync(process.execPath, [file], { encoding: "utf8" }).split("\n");
  const [score, maxScore] = marks.split(" of ");
  expect(Number(score)).toBeGreaterThan(3);
  expect(score).toBe(maxScore);
  expect(magic).toBe("%PDF-");
});
