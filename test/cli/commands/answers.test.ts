import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { read, utils, type WorkBook, write } from "@e965/xlsx";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { boxesOf } from "../../../src/core/sheet/boxes.js";
import type { Sheet } from "../../../src/core/sheet/sheet.js";
import { runCli } from "../../support/runCli.js";
import { keyOf } from "../../support/students.js";
import { writeSet } from "../../support/writeSet.js";

/** Every copy asks the same. */
const ALIKE =
  "notation: flat\nnetwork: {layers: [2, 2, 1]}\nquestions: [{topic: forward-pass}, {topic: training-step}]";
/** Copies ask different blanks: which slopes, which units. */
const APART = "questions: [{topic: chain-rule}, {topic: forward-pass}]";

let folder = "";
const sheets: Record<string, Sheet[]> = {};
const run = (...argv: string[]) => runCli(argv, folder);
const file = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-answers-"));
  sheets["alike"] = writeSet(file("alike"), ALIKE, 3);
  sheets["apart"] = writeSet(file("apart"), APART, 4);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A table as a spreadsheet program has it (SheetJS, which knows nothing of ours). */
const tableOf = (book: WorkBook): string[][] => {
  const [name = ""] = book.SheetNames;
  return utils.sheet_to_json<string[]>(book.Sheets[name] ?? {}, { header: 1, raw: false, defval: "" });
};
const opened = (name: string): WorkBook =>
  read(readFileSync(file(name)), { cellNF: true, sheetStubs: true, raw: true });

/** Types each student's key into the columns whose headings start with the box's number. */
function typed(rows: string[][], set: string, leaveOut: (sheet: Sheet, box: number) => boolean): string[][] {
  const [heading = []] = rows;
  return rows.map((row) => {
    const sheet = sheets[set]?.find(({ code }) => code === row[1]);
    if (sheet === undefined) return row;
    const key = keyOf(sheet);
    const texts = new Map(boxesOf(sheet).map(({ number, answer }) => [number, key[answer.id] ?? ""]));
    return row.map((cell, place) => {
      const box = Number.parseInt(heading[place] ?? "", 10);
      return place < 3 || leaveOut(sheet, box) ? cell : (texts.get(box) ?? "");
    });
  });
}

const csvOf = (rows: readonly string[][]): string =>
  `\uFEFF${rows.map((row) => row.map((cell) => `"${cell}"`).join(";")).join("\r\n")}\r\n`;

async function scores(set: string, answers: string): Promise<Record<string, number>> {
  const { exit, stdout, stderr } = await run("mark", "--set", set, "--answers", answers, "--json");
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
  const { marked } = JSON.parse(stdout) as { marked: { sheet: string; score: number; maxScore: number }[] };
  return Object.fromEntries(marked.map(({ sheet, score, maxScore }) => [sheet, score / maxScore]));
}

describe("the form of a class", () => {
  test("CSV: a row a student, a column a box with its number and what stands beside it; yours alone to read", async () => {
    const { exit, stderr } = await run("answers", "--set", "alike", "--out", "form.csv");
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: "form.csv: rows 3, boxes 32\n" });
    const [heading = "", ...rows] = readFileSync(file("form.csv"), "utf8").split("\n");
    expect(heading).toMatch(/^\uFEFFsheet,code,name,1 z₁,2 h₁,3 z₂,4 h₂,5 z₃,6 o₁,7 z₁,/);
    expect(heading).toMatch(/,25 w₁ new,26 w₂ new,.*,32 C new$/);
    expect(rows.slice(0, 3)).toEqual(
      (sheets["alike"] ?? []).map(({ id, code }) => `${id},${code},${",".repeat(32)}`),
    );
    expect(statSync(file("form.csv")).mode & 0o777).toBe(0o600);
  });

  test("a form that is there may hold what was typed: it is written over only with --force", async () => {
    const { exit, stderr } = await run("answers", "--set", "alike", "--out", "form.csv");
    expect(exit).toBe(2);
    expect(stderr).toContain("it is not overwritten");
    expect((await run("answers", "--set", "alike", "--out", "form.csv", "--force")).exit).toBe(0);
  });

  test("XLSX: cells of the kind text, so that 0.4700 keeps its noughts; headings stay in sight", async () => {
    await run("answers", "--set", "alike", "--out", "form.xlsx", "--locale", "ko");
    const book = opened("form.xlsx");
    const [name = ""] = book.SheetNames;
    const sheet = book.Sheets[name] ?? {};
    expect(tableOf(book)[0]?.slice(0, 5)).toEqual(["문제지", "코드", "이름", "1 z₁", "2 h₁"]);
    for (const cell of ["A2", "D2", "M4"])
      expect({ cell, format: sheet[cell]?.z }).toEqual({ cell, format: "@" });
    expect(sheet["A2"]).toMatchObject({ t: "s", v: "001" });
    expect(statSync(file("form.xlsx")).mode & 0o777).toBe(0o600);
  });

  test("where copies ask different blanks: columns by box, and a second row says what may stand beside it", async () => {
    await run("answers", "--set", "apart", "--out", "apart.csv");
    const [heading = [], second = []] = tableOf(opened("apart.csv"));
    expect(heading.slice(0, 5)).toEqual(["sheet", "code", "name", "1", "2"]);
    expect(second.slice(0, 3)).toEqual(["", "", "beside the box"]);
    expect(second.join()).toContain(" | ");
  });
});

