import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { foldName } from "../../../../src/classroom/set/students/fileName.js";
import { parseRoster, readRoster } from "../../../../src/classroom/set/students/roster.js";
import { parseColumns } from "../../../../src/classroom/set/students/rosterColumns.js";
import { GradsheetError } from "../../../../src/core/base/errors.js";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-roster-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const students = (text: string, names = {}) =>
  parseRoster(text, "r.csv", names).map(({ student }) => student);

function errorOf(text: string): GradsheetError {
  try {
    parseRoster(text, "r.csv");
  } catch (error) {
    if (error instanceof GradsheetError) return error;
  }
  throw new Error("the roster was read");
}

/** The faults of a roster, as `line: message`. */
function faultsOf(text: string): string[] {
  try {
    parseRoster(text, "r.csv");
    return [];
  } catch (error) {
    if (!(error instanceof GradsheetError)) throw error;
    return error.faults.map(({ place, message }) => `${place?.line}: ${message}`);
  }
}

const KOREAN = "학번;이름;분반;이메일\n20260001;홍길동;가;hong@example.org\n20260002;Łukasz Żak;나;\n";
const KOREANS = [
  { id: "20260001", name: "홍길동", section: "가", email: "hong@example.org" },
  { id: "20260002", name: "Łukasz Żak", section: "나" },
];

describe("encodings", () => {
  const utf16be = (text: string) => Buffer.from(text, "utf16le").swap16();
  test.each([
    ["UTF-8", Buffer.from(KOREAN)],
    ["UTF-8 with a byte order mark", Buffer.from(`\uFEFF${KOREAN}`)],
    ["UTF-16 LE with a byte order mark", Buffer.from(`\uFEFF${KOREAN}`, "utf16le")],
    ["UTF-16 BE with a byte order mark", utf16be(`\uFEFF${KOREAN}`)],
    ["UTF-16 LE without", Buffer.from(KOREAN, "utf16le")],
    ["UTF-16 BE without", utf16be(KOREAN)],
    ["line ends of Windows", Buffer.from(KOREAN.replaceAll("\n", "\r\n"))],
    ["tabs", Buffer.from(KOREAN.replaceAll(";", "\t"))],
    ["commas", Buffer.from(KOREAN.replaceAll(";", ","))],
  ])("%s", async (_what, bytes) => {
    writeFileSync(join(folder, "r.csv"), bytes);
    const { copies } = await readRoster("r.csv", folder);
    expect(copies.map(({ student }) => student)).toEqual(KOREANS);
  });

  test("a Korean code page is named as what it is not", async () => {
    // 이름 in CP949
    writeFileSync(join(folder, "cp949.csv"), Buffer.from("id,\xc0\xcc\xb8\xa7\n1,a\n", "latin1"));
    await expect(readRoster("cp949.csv", folder)).rejects.toThrow(
      'error[FILE_UNREADABLE] cp949.csv: not a text in UTF-8; save it as "CSV UTF-8" in the spreadsheet',
    );
  });
});

describe("columns", () => {
  test("headings in any case, in any order, others among them", () => {
    expect(students("No.,E-Mail Address,Full Name,Student_ID\n1,a@b.c,Kim,7\n")).toEqual([
      { id: "7", name: "Kim", email: "a@b.c" },
    ]);
  });

  test("--columns names them; a heading may hold a comma", () => {
    const names = parseColumns("id=Matrikel,name=Name, Vorname");
    expect(names).toEqual({ id: "Matrikel", name: "Name, Vorname" });
    expect(students('"Name, Vorname";Matrikel\n"Kim, Ana";7\n', names)).toEqual([
      { id: "7", name: "Kim, Ana" },
    ]);
  });

  test("none, or two for one field", () => {
    expect(faultsOf("number,who\n1,Kim\n")).toEqual([
      '1: no column is the id among "number", "who"; --columns id=HEADING says which it is',
      '1: no column is the name among "number", "who"; --columns name=HEADING says which it is',
    ]);
    expect(faultsOf("id,학번,name\n1,2,Kim\n")).toEqual([
      '1: "id" and "학번" may both be the id; --columns id=HEADING says which, and each heading once would be right',
    ]);
    expect(() => parseColumns("ids=x")).toThrow(
      "error[USAGE]: --columns ids=x: id, name, section, email can be named",
    );
  });
});

test("everything that is wrong is told at once, each with its line", () => {
  const text = [
    "id,name",
    "7,Kim",
    "",
    "7,Lee",
    ",Park",
    "8,",
    'k1,"Kim ""K"" Ana"',
    'K2,Bo "Bo" Bo',
    'K3,"Cho',
    "K1,Choi",
    "9,Jung,extra",
    "10",
    "\u202E11,Han",
    "ﬁ,A",
    "fi,B",
    "é,C",
    "e\u0301,D",
    ",,",
    `${"x".repeat(201)},E`,
  ].join("\n");
  expect(faultsOf(text)).toEqual([
    '4: the id "7" is that of line 2; each id once would be right',
    "5: the id is empty; every student needs one",
    "6: the name is empty; every student needs one",
    '9: its quotes are not closed, or stand inside a cell; "…" around a whole cell, and "" for a quote in it, would be right',
    expect.stringMatching(/^10: the id "K1" differs from "k1" of line 7 only in case/),
    expect.stringMatching(/^11: 3 cells where the headings are 2;/),
    expect.stringMatching(/^12: 1 cells where the headings are 2;/),
    "13: the id holds U+202E, which cannot be seen or printed; remove it",
    expect.stringMatching(/^15: the id "fi" differs from "ﬁ" of line 14 only/),
    '17: the id "é" is that of line 16; each id once would be right',
    "19: the id has 201 letters; 200 or fewer would be right",
  ]);
});

