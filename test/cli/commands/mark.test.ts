import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { markAndExplain } from "../../../src/core/marking/explain.js";
import { numberAnswers, type Sheet } from "../../../src/core/sheet/sheet.js";
import { messagesFor } from "../../../src/core/words/locale.js";
import { feedbackHtml } from "../../../src/paper/pages/feedback.js";
import { runCli } from "../../support/runCli.js";
import { keyOf, workSheet } from "../../support/students.js";
import { writeSet } from "../../support/writeSet.js";

const QUIZ = "questions: [{topic: forward-pass}, {topic: weight-update}]";
let folder = "";
let sheets: Sheet[] = [];

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const run = (...argv: string[]) => runCli(["mark", ...argv], folder);
const rowsOf = (sheet: Sheet, name = sheet.id) =>
  Object.entries(keyOf(sheet)).map(([id, text]) => `${name},${id},${text}`);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-mark-"));
  sheets = writeSet(folder, QUIZ, 3);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const withMinus = (value: string): string => value.replace("-", "−");

describe("one sheet", () => {
  test("the key as JSON: full marks, exit 0", async () => {
    const [sheet] = sheets;
    if (sheet === undefined) throw new Error("no sheet");
    write("key.json", JSON.stringify(keyOf(sheet)));
    const { exit, stdout, stderr } = await run(
      "--sheet",
      "sheets/001.json",
      "--answers",
      "key.json",
      "--json",
    );
    const report = JSON.parse(stdout);
    expect({ exit, stderr, score: report.score }).toEqual({ exit: 0, stderr: "", score: report.maxScore });
    expect(report.answers[0]).toMatchObject({
      id: sheet.questions[0]?.answers[0]?.id,
      verdict: "correct",
      misconception: null,
      followsFrom: [],
      message: "Right.",
    });
  });

  test("CSV with an answer twice and one that is not asked for: both named, exit 1", async () => {
    write("own.csv", "id,answer\nq1.z1_1,5\nq1.z1_1,6\nq7.z,1\nq1.a1_1,x\n");
    const { exit, stdout, stderr } = await run("--sheet", "sheets/001.json", "--answers", "own.csv");
    expect(exit).toBe(1);
    expect(stderr.split("\n")).toEqual([
      "own.csv: line 3: a second answer to q1.z1_1; the first one counts",
      expect.stringMatching(/^own\.csv: the sheet does not ask for "q7\.z"/),
      "",
    ]);
    expect(stdout).toMatch(/q1\.a1_1 .*unreadable .*“x” cannot be read as a number: it has letters in it/);
  });

  test("no message shows the right value, but with --reveal", async () => {
    write("wrong.json", JSON.stringify({ "q1.z1_1": "77" }));
    const value = sheets[0]?.questions[0]?.answers[0]?.display ?? "";
    const quiet = await run("--sheet", "sheets/001.json", "--answers", "wrong.json");
    for (const form of [value, withMinus(value)]) expect(quiet.stdout).not.toContain(form);
    const told = await run("--sheet", "sheets/001.json", "--answers", "wrong.json", "--reveal");
    expect(told.stdout).toContain(`The right value is ${withMinus(value)}.`);
  });

  test("in Korean", async () => {
    const { stdout } = await run("--sheet", "sheets/001.json", "--answers", "wrong.json", "--locale", "ko");
    expect(stdout).toContain("주어진 수만으로 구하는 값입니다");
  });
});

