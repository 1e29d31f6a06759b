import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { mark } from "../../../src/core/marking/mark.js";
import { feedbackHtml } from "../../../src/paper/pages/feedback.js";
import { runCli } from "../../support/runCli.js";
import { writeSet } from "../../support/writeSet.js";

const STUDENTS = ["s1", "s2"].map((id) => ({ id, name: id }));
const QUIZ = `
title: Midterm
questions:
  - {text: Why does it learn?, title: Learning, points: 4, room: 3}
  - {text: Which?, points: 2, keepOrder: true, options: [{text: a, why: no}, {text: b, right: true}]}
`;

let folder = "";
const file = (name: string): string => join(folder, name);
const run = (...argv: string[]) =>
  runCli(["mark", "--set", ".", "--answers", "answers.csv", ...argv], folder);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-waiting-"));
  writeSet(folder, QUIZ, STUDENTS);
  writeFileSync(file("answers.csv"), "sheet,q1.text,q2.choice\ns1,it falls,B\ns2,,A\n");
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test("what waits for a teacher is told with its points, and the mean is of what is marked", async () => {
  const { exit, stdout, stderr } = await run("--grades", "grades.csv");
  expect([exit, stderr]).toEqual([0, ""]);
  // On paper nobody types words: what is empty waits, too.
  expect(stdout).toBe(
    "2 students marked on 3 answers, mean 1.0 of 2.0; 2 answers in words wait for a teacher, 8 points in all\n",
  );
});

test.each(["moodle", "canvas"])(
  "grades for %s are refused while points wait, and provisional where that is asked for",
  async (format) => {
    const asked = ["--grades", `${format}.csv`, "--grades-format", format];
    const { exit, stderr } = await run(...asked);
    expect([exit, existsSync(file(`${format}.csv`))]).toEqual([1, false]);
    expect(stderr).toContain("2 answers in words wait for a teacher, 8 points in all");
    expect(stderr).toContain("--provisional");
    expect((await run(...asked, "--provisional")).exit).toBe(0);
    expect(readFileSync(file(`${format}.csv`), "utf8")).toContain("Midterm (provisional)");
  },
);

test("a report has no 0 where nobody has marked, and its means are of what is marked", async () => {
  expect((await run("--report", "report.html")).exit).toBe(0);
  const page = readFileSync(file("report.html"), "utf8");
  expect(page).toContain("mean 50 %, median 50 % of the marks");
  expect(page).toContain("Still to be marked by hand: 2 answers, 8 points (–)");
  expect(page).toContain(">–/4<");
  expect(page).toContain(">1/2<");
  expect(page).toContain("q1 Learning");
  expect(page).toContain("q2 own question");
});

test("grades for a spreadsheet leave empty what nobody has marked", async () => {
  expect((await run("--grades", "waiting.csv")).exit).toBe(0);
  const [heading = "", s1 = ""] = readFileSync(file("waiting.csv"), "utf8").split(/\r?\n/);
  const cells = Object.fromEntries(heading.split(",").map((name, k) => [name, s1.split(",")[k]]));
  expect(cells).toMatchObject({ score: "2", unmarked: "4", q1: "", q2: "2" });
});

test.each([
  ["en", "2 of 6, and 4 still to be marked by hand", "– of 4 marks"],
  ["ko", "6점 중 2점, 직접 채점할 점수 4점 남음", "4점 중 –점"],
] as const)("feedback (%s) says what is still to be marked, and no 0 of it", (locale, total, question) => {
  const sheet = { ...makeSheet(readQuiz(QUIZ, "quiz.yaml"), { id: "s1", seed: "set" }), locale };
  const page = feedbackHtml(sheet, mark(sheet, { "q1.text": "it falls", "q2.choice": "B" }), "page");
  expect(page).toContain(total);
  expect(page).toContain(question);
  expect(page).toContain(">–/4<");
  expect(page).not.toMatch(/\b0\/4|0 of 4|4점 중 0점/);
});

test("once the points are there, nothing is said and the title is the set's", async () => {
  const scheme = [
    "overrule:",
    "  - {sheet: s1, answer: q1.text, points: 3, why: nearly}",
    "  - {sheet: s2, answer: q1.text, points: 0, why: empty}\n",
  ].join("\n");
  writeFileSync(file("scheme.yaml"), scheme);
  const { stderr, stdout } = await run(
    ...["--scheme", "scheme.yaml", "--grades", "all.csv", "--grades-format", "moodle"],
  );
  expect(stderr).toBe("");
  expect(stdout).not.toContain("waits");
  const text = readFileSync(file("all.csv"), "utf8");
  expect(text).toMatch(/,Midterm\r?\n/);
  expect(text).not.toContain("provisional");
});