test("quotes that are never closed are told with their line; an empty file too", () => {
  expect(faultsOf('id,name\n1,Kim\n2,"Lee\n3,Park\n1,Choi\n')).toEqual([
    expect.stringMatching(/^3: its quotes are not closed/),
    expect.stringMatching(/^5: the id "1" is that of line 2/),
  ]);
  expect(faultsOf("")).toEqual([expect.stringMatching(/^1: there is nobody in it/)]);
  expect(faultsOf("id,name\n")).toEqual([expect.stringMatching(/^1: there is nobody below the headings/)]);
});

test.each([..."\u3164\u115F\u1160\uFFA0\u034F\u061C\u180E\uFE0F\u{E0041}\u2800\u17B4\u{1D173}\u200B\u00AD"])(
  "held: an id with an unseen letter (%j) is told, so that two ids cannot look alike",
  (letter) => {
    const faults = faultsOf(`id,name\n7,Kim\n7${letter},Lee\n8,Pa${letter}rk\n`);
    expect(faults[0]).toMatch(/^3: the id holds U\+[0-9A-F]+, which cannot be seen or printed; remove it$/);
    expect(faults.slice(1)).toEqual([expect.stringMatching(/^4: the name holds U\+/)]);
  },
);

test("held: of 50,000 wrong rows twenty are told and the rest counted; 200,001 lines are not read", () => {
  const error = errorOf(`id,name\n${"x\n".repeat(50_000)}`);
  expect(error.faults).toHaveLength(20);
  expect(error.faults.map(({ place }) => place?.line)).toEqual(expect.arrayContaining([2, 3, 4, 11]));
  expect(error.message).toMatch(/\nand 99979 more$/);
  expect(error.message.length).toBeLessThan(5000);
  expect(errorOf(`id,name\n${"x\n".repeat(200_000)}`).message).toBe(
    "error[TOO_LARGE] r.csv: more than 200000 lines; 100000 students or fewer would be right",
  );
});

test("100,000 students are read, and 100,001 are not", () => {
  const rows = (count: number) => Array.from({ length: count }, (_none, k) => `${k},Kim\n`).join("");
  expect(students(`id,name\n${rows(100_000)}`)).toHaveLength(100_000);
  expect(faultsOf(`id,name\n${rows(100_001)}`)).toEqual([
    "1: 100001 students; 100000 or fewer would be right",
  ]);
});

test("10,000 rows in less than two seconds", () => {
  const rows = Array.from({ length: 10_000 }, (_none, k) => `s${k},학생 ${k},${k % 9}`);
  const started = performance.now();
  expect(parseRoster(`id,name,section\n${rows.join("\n")}\n`, "r.csv")).toHaveLength(10_000);
  expect(performance.now() - started).toBeLessThan(2000);
});

const cell = fc.string({
  unit: fc.constantFrom(..."ab7,;\"'\t 가é-/".split("")),
  minLength: 1,
  maxLength: 9,
});
const person = fc.record({ id: cell, name: cell });

test.each([",", ";", "\t"])("whatever is written with quotes comes back (separator %j)", (separator) => {
  const tidy = (text: string) => text.replace(/[ \t]+/g, " ").trim();
  fc.assert(
    fc.property(
      fc.uniqueArray(person, { minLength: 1, selector: ({ id }) => foldName(tidy(id)) }),
      (people) => {
        fc.pre(people.every(({ id, name }) => tidy(id) !== "" && tidy(name) !== ""));
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const lines = people.map(({ id, name }) => [quoted(name), quoted(id)].join(separator));
        const text = [["name", "id"].join(separator), ...lines].join("\n");
        fc.pre(!people.some(({ id, name }) => /[^\S \t]/.test(id + name)));
        expect(students(text)).toEqual(people.map(({ id, name }) => ({ id: tidy(id), name: tidy(name) })));
      },
    ),
    { numRuns: 300 },
  );
});

const UNSEEN = [
  0x3164, 0x115f, 0x1160, 0xffa0, 0x034f, 0x061c, 0x180e, 0xfe0f, 0xe0041, 0x2800, 0x17b4, 0x1d173,
].map((code) => String.fromCodePoint(code));

test.each(UNSEEN)(
  "held: two ids that look alike, one with a letter that nobody sees (%j), are refused",
  (letter) => {
    const code = letter.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
    expect(() => parseRoster(`id,name\n7,Kim\n7${letter},Lee\n`, "r.csv")).toThrow(
      `r.csv:3:1: the id holds U+${code}, which cannot be seen or printed; remove it`,
    );
  },
);

test("held: the joiner of a Persian name and the form of a Japanese one are letters of it", () => {
  const names = ["مهدی\u200cپور", "葛\u{E0100}西"];
  const copies = parseRoster(`id,name\n1,${names[0]}\n2,${names[1]}\n`, "r.csv");
  expect(copies.map(({ student }) => student?.name)).toEqual(names);
});