describe("the form comes back", () => {
  const halfOf = (sheet: Sheet, box: number): boolean => sheet.id === "002" && box > 3;

  test.each(["alike", "apart"])(
    "%s: filled in by another program as CSV and as XLSX, it earns full marks",
    async (set) => {
      await run("answers", "--set", set, "--out", `${set}-in.xlsx`, "--force");
      const rows = typed(tableOf(opened(`${set}-in.xlsx`)), set, halfOf);
      writeFileSync(file(`${set}-in.csv`), csvOf(rows));
      const book = utils.book_new();
      utils.book_append_sheet(book, utils.aoa_to_sheet(rows), "answers");
      writeFileSync(file(`${set}-in.xlsx`), write(book, { type: "buffer", bookType: "xlsx" }));
      const fromCsv = await scores(set, `${set}-in.csv`);
      expect(Object.keys(fromCsv).length).toBe(sheets[set]?.length);
      for (const [id, share] of Object.entries(fromCsv))
        expect({ id, full: share === 1 }).toEqual({ id, full: id !== "002" });
      expect(fromCsv["002"]).toBeGreaterThan(0);
      expect(await scores(set, `${set}-in.xlsx`)).toEqual(fromCsv);
    },
  );

  test("a student whose row is empty is missing, not a nought", async () => {
    await run("answers", "--set", "alike", "--out", "absent.csv");
    const rows = typed(tableOf(opened("absent.csv")), "alike", (sheet) => sheet.id === "003");
    writeFileSync(file("absent.csv"), csvOf(rows));
    const { stdout } = await run("mark", "--set", "alike", "--answers", "absent.csv", "--json");
    expect(JSON.parse(stdout)).toMatchObject({ students: 2, missing: ["003"], badRows: 0 });
  });

  test("two halves of one class, one table under the other, are put together; a box filled twice is told", async () => {
    await run("answers", "--set", "alike", "--out", "two.csv");
    const blank = tableOf(opened("two.csv"));
    const first = typed(blank, "alike", (_sheet, box) => box > 5);
    const second = typed(blank, "alike", (_sheet, box) => box < 5).slice(1);
    writeFileSync(file("two.csv"), csvOf([...first, ...second]));
    const { exit, stderr, stdout } = await run("mark", "--set", "alike", "--answers", "two.csv", "--json");
    expect(exit).toBe(1);
    expect(stderr).toMatch(/^two\.csv:5: a second answer to q1\.z2_1 of sheet 001; the first one counts$/m);
    expect(JSON.parse(stdout).marked[0].score).toBe(JSON.parse(stdout).marked[0].maxScore);
  });

  test("a spreadsheet that made 1 of 001, its numbers as numbers: the code finds the sheet", async () => {
    const rows = typed(tableOf(opened("form.csv")), "alike", () => false);
    const numbers = rows.map((row, k) =>
      row.map((cell, place) => (k > 0 && place !== 1 && cell !== "" ? Number(cell) : cell)),
    );
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet(numbers), "answers");
    writeFileSync(file("numbers.xlsx"), write(book, { type: "buffer", bookType: "xlsx" }));
    const found = await scores("alike", "numbers.xlsx");
    expect(Object.keys(found).sort()).toEqual(["001", "002", "003"]);
  });

  test("a teacher's own table: ids of students, names as printed in any order, a column of remarks", async () => {
    const [one] = sheets["alike"] ?? [];
    if (one === undefined) throw new Error("no sheet");
    const key = keyOf(one);
    writeFileSync(
      file("own.csv"),
      `학번,이름,q1.h2,q1.z₁,10,비고\n001,김,${key["q1.a1_2"]},${key["q1.z1_1"]},9,늦게 제출\n`,
    );
    const { exit, stdout } = await run("mark", "--set", "alike", "--answers", "own.csv", "--json");
    expect(exit).toBe(0);
    const verdicts = new Map(
      (JSON.parse(stdout).marked[0].answers as { id: string; verdict: string }[]).map(({ id, verdict }) => [
        id,
        verdict,
      ]),
    );
    expect([verdicts.get("q1.a1_2"), verdicts.get("q1.z1_1"), verdicts.get("q1.a1_1")]).toEqual([
      "correct",
      "correct",
      "blank",
    ]);
  });

  test("what does not fit is named with its line: a strange heading, another's code, a form of another set", async () => {
    const [one, two] = sheets["alike"] ?? [];
    writeFileSync(
      file("odd.csv"),
      `sheet,code,1 h₁,2 h₁,w₉ new\n001,${two?.code},1,2,\n002,${two?.code},,,5\n003,,1,,\n,,,7,\n,ZZZZ-ZZZZ,,1,\n`,
    );
    const { exit, stderr } = await run("mark", "--set", "alike", "--answers", "odd.csv", "--json");
    expect(exit).toBe(1);
    expect(one?.id).toBe("001");
    expect(stderr.split("\n")).toEqual([
      `odd.csv:2: "${two?.code}" is not the code of sheet 001; a row holds one sheet's answers`,
      `odd.csv:2: "${two?.code}" is not the code of sheet 001; a row holds one sheet's answers`,
      expect.stringMatching(/^odd\.csv:3: sheet 002 does not ask for "w₉ new"/),
      'odd.csv:4: box 1 of sheet 003 is not "h₁"; the number alone, or the name beside it, would be right',
      "odd.csv:5: neither a sheet nor a code; the sheet's id or its code would be right",
      'odd.csv:6: there is no sheet "ZZZZ-ZZZZ" in the set; the sheet\'s id or its code would be right',
      "",
    ]);
  });
});