describe("a class", () => {
  test("rows by id and by code, in any order: grades with a row a student and a column a question", async () => {
    const [first, second] = sheets;
    if (first === undefined || second === undefined) throw new Error("no sheets");
    const rows = [...rowsOf(first), ...rowsOf(second, second.code.toLowerCase().replace("-", " "))].reverse();
    write("class.csv", `\ufeffsheet,id,answer\n${rows.join("\n")}\n`);
    const { exit, stderr } = await run("--set", ".", "--answers", "class.csv", "--grades", "grades.csv");
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
    const [p1 = 0, p2 = 0] = first.questions.map(({ points }) => points);
    const blanks = first.questions.flatMap(({ answers }) => answers).length;
    expect(readFileSync(join(folder, "grades.csv"), "utf8").split("\n")).toEqual([
      "\uFEFFsheet,code,student,name,section,email,answered,score,maxScore,q1,q2",
      `001,${first.code},,,,,${blanks},${p1 + p2},${p1 + p2},${p1},${p2}`,
      `002,${second.code},,,,,${blanks},${p1 + p2},${p1 + p2},${p1},${p2}`,
      `003,${sheets[2]?.code},,,,,0,,,,`,
      "",
    ]);
  });

  test("bad rows are named with their lines, the rest is marked, exit 1", async () => {
    const [first] = sheets;
    if (first === undefined) throw new Error("no sheet");
    const [one = ""] = rowsOf(first);
    write(
      "bad.csv",
      [
        "sheet;id;answer",
        one.replaceAll(",", ";"),
        "001;q1.z1_1;9",
        "009;q1.z1_1;1",
        "001;q1.zz;1",
        "001;q1.z1_2",
        '002;q1.z1_1;"0,5"',
      ].join("\n"),
    );
    const { exit, stdout, stderr } = await run(
      "--set",
      ".",
      "--answers",
      "bad.csv",
      "--grades",
      "g.csv",
      "--json",
    );
    expect(exit).toBe(1);
    expect(stderr.split("\n")).toEqual([
      "bad.csv:3: a second answer to q1.z1_1 of sheet 001; the first one counts",
      'bad.csv:4: there is no sheet "009" in the set; the sheet\'s id or its code would be right',
      'bad.csv:5: sheet 001 does not ask for "q1.zz"; an id such as q1.z1_1, or the number at a box, would be right',
      'bad.csv:6: 2 cells; "sheet,id,answer" would be right',
      "",
    ]);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ rows: 6, badRows: 4, students: 2, missing: ["003"] });
    expect(report.marked.map(({ sheet }: { sheet: string }) => sheet)).toEqual(["001", "002"]);
    expect(report.marked[0]).toMatchObject({ sheet: "001", code: first.code, maxScore: expect.any(Number) });
    expect(report.marked[0].answers[0]).toMatchObject({
      id: "q1.z1_1",
      verdict: "correct",
      message: "Right.",
    });
    expect(report.marked[1].answers.map(({ given }: { given: string }) => given)).toContain("0,5");
  });

  test("rows that no spreadsheet wrote: each named on one line, nothing a terminal obeys, the rest is marked", async () => {
    const [first] = sheets;
    if (first === undefined) throw new Error("no sheet");
    const [one = "", ...others] = rowsOf(first);
    const rows = [
      "sheet,id,answer",
      '001,q1.z1_1,"0.5',
      "\u001b[31m001,q1.z1_1,1",
      `001,${"q".repeat(500)},1`,
      `001,q1.z1_1${",".repeat(1000)}`,
      "0".repeat(100_000),
      "001,__proto__,1",
      one,
      ...others,
    ];
    write("hostile.csv", `\ufeff${rows.join("\r\n")}\r\n`);
    const { exit, stdout, stderr } = await run(
      "--set",
      ".",
      "--answers",
      "hostile.csv",
      "--grades",
      "hostile-grades.csv",
    );
    expect(exit).toBe(1);
    expect(stderr.split("\n")).toEqual([
      "hostile.csv:2: its quotes are not closed, or stand inside a cell",
      'hostile.csv:3: there is no sheet "\\u001b[31m001" in the set; the sheet\'s id or its code would be right',
      `hostile.csv:4: sheet 001 does not ask for "${"q".repeat(40)}…"; an id such as q1.z1_1, or the number at a box, would be right`,
      'hostile.csv:5: 1002 cells; "sheet,id,answer" would be right',
      "hostile.csv:6: longer than 20000 characters",
      'hostile.csv:7: sheet 001 does not ask for "__proto__"; an id such as q1.z1_1, or the number at a box, would be right',
      "",
    ]);
    const [points] = [first.points];
    expect(stdout).toBe(
      `1 student marked on ${rows.length - 7} answers, mean ${points}.0 of ${points}.0; 6 rows left out\n`,
    );
    expect(readFileSync(join(folder, "hostile-grades.csv"), "utf8")).toContain(`,${points},${points},`);
  });

  test("a class of none: a JSON document all the same", async () => {
    write("none.csv", "sheet,id,answer\n");
    const { exit, stdout } = await run("--set", ".", "--answers", "none.csv", "--json");
    expect(exit).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ marked: [], rows: 0, students: 0 });
  });
});

