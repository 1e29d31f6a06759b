import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { parse } from "yaml";
import { LONG } from "../seeds.js";
import { areThere } from "../support/judge.js";
import { compiledProgram } from "../support/program.js";

jest.setTimeout(120_000);

const SCRIPT = join(process.cwd(), "scripts", "runAction.js");
const INSTALL = "install gradsheet";
const OLD = "title: Week 3\nquestions: [{topic: loss, points: 2}, {topic: forward-pass, points: 4}]\n";
const NEW = "title: Week 3\nquestions: [{topic: forward-pass, points: 5}, {topic: loss, points: 2}]\n";

interface Left {
  readonly exit: number;
  readonly outputs: Readonly<Record<"set" | "manifest" | "summary" | "comparison", string>>;
  readonly summary: string;
  readonly leftOut: readonly string[];
}

let folder = "";
let programs = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-action-"));
  programs = join(folder, "programs");
  mkdirSync(programs);
  const file = join(programs, "gradsheet");
  writeFileSync(file, `#!/bin/sh\nexec "${process.execPath}" "${compiledProgram()}" "$@"\n`);
  chmodSync(file, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let runs = 0;

/** A folder with a quiz in it, as a workflow checks one out. */
function workspace(): string {
  runs += 1;
  const made = join(folder, `work ${runs}`);
  mkdirSync(made);
  writeFileSync(join(made, "quiz.yaml"), NEW);
  return made;
}

/** Runs the action's steps there, all but the installation: the sources as they are now stand on the path. */
function run(cwd: string, inputs: Readonly<Record<string, string>>, without = INSTALL): Left {
  const temporary = mkdtempSync(join(folder, "runner-"));
  const words = [SCRIPT, ...Object.entries(inputs).map(([name, value]) => `${name}=${value}`)];
  const env = {
    ...process.env,
    PATH: `${programs}${delimiter}${process.env["PATH"] ?? ""}`,
    RUNNER_TEMP: temporary,
  };
  const { stdout } = spawnSync(process.execPath, [...words, "--without", without], {
    cwd,
    env,
    encoding: "utf8",
  });
  return JSON.parse(stdout) as Left;
}

test("a quiz in, a checked set with its hashes and a summary out", () => {
  const cwd = workspace();
  const { exit, outputs, summary, leftOut } = run(cwd, {
    ...{ quiz: "quiz.yaml", copies: "2", seed: "1", formats: "html", locale: "ko" },
    ...{ out: "my set", paper: "Letter" },
  });
  expect({ exit, set: outputs.set, manifest: outputs.manifest }).toEqual({
    exit: 0,
    set: "my set",
    manifest: "my set/manifest.json",
  });
  expect(leftOut).toEqual([
    expect.stringMatching(/^actions\/setup-node@/),
    INSTALL,
    expect.stringMatching(/^actions\/attest-build-provenance@/),
  ]);
  const manifest = JSON.parse(readFileSync(join(cwd, outputs.manifest), "utf8"));
  expect(manifest).toMatchObject({ copies: [{ id: "001" }, { id: "002" }], seed: "1" });
  expect(readFileSync(join(cwd, "my set", "worksheets", "001.html"), "utf8")).toContain('lang="ko"');
  expect(summary).toBe(readFileSync(outputs.summary, "utf8"));
  expect(summary).toContain("Week 3: 2 copies, seed 1");
  expect(summary).toContain("passed: every file is as the manifest says");
  const sums = spawnSync("sha256sum", ["--check", "--strict", "SHA256SUMS"], { cwd: join(cwd, "my set") });
  expect(sums.status).toBe(0);
  const named = readFileSync(join(cwd, "my set", "SHA256SUMS"), "utf8").match(/^\S+ {2}\.\/.*$/gm);
  expect(named?.length).toBe(
    readdirSync(join(cwd, "my set"), { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
      .length - 1,
  );
});

test("with a secret the set is an exam, and the secret stands in no file and no summary", () => {
  const cwd = workspace();
  const secret = "an exam's secret of more than thirty-two bytes";
  const { exit, outputs, summary } = run(cwd, { quiz: "quiz.yaml", formats: "html", secret });
  expect(exit).toBe(0);
  const found = spawnSync("grep", ["-rlF", secret, cwd, outputs.summary], { encoding: "utf8" });
  expect([found.stdout, summary.includes(secret)]).toEqual(["", false]);
  expect(readFileSync(join(cwd, outputs.manifest), "utf8")).not.toContain('"seed"');
});

test("without a quiz it only installs: no set, no summary", () => {
  const { exit, outputs, summary } = run(workspace(), {});
  expect({ exit, summary, outputs }).toEqual({
    exit: 0,
    summary: "",
    outputs: { set: "", manifest: "", summary: "", comparison: "" },
  });
});

/** What would run, or add an option or an output, where a script were made of it. A seed and a folder may well be called so. */
const HOSTILE = ["; touch x", "$(touch x)", "`touch x`", 'x"; touch x; "y', "--out=x"];

test.each(LONG ? HOSTILE : HOSTILE.filter((value) => /\$|--/.test(value)))(
  "the input %j is a seed, a folder, a quiz that is not there, and no command",
  (value) => {
    const cwd = workspace();
    const { exit, outputs } = run(cwd, { quiz: "quiz.yaml", seed: value, out: value, formats: "html" });
    expect(exit).toBe(0);
    const set = value.startsWith("-") ? `./${value}` : value;
    expect(JSON.parse(readFileSync(join(cwd, outputs.manifest), "utf8")).seed).toBe(value);
    expect({ set: outputs.set, files: readdirSync(cwd).sort() }).toEqual({
      set,
      files: [value, "quiz.yaml"].sort(),
    });
    for (const name of ["quiz", "roster"]) {
      expect(run(cwd, { quiz: "quiz.yaml", [name]: value, out: "made" }).exit).toBe(2);
      expect(readdirSync(cwd)).toHaveLength(2);
    }
  },
);

test("a folder with a line break in its name, which could forge an output, is refused", () => {
  const cwd = workspace();
  const { exit, outputs } = run(cwd, { quiz: "quiz.yaml", out: "a\nmanifest=x" });
  expect({ exit, manifest: outputs.manifest, files: readdirSync(cwd) }).toEqual({
    exit: 2,
    manifest: "",
    files: ["quiz.yaml"],
  });
});

test.each(["; touch x.tgz", "$(touch x).tgz", "gradsheet", "http://example.org/gradsheet.tgz"])(
  "a tarball %j is refused before npm hears of it",
  (tarball) => {
    const cwd = workspace();
    const { exit } = run(cwd, { tarball }, "none");
    expect(exit).not.toBe(0);
    expect(readdirSync(cwd)).toEqual(["quiz.yaml"]);
  },
);

const committed = areThere("git") ? test : test.skip;

committed(
  "what changed since a commit is a comment with both pictures, and a quiz of any name is found",
  () => {
    const cwd = workspace();
    const git = (...words: string[]) => execFileSync("git", words, { cwd });
    mkdirSync(join(cwd, "3주"));
    writeFileSync(join(cwd, "3주", "시험.yaml"), OLD);
    git("init", "--quiet");
    git("add", ".");
    git("-c", "user.name=A", "-c", "user.email=a@example.edu", "commit", "--quiet", "-m", "old");
    writeFileSync(join(cwd, "3주", "시험.yaml"), NEW);
    const inputs = { quiz: "3주/시험.yaml", seed: "1", formats: "html", compare: "HEAD" };
    const { exit, outputs, summary } = run(cwd, inputs);
    expect(exit).toBe(0);
    const comment = readFileSync(join(outputs.comparison, "comment.md"), "utf8");
    expect(comment).toContain("| `forward-pass` | **changed** | none | none | none | 4 → 5 | 7 |");
    expect(comment).toMatch(/\nBefore: commit [0-9a-f]{12}\.\n$/);
    expect(summary).toContain(comment);
    for (const name of ["before.png", "after.png"])
      expect(readFileSync(join(outputs.comparison, name)).subarray(1, 4).toString()).toBe("PNG");
    expect(run(cwd, { ...inputs, compare: "--output=x" })).toMatchObject({ exit: 2 });
    writeFileSync(join(cwd, "new.yaml"), NEW);
    expect(run(cwd, { ...inputs, quiz: "new.yaml" }).summary).toContain("A new quiz");
    expect(existsSync(join(cwd, "x"))).toBe(false);
  },
);

test("no script of the action has an expression in it, and every input of it is used", () => {
  const text = readFileSync("action.yml", "utf8");
  const { inputs, runs } = parse(text) as {
    readonly inputs: Record<string, unknown>;
    readonly runs: { readonly steps: readonly { readonly run?: string }[] };
  };
  for (const { run: script } of runs.steps) expect(script ?? "").not.toContain("${{");
  for (const name of Object.keys(inputs)) expect(text).toMatch(new RegExp(`\\$\\{\\{ inputs\\.${name}\\b`));
});

/** Packs, and installs from the registry: minutes, for `npm run verify:long` alone. */
(LONG ? test : test.skip)(
  "a release's tarball is installed and makes the set",
  () => {
    const cwd = workspace();
    const env = { ...process.env, GRADSHEET_SHAPES: "few" };
    const packed = execFileSync("npm", ["pack", "--silent", "--pack-destination", cwd], {
      env,
      encoding: "utf8",
    });
    const tarball = packed.trim().split("\n").at(-1) ?? "";
    const { exit, outputs } = run(cwd, { tarball, quiz: "quiz.yaml", seed: "1" }, "none");
    expect(exit).toBe(0);
    expect(
      readFileSync(join(cwd, outputs.set, "worksheets", "001.pdf"))
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
  },
  900_000,
);
