import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { compiledFolder } from "./support/compiled.js";

const folder = join(process.cwd(), "node_modules", ".cache", "gradsheet-library");

/** The package as users have it, compiled now, beside a program that imports it by its name. */
beforeAll(() => {
  const own = join(folder, "node_modules", "gradsheet");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(own, { recursive: true });
  cpSync("package.json", join(own, "package.json"));
  // Without one of its own the folder would belong to this package, and its name would mean dist as it was last built.
  writeFileSync(join(folder, "package.json"), '{ "name": "user", "private": true }');
  for (const path of ["templates", "dist/fontFiles"]) cpSync(path, join(own, path), { recursive: true });
  for (const made of ["program", "types"])
    cpSync(join(compiledFolder(), "dist", made), join(own, "dist", made), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a program of docs/library.md as it stands, and gives the lines that it prints. */
function printed(which: number): string[] {
  const page = readFileSync("docs/library.md", "utf8");
  const [, program = ""] = [...page.matchAll(/```js\n([\s\S]*?)```/g)][which] ?? [];
  const file = join(folder, `program${which}.mjs`);
  writeFileSync(file, program);
  const options = { encoding: "utf8", cwd: folder } as const;
  return execFileSync(process.execPath, [file], options).split(/\r?\n/);
}

test("the first program of docs/library.md: the key scores in full, and a PDF is printed", () => {
  const [marks = "", magic] = printed(0);
  const [score, maxScore] = marks.split(" of ");
  expect(Number(score)).toBeGreaterThan(3);
  expect(score).toBe(maxScore);
  expect(magic).toBe("%PDF-");
});

test("the second: a class is made, marked and written for Moodle without the command line", () => {
  const [faults, heading, ...rest] = printed(1);
  expect([faults, heading]).toEqual(["0", "\uFEFFFull name,ID number,Email address,Week 3"]);
  expect(rest.slice(0, 2)).toEqual(["Ada,s1,,5", "이도윤,s2,,5"]);
  expect(Number(rest.find((line) => /^\d+$/.test(line)))).toBeGreaterThan(2000);
});

/** Without Node's types, and with every declaration that is reached checked: what a page's project sees. */
test.each([
  ["node16", "node16"],
  ["nodenext", "nodenext"],
  ["esnext", "bundler"],
])(
  "the types of all three entries are clean where there are none of Node's: %s, found as by %s",
  (module, moduleResolution) => {
    const options = {
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      types: [],
      noEmit: true,
    };
    const compilerOptions = { ...options, lib: ["ES2023"], module, moduleResolution, target: "ES2023" };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["program.mts"] }));
    const program = `
    import { makeSheet, openPrinter, parseNetwork, readQuiz, renderSheet, solveNetwork } from "gradsheet";
    import { type MarkedSheet, mark } from "gradsheet/mark";
    import { parseSheet, type Sheet, sheetText } from "gradsheet/sheet";
    const sheet: Sheet = makeSheet(readQuiz("questions: [{topic: loss}]", "quiz.yaml"), { id: "1", seed: "1" });
    const marked: MarkedSheet = mark(parseSheet(sheetText(sheet), "1.json"), { "q1.C": "0.1" });
    export const score: number = marked.score;
    export { openPrinter, parseNetwork, renderSheet, solveNetwork };`;
    expect(complaintsOn(program)).toBe("");
    expect(complaintsOn(program.replace("score: number", "score: string"))).toMatch("not assignable");
  },
);

function complaintsOn(program: string): string {
  writeFileSync(join(folder, "program.mts"), program);
  const compiler = join("node_modules", ".bin", "tsc");
  return spawnSync(compiler, ["-p", folder], { encoding: "utf8" }).stdout;
}