describe("what a class gets", () => {
  const answersOf = (sheet: Sheet, misconception: string | null) =>
    sheet.questions
      .flatMap(({ answers }) => numberAnswers(answers))
      .map(({ id, display, misconceptions }) => {
        const wrong = misconceptions.find((one) => one.id === misconception);
        return `${sheet.id},${id},${wrong?.display ?? display}`;
      });

  test("a report with plots that are told in words, and the mistake that two of three made", async () => {
    const [first, second, third] = sheets;
    if (first === undefined || second === undefined || third === undefined) throw new Error("no sheets");
    const rows = [...answersOf(first, "ascent"), ...answersOf(second, "ascent"), ...answersOf(third, null)];
    write("three.csv", rows.join("\n"));
    const argv = ["--set", ".", "--answers", "three.csv"];
    const { exit, stderr, stdout } = await run(...argv, "--report", "report.html", "--locale", "en");
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
    expect(stdout).toMatch(
      new RegExp(`^3 students marked on ${rows.length} answers, mean \\d+\\.\\d of \\d+\\.\\d\\n$`),
    );
    const html = readFileSync(join(folder, "report.html"), "utf8");
    expect(html).toContain("3 students; mean ");
    expect(html.match(/<svg[^>]* role="img"/g)?.length).toBe(3);
    expect(html).toMatch(
      /gradient added, not subtracted<\/th><td class="number">2<\/td><td class="number">8<\/td>/,
    );
    expect(html).not.toMatch(/(?:src|href)="http/);
  });

  test("a feedback sheet each, as PDF", async () => {
    const { exit, stderr } = await run("--set", ".", "--answers", "three.csv", "--feedback", "back");
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
    for (const { id } of sheets) {
      expect(readFileSync(join(folder, "back", `${id}.pdf`), "latin1").slice(0, 5)).toBe("%PDF-");
    }
  }, 30_000);

  test("a feedback sheet names earlier answers by their formulas", () => {
    const [first] = sheets;
    if (first === undefined) throw new Error("no sheet");
    const answers = workSheet(first, { slips: { z1_1: 0.1234 } });
    const html = feedbackHtml(first, markAndExplain(first, answers, { t: messagesFor("en") }), "page");
    expect(html).toMatch(
      /came earlier, with your <span class="formula"[^>]*>.*<\/math><\/span>\u00a0=\u00a00\.1234\. Check/,
    );
    expect(html).not.toMatch(/[\uE000\uE001]/);
  });

  test("a feedback sheet shows what was given and the advice, not the right value", () => {
    const [first] = sheets;
    if (first === undefined) throw new Error("no sheet");
    const [asked] = first.questions[0]?.answers ?? [];
    const marked = markAndExplain(first, { [asked?.id ?? ""]: "<b>7</b>" }, { t: messagesFor("en") });
    const html = feedbackHtml(first, marked, "page");
    expect(html).toContain("&lt;b&gt;7&lt;/b&gt;");
    expect(html).toContain("it has letters in it");
    for (const { display } of first.questions[1]?.answers ?? []) expect(html).not.toContain(`>${display}<`);
  });
});

test.each<[string, string[], RegExp, number]>([
  ["nothing", [], /^error\[USAGE\]: mark needs the answers/, 2],
  ["no sheet", ["--answers", "a.csv"], /^error\[USAGE\]: mark needs one sheet or a set/, 2],
  [
    "a file that is not there",
    ["--sheet", "sheets/001.json", "--answers", "a.csv"],
    /^error\[FILE_NOT_FOUND\] a\.csv/,
    2,
  ],
  [
    "a manifest for a sheet",
    ["--sheet", "manifest.json", "--answers", "a.csv"],
    /^error\[WRONG_VALUE\] manifest\.json format: /,
    2,
  ],
])("refused: %s", async (_what, argv, message, code) => {
  const { exit, stderr } = await run(...argv);
  expect(stderr).toMatch(message);
  expect(exit).toBe(code);
});
