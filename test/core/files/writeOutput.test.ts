import { execFileSync, spawnSync } from "node:child_process";
import { lstatSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { writeOutput } from "../../../src/core/files/writeOutput.js";
import { compiledProgram } from "../../support/program.js";
import { keyOf } from "../../support/students.js";
import { writeSet } from "../../support/writeSet.js";

let folder = "";
const at = (path: string) => join(folder, path);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-output-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const onLinux = process.platform === "linux" ? test : test.skip;

test("held: a link is written through: it stays a link, and its file has the text", async () => {
  writeFileSync(at("real.csv"), "old");
  symlinkSync("real.csv", at("link.csv"));
  await writeOutput("link.csv", "new", folder, "private");
  expect([lstatSync(at("link.csv")).isSymbolicLink(), readFileSync(at("real.csv"), "utf8")]).toEqual([
    true,
    "new",
  ]);
});

test("a link that leads to nothing yet is written through: it stays a link, and the file is made", async () => {
  symlinkSync("later.csv", at("dangling.csv"));
  symlinkSync("dangling.csv", at("chain.csv"));
  await writeOutput("chain.csv", "new", folder, "private");
  expect(["chain.csv", "dangling.csv"].map((name) => lstatSync(at(name)).isSymbolicLink())).toEqual([
    ...[true, true],
  ]);
  expect(readFileSync(at("later.csv"), "utf8")).toBe("new");
  symlinkSync("circle.csv", at("circle.csv"));
  await expect(writeOutput("circle.csv", "new", folder)).rejects.toThrow(/^error\[CANNOT_WRITE\]/);
});

onLinux("held: a device is written to, not replaced by a file (root in a container)", async () => {
  const before = statSync("/dev/null");
  await writeOutput("/dev/null", "gone", folder);
  const after = statSync("/dev/null");
  expect([after.isCharacterDevice(), after.ino]).toEqual([true, before.ino]);
});

onLinux("held: a pipe is written to, not replaced by a file", async () => {
  execFileSync("mkfifo", [at("pipe")]);
  const heard = readFile(at("pipe"), "utf8");
  await writeOutput("pipe", "through the pipe", folder);
  expect(await heard).toBe("through the pipe");
  expect(lstatSync(at("pipe")).isFIFO()).toBe(true);
});

onLinux("held: --grades /dev/stdout: the grades, then what mark says, into a pipe as into a file", () => {
  const [sheet] = writeSet(at("set"), "questions: [{topic: forward-pass}]", 1);
  const [[id, text] = ["", ""]] = Object.entries(sheet === undefined ? {} : keyOf(sheet));
  writeFileSync(at("answers.csv"), `sheet,id,answer\n001,${id},${text}\n`);
  const argv = ["mark", "--set", "set", "--answers", "answers.csv", "--grades", "/dev/stdout"];
  const command = [process.execPath, compiledProgram(), ...argv].map((word) => `'${word}'`).join(" ");
  const whole = /^\uFEFFsheet,code,.*\n001,.*1 student marked on 1 answer, mean .*\n$/s;
  const piped = spawnSync("sh", ["-c", `${command} | cat`], { cwd: folder, encoding: "utf8" });
  expect(piped.stdout).toMatch(whole);
  spawnSync("sh", ["-c", `${command} > out.csv`], { cwd: folder });
  expect(readFileSync(at("out.csv"), "utf8")).toMatch(whole);
});
