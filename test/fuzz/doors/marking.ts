import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { xlsxBytes } from "../../../src/core/files/xlsxFile.js";
import { numberAnswers, type Sheet } from "../../../src/core/sheet/sheet.js";
import type { DoorMaker } from "../door.js";
import { textBytes } from "../own.js";
import { runProgram } from "../program.js";

const QUIZ =
  "questions: [{topic: hidden-gradient}, {topic: loss, as: choice}, {topic: matrix-form}, {topic: find-the-mistake}]\n";

/** A set of three students in `set/`. */
async function writeSet(folder: string): Promise<Sheet> {
  writeFileSync(join(folder, "q.yaml"), QUIZ);
  writeFileSync(join(folder, "r.csv"), "id,name\n7,Kim\n8,이순신\na/b,Lee\n");
  const made = [
    "--roster",
    "r.csv",
    "--seed",
    "marking",
    "--formats",
    "html",
    "--progress",
    "none",
    "--out",
    "set",
  ];
  if ((await runProgram(["generate", "q.yaml", ...made], folder)) !== 0) throw new Error("no set was made");
  return JSON.parse(readFileSync(join(folder, "set/sheets/7.json"), "utf8")) as Sheet;
}

const keyOf = ({ questions }: Sheet): [string, string][] =>
  questions.flatMap(({ answers }) =>
    numberAnswers(answers).map(({ id, display }): [string, string] => [id, display]),
  );

/** One student's answers. */
export const answers: DoorMaker = async (folder) => {
  const key = keyOf(await writeSet(folder));
  return {
    name: "answers",
    corpus: [
      textBytes(JSON.stringify(Object.fromEntries(key))),
      textBytes(`id,answer\n${key.map((row) => row.join(",")).join("\n")}\n`),
    ],
    most: 8000,
    open: async (input, random) => {
      const file = input[0] === 0x7b || random.integer(0, 3) === 0 ? "case.json" : "case.csv";
      writeFileSync(join(folder, file), input);
      const more = random.pick([[], ["--json"], ["--json", "--reveal"], ["--locale", "ko"]]);
      await runProgram(["mark", "--sheet", "set/sheets/7.json", "--answers", file, ...more], folder);
    },
  };
};

/** A class's answers, long and wide. */
export const classRows: DoorMaker = async (folder) => {
  const key = keyOf(await writeSet(folder));
  const names = ["7", "8", "a/b"];
  const long = names.flatMap((name) => key.map(([id, text]) => `${name},${id},${text}`));
  const wide = [
    ["sheet", ...key.map(([id]) => id)],
    ...names.map((name) => [name, ...key.map(([, text]) => text)]),
  ];
  return {
    name: "class",
    corpus: [
      textBytes(`sheet,id,answer\n${long.join("\n")}\n`),
      textBytes(`${wide.map((row) => row.join(",")).join("\n")}\n`),
    ],
    most: 12_000,
    open: async (input, random) => {
      writeFileSync(join(folder, "case.csv"), input);
      const outputs = random.pick([
        ["--json"],
        ["--grades", "g.csv", "--force"],
        ["--json", "--report", "r.html", "--force"],
      ]);
      await runProgram(["mark", "--set", "set", "--answers", "case.csv", ...outputs], folder);
    },
  };
};

/** A class's answers in a workbook, which is a zip of XML. */
export const workbook: DoorMaker = async (folder) => {
  const key = keyOf(await writeSet(folder));
  const rows = [
    ["sheet", ...key.map(([id]) => id)],
    ["7", ...key.map(([, text]) => text)],
  ];
  const bytes = await xlsxBytes({ rows, headings: 1, columns: [{ width: 10 }], fixed: 1 });
  return {
    name: "workbook",
    corpus: [bytes],
    most: 50_000,
    open: async (input) => {
      writeFileSync(join(folder, "case.xlsx"), input);
      await runProgram(["mark", "--set", "set", "--answers", "case.xlsx", "--json"], folder);
    },
  };
};

/** Other rules than the sheets'. */
export const scheme: DoorMaker = async (folder) => {
  const key = keyOf(await writeSet(folder));
  writeFileSync(join(folder, "a.json"), JSON.stringify(Object.fromEntries(key)));
  const [[id = ""] = []] = key;
  return {
    name: "scheme",
    corpus: [
      textBytes(`marking: {followThrough: 0.5, misconception: 0.2}\npoints: {q1: 4}\nvoid: [q2]\n`),
      textBytes(
        `void: {q3: drop}\naccept: {${id}: [0.41, 0.42]}\noverrule: [{sheet: "7", answer: ${id}, points: 1, why: seen}]\n`,
      ),
    ],
    most: 4000,
    open: async (input) => {
      writeFileSync(join(folder, "case.yaml"), input);
      await runProgram(
        ["mark", "--sheet", "set/sheets/7.json", "--answers", "a.json", "--scheme", "case.yaml"],
        folder,
      );
    },
  };
};
