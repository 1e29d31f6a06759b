import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";
import { makeSheet } from "../../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../../src/author/generator/readQuiz.js";
import { parseQuiz } from "../../../../src/author/quiz/parseQuiz.js";
import { GradsheetError } from "../../../../src/core/base/errors.js";

const HERE = join("test", "author", "quiz", "own");
const WRONG = join(HERE, "wrong");
const files = readdirSync(WRONG).sort();

/** What a quiz that asks the question of one file is told, without the quiz's own folder. */
function toldOf(file: string): string {
  try {
    readQuiz(`questions: [{from: wrong/${file}}]`, "quiz.yaml", { folder: HERE });
    return "nothing";
  } catch (error) {
    if (!(error instanceof GradsheetError)) throw error;
    return error.message;
  }
}

describe("wrong files of a bank, each with what it is told", () => {
  const expected = readFileSync(join(HERE, "wrongBanks.txt"), "utf8");
  const told = files.map((file) => `# ${file}\n${toldOf(file)}\n`).join("\n");

  test(`${files.length} files`, () => {
    if (process.env["UPDATE_GOLDEN"] !== undefined) writeFileSync(join(HERE, "wrongBanks.txt"), told);
    else expect(told).toBe(expected);
    expect(files.length).toBeGreaterThanOrEqual(30);
    expect(told).not.toContain("INTERNAL");
    expect(told).not.toContain("\nnothing\n");
  });
});

describe("a bank of right files", () => {
  const folder = mkdtempSync(join(tmpdir(), "bank-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  for (const letter of "abcd") write(`${letter}.yaml`, `text: Question ${letter}?\npoints: 2\n`);
  write("notes.txt", "no question");
  const quiz = (text: string) => readQuiz(text, "quiz.yaml", { folder });
  const asked = (text: string, id: string) =>
    makeSheet(quiz(text), { id, seed: "bank" }).questions.map(({ own }) => own?.text.charAt(9) ?? "");
  const told = (text: string) => {
    try {
      parseQuiz(text, "quiz.yaml", { folder });
      return [];
    } catch (error) {
      return error instanceof GradsheetError ? error.faults.map(({ message }) => message) : [String(error)];
    }
  };

  test("a folder is asked in the order of its files' names, and a file alone", () => {
    expect(asked("questions: [{from: .}]", "001").join("")).toBe("abcd");
    expect(asked("questions: [{from: c.yaml}]", "001")).toEqual(["c"]);
  });

  test("each copy draws its own, and none twice", () => {
    const copies = Array.from({ length: 60 }, (_none, k) =>
      asked("questions: [{from: ., pick: 2}]", String(k)),
    );
    expect(copies.every((one) => new Set(one).size === 2)).toBe(true);
    expect(new Set(copies.map((one) => one.join(""))).size).toBe(12);
  });

  test("two entries of one bank share its questions out", () => {
    const text = "questions: [{from: ., pick: 2}, {topic: loss}, {from: ., pick: 2}]";
    const letters = asked(text, "007");
    expect([...letters].sort().join("")).toBe("abcd");
  });

  test("what a copy draws hangs on its own stream: not on what else is asked", () => {
    const alone = asked("questions: [{from: ., pick: 2}]", "007");
    expect(asked("questions: [{topic: loss}, {from: ., pick: 2}]", "007").slice(1)).toEqual(alone);
    expect(asked("locale: ko\ntitle: t\nquestions: [{from: ., pick: 2}]", "007")).toEqual(alone);
  });

  test("points beside pick are each question's; all copies are out of as many", () => {
    const { questions, points } = makeSheet(quiz("questions: [{from: ., pick: 3, points: 5}]"), {
      id: "001",
      seed: "bank",
    });
    expect([points, ...questions.map((one) => one.points)]).toEqual([15, 5, 5, 5]);
  });

  test.each([
    ["questions: [{from: ., pick: 5}]", "5 of 4 questions; at most 4 would be right"],
    ["questions: [{from: bank/}]", '"bank/" is not there; it is looked for beside the quiz'],
    ["questions: [{from: ../x.yaml}]", `"../x.yaml" leads out of the quiz's folder; put it beside the quiz`],
    ["questions: [{from: notes.txt}]", "no question of a bank; text: and what belongs to it would be right"],
    [
      "questions: [{from: ., pick: 2, level: exam}]",
      'unknown key "level"; the keys here are from, pick, points',
    ],
  ])("%s", (text, message) => {
    expect(told(text)).toEqual([message]);
  });

  test("questions of different points are not drawn from without points of the entry", () => {
    write("e.yaml", "text: Question e?\npoints: 3\n");
    expect(told("questions: [{from: ., pick: 2}]")).toEqual([
      "the questions of . have 2 and 3 points, and copies would be out of different sums; points: beside pick gives each as many",
    ]);
    expect(told("questions: [{from: ., pick: 2, points: 2}]")).toEqual([]);
    rmSync(join(folder, "e.yaml"));
  });

  test("a quiz that is no file has nothing beside it", () => {
    expect(() => parseQuiz("questions: [{from: a.yaml}]", "quiz.yaml")).toThrow(
      "a file needs a quiz that is a file, with this one beside it",
    );
  });
});
