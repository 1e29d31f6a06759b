import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type CsvRow, csvLine, readCsv } from "../../../src/core/files/csvFile.js";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-csv-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function rowsOf(content: string | Uint8Array): Promise<CsvRow[]> {
  writeFileSync(join(folder, "a.csv"), content);
  const rows: CsvRow[] = [];
  for await (const row of readCsv("a.csv", folder)) rows.push(row);
  return rows;
}

/** Rows as `line: cells`, faults as `line! fault`. */
const shown = async (content: string | Uint8Array): Promise<string[]> =>
  (await rowsOf(content)).map((row) =>
    "fault" in row ? `${row.line}! ${row.fault}` : `${row.line}: ${row.cells.join("|")}`,
  );

const utf16be = (text: string): Buffer => Buffer.from(`\ufeff${text}`, "utf16le").swap16();

describe("one content, written in many ways", () => {
  const ROWS = ["1: 001|q1.z|0.5", "2: 002|q1.z|−0,5"];
  test.each<[string, string | Uint8Array]>([
    ["commas", '001,q1.z,0.5\n002,q1.z,"−0,5"\n'],
    ["semicolons", "001;q1.z;0.5\n002;q1.z;−0,5"],
    ["tabs", "001\tq1.z\t0.5\n002\tq1.z\t−0,5"],
    ["CRLF", "001;q1.z;0.5\r\n002;q1.z;−0,5\r\n"],
    ["CR alone", "001;q1.z;0.5\r002;q1.z;−0,5\r"],
    ["a byte order mark", "\ufeff001;q1.z;0.5\n002;q1.z;−0,5\n"],
    ["UTF-16, little end first", Buffer.from("\ufeff001;q1.z;0.5\r\n002;q1.z;−0,5\r\n", "utf16le")],
    ["UTF-16, big end first", utf16be("001;q1.z;0.5\r\n002;q1.z;−0,5\r\n")],
    ["UTF-16 without a mark", Buffer.from("001;q1.z;0.5\n002;q1.z;−0,5\n", "utf16le")],
    ["everything in quotes", '"001","q1.z","0.5"\n"002","q1.z","−0,5"'],
  ])("%s", async (_way, content) => {
    expect(await shown(content)).toEqual(ROWS);
  });
});

describe("hostile rows spoil their own lines alone", () => {
  test("a quote that is never closed", async () => {
    const after = Array.from({ length: 30 }, (_none, k) => `00${k},q1.z,1`);
    const rows = await shown(['001,q1.z,"0.5', ...after].join("\n"));
    expect(rows[0]).toBe("1! its quotes are not closed, or stand inside a cell");
    expect(rows.slice(1)).toEqual(after.map((row, k) => `${k + 2}: ${row.replaceAll(",", "|")}`));
  });

  test("a cell in quotes over two lines, and quotes inside a cell", async () => {
    expect(await shown('001,q1.z,"0.5\n"\n002,q1.z,0"5\n003,q1.z,"a ""b"""\n')).toEqual([
      "1: 001|q1.z|0.5\n",
      '3: 002|q1.z|0"5',
      '4: 003|q1.z|a "b"',
    ]);
  });

  test("NULs and bytes that are no text", async () => {
    const bytes = Buffer.concat([Buffer.from("001,q1.z,0\0\n"), Buffer.from([0xff, 0xfe, 0x2c, 0x31, 10])]);
    expect(await shown(Buffer.concat([bytes, Buffer.from("003,q1.z,1\n")]))).toEqual([
      "1: 001|q1.z|0\0",
      "2: ��|1",
      "3: 003|q1.z|1",
    ]);
  });

  test("a million commas, and 50 MB without a line end", async () => {
    const rows = await shown(`001,q1.z,1\n${",".repeat(1_000_000)}\n002,q1.z,1\n${"9".repeat(50_000_000)}`);
    expect(rows).toEqual([
      "1: 001|q1.z|1",
      "2! longer than 20000 characters",
      "3: 002|q1.z|1",
      "4! longer than 20000 characters",
    ]);
  });

  test("empty lines are passed over and counted; an empty file has no rows", async () => {
    expect(await shown("\n\n001,q1.z,1\n   \n002,q1.z,1\n\n")).toEqual(["3: 001|q1.z|1", "5: 002|q1.z|1"]);
    expect(await shown("")).toEqual([]);
    expect(await shown("\ufeff")).toEqual([]);
  });
});

test("100,000 rows over many blocks, line ends and letters cut by their borders: every row with its line", async () => {
  const answers = Array.from({ length: 100_000 }, (_none, k) => `${k},q1.z,값${"０".repeat(k % 7)}`);
  for (const end of ["\n", "\r\n"]) {
    const rows = await rowsOf(answers.join(end));
    expect(rows.length).toBe(answers.length);
    const wrong = rows.find(
      (row, k) => row.line !== k + 1 || "fault" in row || row.cells.join(",") !== answers[k],
    );
    expect(wrong).toBeUndefined();
  }
});

test("held: a name that begins with a formula's sign, in half or full width, is a text to a spreadsheet", () => {
  for (const sign of ["=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"])
    expect(csvLine([`${sign}1`])).toBe(`'${sign}1\n`);
  // What nobody sees before the sign does not hide it, and a pipe begins a command too.
  for (const text of ["\u200B=1", "\u2060@SUM(A1)", "|calc"]) expect(csvLine([text])).toBe(`'${text}\n`);
  expect(csvLine(["이＝1", 5])).toBe("이＝1,5\n");
});
