import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, jest, test } from "@jest/globals";
import { mark } from "../../src/core/marking/mark.js";
import { boxesOf } from "../../src/core/sheet/boxes.js";
import { type Answer, marksId, type Sheet } from "../../src/core/sheet/sheet.js";
import { EXPORTS } from "../../src/export/index.js";
import { judgedBy } from "../support/judge.js";
import { runCli } from "../support/runCli.js";
import { writeSet } from "../support/writeSet.js";
import { exported, fullSheet, HARD_NAME } from "./exported.js";
import { tickedCell, ticksFor } from "./tickBoxes.js";

jest.setTimeout(120_000);

/** The source of AMC, and the names of its questions. */
async function sourceOf(sheets: readonly Sheet[]): Promise<{ text: string; names: string[][] }> {
  const [source] = await exported(EXPORTS.amc, sheets);
  let text = source?.text ?? "";
  for await (const piece of source?.later ?? []) text += piece;
  const copies = text.split("\\onecopy{1}").slice(1);
  return {
    text,
    names: copies.map((copy) => [...copy.matchAll(/\{(\d+-[a-z]\w+)\}/g)].map(([, name = ""]) => name)),
  };
}

const boxOf = (name: string): string => name.split("-")[0] ?? "";

/** What a student writes in each box: by its number, as on the paper. */
type Papers = ReadonlyMap<string, string>;

const paperOf = (sheet: Sheet, write: (answer: Answer, k: number) => string): Papers =>
  new Map(boxesOf(sheet).map(({ number, answer }, k) => [String(number), write(answer, k)]));

const key = (answer: Answer): string =>
  answer.kind === "written"
    ? "1.5"
    : "right" in answer && answer.kind !== "line"
      ? lettersOf(answer.right)
      : answer.display;
const lettersOf = (right: number | readonly number[]): string =>
  [right]
    .flat()
    .map((place) => String.fromCharCode(64 + place))
    .join(", ");

/** One wrong method in each question and carried on from it, and a box forgotten now and then. */
const slipping = (answer: Answer, k: number): string => {
  if (k % 9 === 8) return "";
  if (answer.kind !== "number") return key(answer);
  return answer.misconceptions.find(({ mistake }) => mistake === 0)?.display ?? key(answer);
};

/** By the answers' ids, as `mark` takes them. */
const answersOf = (sheet: Sheet, paper: Papers): Record<string, string> =>
  Object.fromEntries(
    boxesOf(sheet).map(({ number, answer }) => [
      answer.kind === "written" ? marksId(answer) : answer.id,
      paper.get(String(number)) ?? "",
    ]),
  );

const marksOf = ({ score, answers }: ReturnType<typeof mark>) => [
  score,
  answers.map(({ id, verdict, points }) => [id, verdict, points]),
];

/** AMC's table of these papers, by the form of its own export. */
function tableOf(
  sheets: readonly Sheet[],
  names: readonly string[][],
  papers: readonly Papers[],
  as: "01" | "AB",
): string {
  const all = [...new Set(names.flat())];
  const counts: Record<string, (first: number, second: number) => number> = {
    n: (digits, exponent) => 4 + 10 * (digits + exponent),
    i: (digits) => 2 + 10 * digits,
    r: (digits) => 10 * digits,
    k: (digits) => 10 * digits,
    w: (steps) => steps + 1,
  };
  const countOf = (name: string): number => {
    const [, kind = "", first, second] = /-([a-z])(\d+)(?:[ex](\d+))?$/.exec(name) ?? [];
    return (counts[kind] ?? ((options) => options))(Number(first), Number(second));
  };
  const heading = ["Exam", "A:code", "Name", "Mark", ...all.flatMap((name) => [name, `TICKED:${name}`])];
  const rows = sheets.map((sheet, k) => [
    ...[String(k + 1), sheet.code, sheet.id, "0"],
    ...all.flatMap((name) => {
      const written = papers[k]?.get(boxOf(name)) ?? "";
      return ["0", names[k]?.includes(name) ? tickedCell(ticksFor(name, written), countOf(name), as) : ""];
    }),
  ]);
  return [heading, ...rows].map((cells) => cells.map((cell) => `"${cell}"`).join(",")).join("\n");
}

async function markedBy(folder: string, table: string, ...more: readonly string[]) {
  writeFileSync(join(folder, "amc.csv"), table);
  const { exit, stdout, stderr } = await runCli(
    ["mark", "--set", ".", "--answers", "amc.csv", "--json", ...more],
    folder,
  );
  return {
    exit,
    stderr,
    marked:
      stdout === "" ? [] : (JSON.parse(stdout).marked as (ReturnType<typeof mark> & { sheet: string })[]),
  };
}

