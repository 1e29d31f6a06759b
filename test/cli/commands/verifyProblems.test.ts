import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, jest, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { readPreset } from "../../../src/author/quiz/presets.js";
import { operationsOf } from "../../../src/core/graph/operations.js";
import { minutesFor, workOf } from "../../../src/core/sheet/work.js";
import { runCli } from "../../support/runCli.js";

jest.setTimeout(60_000);

test("verify problems full: a line for every topic, and no broken promise", async () => {
  const { exit, stdout } = await runCli(
    ["verify", "problems", "full", "--seeds", "12", "--seed", "a", "--json"],
    ".",
  );
  const report = JSON.parse(stdout);
  expect({ exit, passed: report.passed, broken: report.broken }).toEqual({
    exit: 0,
    passed: true,
    broken: [],
  });
  expect(report.topics.map(({ topic }: { topic: string }) => topic)).toContain("computational-graph");
  for (const { questions, draws } of report.topics) expect(draws / questions).toBeLessThan(10);
});

test("verify problems --preset NAME checks the quiz that generate --preset NAME makes", async () => {
  const words = ["verify", "problems", "--preset", "lecture", "--seeds", "2", "--seed", "a", "--json"];
  const { exit, stdout } = await runCli(words, ".");
  expect({ exit, passed: JSON.parse(stdout).passed }).toEqual({ exit: 0, passed: true });
  const inWords = await runCli(["verify", "problems", "lecture", ...words.slice(4)], ".");
  expect(JSON.parse(inWords.stdout).topics).toEqual(JSON.parse(stdout).topics);
});

test("verify problems of what is neither preset nor file: exit 2", async () => {
  const { exit, stderr } = await runCli(["verify", "problems", "no-such.yaml"], ".");
  expect(exit).toBe(2);
  expect(stderr).toContain("no-such.yaml");
});

test("w x + b is 2 operations, a copy and a minus in front none, a sigmoid 3", () => {
  expect(operationsOf(["neg", [["*", ["y", ["ln", ["a"]]]]]])).toBe(3);
  expect(operationsOf(["+", [["*", ["w", "x"]], "b"]])).toBe(2);
  expect(operationsOf("x1")).toBe(0);
  expect(operationsOf(["sigmoid", ["z1_1"]])).toBe(3);
});

test("a forward pass of 2-2-1 is 9 operations of sums and 9 of sigmoids", () => {
  const [question] = makeSheet(readQuiz("questions: [{topic: forward-pass}]", "q.yaml"), {
    id: "001",
    seed: "a",
  }).questions;
  if (question === undefined) throw new Error("no question");
  expect(workOf(question)).toBe(18);
});

test("the preset exam is of 50 points, and its questions take less than 60 minutes", () => {
  const { text, file } = readPreset("exam");
  for (const seed of ["1", "2", "3", "4", "5"]) {
    const sheet = makeSheet(readQuiz(text, file), { id: "001", seed });
    const minutes = sheet.questions.reduce((sum, question) => sum + minutesFor(question), 0);
    expect(sheet.points).toBe(50);
    expect(minutes).toBeGreaterThan(40);
    expect(minutes).toBeLessThanOrEqual(60);
  }
});

test("verify problems --against: a Markdown comment in which names from the quiz stay text, and both pictures", async () => {
  const folder = mkdtempSync(join(tmpdir(), "gradsheet-against-"));
  try {
    const own = (name: string) =>
      `questions: [{name: "${name}", text: "{{x}}", givens: {x: [1, 2, 3]}, lines: [{z: 2*x}], ask: [z]}, {topic: loss}]`;
    writeFileSync(join(folder, "old.yaml"), own("first"));
    writeFileSync(join(folder, "new.yaml"), own("a|b` @all"));
    const words = ["verify", "problems", "new.yaml", "--against", "old.yaml", "--seeds", "3", "--seed", "1"];
    const made = await runCli([...words, "--pictures", "seen"], folder);
    expect(made).toMatchObject({ exit: 0, stderr: "" });
    expect(made.stdout).toContain("| `a\\|b' @all` | **added** | – | – | – | – → ");
    expect(made.stdout).toContain("| `first` | **removed** |");
    expect(made.stdout).toContain("| `loss` | same | none | none | none |");
    expect(made.stdout).toContain("Passed: 0 broken promises in 3 sheets (before: 0).");
    const widths = ["before", "after"].map((name) =>
      readFileSync(join(folder, "seen", `${name}.png`)).readUInt32BE(16),
    );
    // A4 at 96 dots an inch.
    expect(widths).toEqual([794, 794]);
    const data = JSON.parse((await runCli([...words, "--json"], folder)).stdout);
    expect(data).toMatchObject({ seed: "1", copies: 3, passed: true, pictures: [] });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("--pictures without an older quiz: exit 2", async () => {
  const { exit, stderr } = await runCli(["verify", "problems", "basics", "--pictures", "x"], ".");
  expect({ exit, stderr }).toEqual({
    exit: 2,
    stderr: "error[USAGE]: --pictures are of two quizzes; --against with the older one would be right\n",
  });
});