test("one student's answers by what stands on the paper", async () => {
  const [one] = sheets["alike"] ?? [];
  if (one === undefined) throw new Error("no sheet");
  const key = keyOf(one);
  writeFileSync(
    file("one.json"),
    JSON.stringify({ "1": key["q1.z1_1"], "q1.h1": key["q1.a1_1"], "q1.a1_1": "9" }),
  );
  const { exit, stdout, stderr } = await run(
    "mark",
    "--sheet",
    "alike/sheets/001.json",
    "--answers",
    "one.json",
  );
  expect(exit).toBe(1);
  expect(stdout).toMatch(/^1 z₁ +q1\.z1_1 .* right$/m);
  expect(stdout).toMatch(/^2 h₁ +q1\.a1_1 .* right$/m);
  expect(stderr).toBe("one.json: q1.a1_1: a second answer to q1.a1_1; the first one counts\n");
});

test.each<[string, string[], RegExp]>([
  ["no set", ["--out", "f.csv"], /^error\[USAGE\]: answers needs a set; --set DIR would be right/],
  ["no file", ["--set", "alike"], /^error\[USAGE\]: answers needs a file to write/],
  ["no manifest", ["--set", "nowhere", "--out", "f.csv"], /^error\[FILE_NOT_FOUND\] nowhere\/manifest\.json/],
])("refused: %s", async (_what, argv, message) => {
  const { exit, stderr } = await run("answers", ...argv);
  expect(stderr).toMatch(message);
  expect(exit).toBe(2);
});