const OWN = `
title: '${HARD_NAME.replaceAll("'", "''")}'
points: 31
questions:
  - topic: output-gradient
  - {topic: activation-derivative, as: choice}
  - topic: shapes
  - text: "Which are bounded? <b>&</b> 100 % of $W_2$ #1 {x}"
    options: [{text: $\\tanh$, right: true}, {text: ReLU, why: it grows}, {text: sigmoid, right: true}]
    points: 2
  - {text: Why?, points: 2.5, room: 3, scheme: [{points: 2.5, for: a reason}]}
`;

describe("paper that Auto Multiple Choice reads", () => {
  test.each(["en", "ko"] as const)(
    "every topic in %s: what is ticked for the key reads as the key, and every box has a name",
    async (locale) => {
      const sheet = fullSheet("a", locale);
      const { text, names } = await sourceOf([sheet]);
      expect([...new Set(names[0]?.map(boxOf))].map(Number).sort((a, b) => a - b)).toEqual(
        boxesOf(sheet).map(({ number }) => number),
      );
      expect(text).toContain(
        String.raw`Backprop \{=\#\textasciitilde{} check \textless{} \& \textquotedbl{}q`,
      );
      const { amcColumns, amcRow } = await import("../../src/classroom/answers/amcTable.js");
      const [head = "", row = ""] = tableOf([sheet], names, [paperOf(sheet, key)], "01").split("\n");
      const cells = (line: string) => line.slice(1, -1).split('","');
      const columns = amcColumns(cells(head));
      if (columns === null || "fault" in columns) throw new Error("AMC's heading is not known");
      const read = Object.fromEntries(
        [...amcRow(2, cells(row), columns)].map((one) =>
          "name" in one ? [one.name, one.text] : [JSON.stringify(one), "a fault"],
        ),
      );
      expect(Object.keys(read).filter((name) => read[name] === "a fault")).toEqual([]);
      const given = Object.fromEntries(
        boxesOf(sheet).map(({ number, answer }) => [answer.id, read[number] ?? ""]),
      );
      const { score, maxScore, answers } = mark(sheet, given);
      expect(answers.filter(({ verdict }) => verdict !== "correct")).toEqual([]);
      expect(score).toBe(maxScore);
    },
  );

  test.each(["01", "AB"] as const)(
    "AMC's table with ticks as %s is marked as the same answers typed",
    async (as) => {
      const folder = mkdtempSync(join(tmpdir(), "amc-"));
      const sheets = writeSet(folder, OWN, 2);
      const papers = sheets.map((sheet, k) => paperOf(sheet, k === 0 ? key : slipping));
      const { names } = await sourceOf(sheets);
      const { exit, marked } = await markedBy(folder, tableOf(sheets, names, papers, as));
      expect(exit).toBe(0);
      expect(marked.map(marksOf)).toEqual(
        sheets.map((sheet, k) => marksOf(mark(sheet, answersOf(sheet, papers[k] ?? new Map())))),
      );
      expect(new Set(marked.flatMap(({ answers }) => answers.map(({ verdict }) => verdict)))).toEqual(
        new Set(["correct", "marked", "misconception", "blank"]),
      );
    },
  );

  test("a page that AMC never read is named with its student, and counts as empty where that is asked for", async () => {
    const folder = mkdtempSync(join(tmpdir(), "amc-"));
    const sheets = writeSet(folder, OWN, 2);
    const papers = sheets.map((sheet) => paperOf(sheet, key));
    const { names } = await sourceOf(sheets);
    const [heading = "", first = "", second = ""] = tableOf(sheets, names, papers, "01").split("\n");
    const columns = heading.split(",");
    const lost = second
      .split(",")
      .map((cell, k) => (/TICKED:[23]-/.test(columns[k] ?? "") ? '""' : cell))
      .join(",");
    const table = [heading, first, lost].join("\n");
    const named = await markedBy(folder, table);
    expect([named.exit, named.stderr]).toEqual([
      1,
      expect.stringMatching(/^amc\.csv:3: sheet 002: page not scanned: AMC never read boxes 2, 3;.*\n$/),
    ]);
    const blank = await markedBy(folder, table, "--missing-pages", "blank");
    expect([blank.exit, blank.stderr]).toEqual([0, ""]);
    const short = new Map([...(papers[1] ?? [])].filter(([box]) => box !== "2" && box !== "3"));
    expect(blank.marked.map(marksOf)).toEqual(
      sheets.map((sheet, k) =>
        marksOf(mark(sheet, answersOf(sheet, k === 0 ? (papers[0] ?? short) : short))),
      ),
    );
  });

  test.each([
    ['"Exam","A:code","Mark","1-n4e1"\n"1","X","0","1"', /1: AMC's marks stand here, not what was ticked/],
    ['"Exam","TICKED:1-n4e1"\n"1","A"', /1: no column says whose row it is/],
    ['"A:code","TICKED:1-n4e1"\n"CODE","1;0;1"', /2: box 1: "1;0;1" is not what 54 boxes hold/],
    ['"A:code","TICKED:1-c3"\n"CODE","D"', /2: box 1: "D" is not what 3 boxes hold/],
    ['"A:code","TICKED:1-c3"\n"","A"', /2: no sheet stands in this row/],
  ])("%j is refused in words", async (table, says) => {
    const folder = mkdtempSync(join(tmpdir(), "amc-"));
    const [sheet] = writeSet(folder, "questions: [{topic: loss}]", 1);
    const { exit, stderr } = await markedBy(folder, table.replace("CODE", sheet?.code ?? ""));
    expect([exit, stderr]).toEqual([1, expect.stringMatching(says)]);
  });
});

const judged = judgedBy("auto-multiple-choice", "pdflatex", "pdftoppm", "python3");

judged(
  "AMC prints Korean papers, reads blackened scans of them, and mark marks its table as the same answers",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "amc-"));
    const sheets = writeSet(folder, `${OWN}locale: ko\n`, 2);
    const papers = sheets.map((sheet, k) => paperOf(sheet, k === 0 ? key : slipping));
    const { names } = await sourceOf(sheets);
    await runCli(["export", "--from", ".", "--format", "amc", "--out", "project"], folder);
    const project = join(folder, "project");
    for (const name of ["data", "cr", "scans"]) mkdirSync(join(project, name));
    const amc = (...words: string[]): void => {
      const { status, stdout, stderr } = spawnSync("auto-multiple-choice", words, {
        cwd: project,
        encoding: "utf8",
      });
      if (status !== 0 || /^ERR/m.test(stdout))
        throw new Error(`${words[0]}: ${`${stdout}${stderr}`.slice(-2000)}`);
    };
    const source = ["--prefix", "./", "--with", "pdflatex", "--data", "data", "amc.tex"];
    amc(
      "prepare",
      "--mode",
      "s",
      "--out-sujet",
      "subject.pdf",
      "--out-corrige",
      "key.pdf",
      "--out-calage",
      "c.xy",
      ...source,
    );
    amc("meptex", "--src", "c.xy", "--data", "data");
    amc("prepare", "--mode", "b", ...source);
    const ticked = Object.fromEntries(
      sheets.map((_sheet, k) => [
        k + 1,
        Object.fromEntries(
          (names[k] ?? []).map((name) => [name, ticksFor(name, papers[k]?.get(boxOf(name)) ?? "")]),
        ),
      ]),
    );
    const scan = ["amcScan.py", "data/layout.sqlite", "subject.pdf", "scans"].map((one, k) =>
      k === 0 ? resolve("test/export", one) : one,
    );
    expect(spawnSync("/usr/bin/python3", scan, { cwd: project, input: JSON.stringify(ticked) }).status).toBe(
      0,
    );
    amc(
      "analyse",
      "--data",
      "data",
      "--cr",
      "cr",
      "--projet",
      "./",
      ...readdirSync(join(project, "scans")).map((one) => `scans/${one}`),
    );
    amc("note", "--data", "data", "--seuil", "0.5");
    const list = ["students.csv", "--data", "data"];
    amc("association-auto", "--pre-association", "--liste-key", "code", "--liste", ...list);
    const options = ["ticked=01", "columns=student.copy,student.key,student.name"].flatMap((one) => [
      "--option-out",
      one,
    ]);
    amc(
      "export",
      "--module",
      "CSV",
      "--association-key",
      "code",
      ...options,
      "-o",
      "out.csv",
      "--fich-noms",
      ...list,
    );
    const { exit, stderr, marked } = await markedBy(folder, readFileSync(join(project, "out.csv"), "utf8"));
    expect([exit, stderr]).toEqual([0, ""]);
    const byId = [...marked].sort((a, b) => (a.sheet < b.sheet ? -1 : 1));
    expect(byId.map(marksOf)).toEqual(
      sheets.map((sheet, k) => marksOf(mark(sheet, answersOf(sheet, papers[k] ?? new Map())))),
    );
  },
);
