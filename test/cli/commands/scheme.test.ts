import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Answers } from "../../../src/core/marking/marked.js";
import { numberAnswers, type Sheet } from "../../../src/core/sheet/sheet.js";
import { runCli } from "../../support/runCli.js";
import { keyOf, workSheet } from "../../support/students.js";
import { writeSet } from "../../support/writeSet.js";

const STUDENTS = [
  { id: "s1", name: "김철수", section: "A", email: "kim@uni.example" },
  { id: "s2", name: "=HYPERLINK(1)", section: "＠B", email: "" },
  { id: "s3", name: "Ada" },
].map(({ email = "", ...one }) => ({ ...one, ...(email === "" ? {} : { email }) }));

/** q1: z1 h1 z2 h2 z3 o1, a point each; q2: o1 and C, a point each; q3: a choice, two points. Ten in all. */
const QUIZ = `
title: Midterm
network: {layers: [2, 2, 1]}
questions:
  - {topic: forward-pass, points: 6}
  - {topic: loss, points: 2}
  - {topic: output-gradient, as: choice, points: 2}
`;

let folder = "";
let sheets: Sheet[] = [];
const file = (name: string): string => join(folder, name);
const run = (...argv: string[]) =>
  runCli(["mark", "--set", ".", "--answers", "answers.csv", ...argv], folder);
const sheetOf = (id: string): Sheet => {
  const sheet = sheets.find((one) => one.id === id);
  if (sheet === undefined) throw new Error(`no sheet ${id}`);
  return sheet;
};

/** What s2 wrote for C: half of it, a loss with ½ in front, which is a named mistake. */
const halfLoss = (): string => {
  const [, loss] = numberAnswers(sheetOf("s2").questions[1]?.answers ?? []);
  return loss?.misconceptions.find(({ id }) => id === "stray-half")?.display ?? "";
};
const wrongOption = (): string => {
  const [choice] = sheetOf("s2").questions[2]?.answers ?? [];
  if (choice?.kind !== "choice") throw new Error("no choice");
  return String((choice.right % choice.options.length) + 1);
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-scheme-"));
  sheets = writeSet(folder, QUIZ, STUDENTS);
  // s1 slips at z1 and carries it on through h1, z3 and o1; s2 has half the loss and the wrong option; s3 is absent.
  const answers: [string, Answers][] = [
    [
      "s1",
      { ...workSheet(sheetOf("s1"), { slips: { z1_1: 0.9 } }), "q2.C": keyOf(sheetOf("s1"))["q2.C"] ?? "" },
    ],
    ["s2", { ...keyOf(sheetOf("s2")), "q2.C": halfLoss(), "q3.choice": wrongOption() }],
  ];
  const rows = answers.flatMap(([id, own]) =>
    Object.entries(own).map(([blank, text]) => `${id},${blank},"${text}"`),
  );
  writeFileSync(file("answers.csv"), `sheet,id,answer\n${rows.join("\n")}\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Result {
  readonly marked: {
    sheet: string;
    score: number;
    maxScore: number;
    answers: { id: string; points: number; message: string }[];
  }[];
  readonly scheme?: string;
  readonly changes?: unknown;
}

async function markedBy(scheme: string): Promise<Result> {
  writeFileSync(file("scheme.yaml"), scheme);
  const { exit, stdout, stderr } = await run("--scheme", "scheme.yaml", "--json");
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
  return JSON.parse(stdout);
}
const scoresOf = ({ marked }: Result): Record<string, string> =>
  Object.fromEntries(marked.map(({ sheet, score, maxScore }) => [sheet, `${score}/${maxScore}`]));

describe("points by a scheme, as a teacher adds them up", () => {
  test.each([
    // s1 has one slip, the rest carried on; s2 lacks C and the choice, a point and two.
    ["as the sheets say", "{}", "9/10", "7/10"],
    ["half for carrying on: three lines lose a half", "marking: {followThrough: 0.5}", "7.5/10", "7/10"],
    [
      "a quarter for the two named mistakes, of one point and of two",
      "marking: {misconception: 0.25}",
      "9/10",
      "7.75/10",
    ],
    ["q1 counts double", "points: {q1: 12}", "14/16", "13/16"],
    ["a blank of q1 counts 4, its others share 5", "points: {q1: 9, q1.a2_1: 4}", "12/13", "10/13"],
    ["the same by its box, as it is printed", 'points: {q1: 9, "6": 4}', "12/13", "10/13"],
    ["everybody has the marks of q2", "void: [q2]", "9/10", "8/10"],
    ["q2 leaves the total", "void: {q2: drop}", "7/8", "6/8"],
    ["a slip that is void", "void: [q1.z₁⁽¹⁾]", "10/10", "7/10"],
    [
      "what s1 had for z1 is right too, and what follows from it is full",
      "marking: {followThrough: 0}\naccept: {q1.z1_1: 0.9}",
      "10/10",
      "7/10",
    ],
    [
      "the same within a range",
      "marking: {followThrough: 0}\naccept: {q1.z1_1: {from: 0.85, to: 0.95}}",
      "10/10",
      "7/10",
    ],
    ["half the loss is accepted by its name", "accept: {q2.C: [stray-half, 7]}", "9/10", "8/10"],
    [
      "one answer of one student, with a reason",
      "overrule: [{sheet: s1, answer: q1.z1_1, points: 0.75, why: copied wrongly}]",
      "9.75/10",
      "7/10",
    ],
  ])("%s", async (_what, scheme, s1, s2) => {
    expect(scoresOf(await markedBy(scheme))).toEqual({ s1, s2 });
  });

  test("a further option is accepted by its letter, on the sheet where it stands", async () => {
    const letter = "ABCDEF"[Number(wrongOption()) - 1];
    expect(scoresOf(await markedBy(`accept: {q3.choice: ${letter}}`))["s2"]).toBe("9/10");
  });

  test("a student is told why: overruled, accepted, void", async () => {
    const { marked } = await markedBy(
      "accept: {q2.C: stray-half}\nvoid: [q3]\noverrule: [{sheet: s2, answer: q1.z1_1, points: 0, why: worked out after the bell}]",
    );
    const messages = new Map(marked[1]?.answers.map(({ id, message }) => [id, message]));
    expect(messages.get("q2.C")).toBe("Accepted as right.");
    expect(messages.get("q3.choice")).toMatch(/^Everyone gets the marks for this answer\. /);
    expect(messages.get("q1.z1_1")).toBe("Marked by hand: worked out after the bell. Right.");
  });

  test("a mark by hand on a sheet without answers counts for nothing, and that is said", async () => {
    writeFileSync(file("absent.yaml"), "overrule: [{sheet: s3, answer: q2.C, points: 1, why: oral}]\n");
    const { exit, stdout, stderr } = await run("--scheme", "absent.yaml", "--json");
    expect({ exit, missing: JSON.parse(stdout).missing }).toEqual({ exit: 0, missing: ["s3"] });
    expect(stderr).toBe("absent.yaml: sheet s3 has no answers, so its marks by hand count for nothing\n");
  });

  test("the sheets stay as they were signed", async () => {
    const before = readFileSync(file("sheets/s1.json"), "utf8");
    await markedBy("points: {q1: 12}\nvoid: [q2]");
    expect(readFileSync(file("sheets/s1.json"), "utf8")).toBe(before);
  });
});

describe("a change of scheme", () => {
  test("tells who gains and who loses before it writes, and the grades name the scheme by its hash", async () => {
    const first = await run("--grades", "grades.csv");
    expect(first.stdout).toBe("2 students marked on 18 answers, mean 8.0 of 10.0\n");
    writeFileSync(file("new.yaml"), "void: [q2]\nmarking: {followThrough: 0}\n");
    const again = await run("--grades", "grades.csv", "--scheme", "new.yaml", "--force");
    const hash = createHash("sha256")
      .update(readFileSync(file("new.yaml")))
      .digest("hex")
      .slice(0, 16);
    expect(again.stdout.split("\n")).toEqual([
      "sheet  name           before   now  change",
      "─────  ─────────────  ──────  ────  ──────",
      "s1     김철수           9/10  6/10      -3",
      "s2     =HYPERLINK(1)    7/10  8/10      +1",
      "",
      "compared with grades.csv: 1 gain, 1 lose, 0 stay as they are",
      `2 students marked on 18 answers, mean 7.0 of 10.0, by scheme ${hash}`,
      "",
    ]);
    const third = await run("--grades", "grades.csv", "--scheme", "new.yaml", "--force");
    expect(third.stdout).toContain(`compared with grades.csv, scheme ${hash}: no marks change\n`);
  });

  test("without grades to compare with: the sheets' own marks, and nothing is written", async () => {
    writeFileSync(file("effect.yaml"), "void: {q2: drop}\n");
    const { exit, stdout } = await run("--scheme", "effect.yaml");
    expect(exit).toBe(0);
    expect(stdout).toContain("s1     김철수           9/10  7/8  -2.5 %");
    expect(stdout).toContain("compared with the sheets' own marks: 1 gain, 1 lose, 0 stay as they are");
  });

  test("a grade that was changed by hand is told before it is written over", async () => {
    await run("--grades", "hand.csv");
    writeFileSync(file("hand.csv"), readFileSync(file("hand.csv"), "utf8").replace(/,9,10,/, ",9.5,10,"));
    const { stdout } = await run("--grades", "hand.csv", "--force");
    expect(stdout).toMatch(/^s1 .* 9\.5\/10 +9\/10 +-0\.5$/m);
  });
});

describe("grades", () => {
  const grades = async (name: string, ...argv: string[]): Promise<string> => {
    const { exit, stderr } = await run("--grades", name, ...argv);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
    expect(statSync(file(name)).mode & 0o777).toBe(0o600);
    return readFileSync(file(name), "utf8");
  };

  test("for spreadsheets: section and e-mail, the absent without marks, no text that runs as a formula", async () => {
    writeFileSync(file("own.yaml"), "{}\n");
    const hash = createHash("sha256").update("{}\n").digest("hex").slice(0, 16);
    expect((await grades("csv.csv", "--scheme", "own.yaml")).split("\n")).toEqual([
      "\uFEFFsheet,code,student,name,section,email,answered,score,maxScore,q1,q2,q3,scheme",
      `s1,${sheetOf("s1").code},s1,김철수,A,kim@uni.example,9,9,10,5,2,2,${hash}`,
      `s2,${sheetOf("s2").code},s2,'=HYPERLINK(1),'＠B,,9,7,10,6,1,0,${hash}`,
      `s3,${sheetOf("s3").code},s3,Ada,,,0,,,,,,${hash}`,
      "",
    ]);
  });

  test("for Moodle: the user by number or e-mail, the grade under the title", async () => {
    expect((await grades("moodle.csv", "--grades-format", "moodle")).split("\n")).toEqual([
      "\uFEFFFull name,ID number,Email address,Midterm",
      "김철수,s1,kim@uni.example,9",
      "'=HYPERLINK(1),s2,,7",
      "Ada,s3,,",
      "",
    ]);
  });

  test("for Canvas: five columns that say who, the points possible in the second row", async () => {
    expect((await grades("canvas.csv", "--grades-format", "canvas")).split("\n")).toEqual([
      "\uFEFFStudent,ID,SIS User ID,SIS Login ID,Section,Midterm",
      "    Points Possible,,,,,10",
      "김철수,,s1,kim@uni.example,A,9",
      "'=HYPERLINK(1),,s2,,'＠B,7",
      "Ada,,s3,,,",
      "",
    ]);
  });
});

test("everything wrong with a scheme is told at once, each with its line, and nothing is written", async () => {
  writeFileSync(
    file("bad.yaml"),
    `points: {q9: 3}
void:
  - q1.z9_9
accept:
  q2.C: [stray-halv]
overrule:
  - {sheet: nobody, answer: q1.z1_1, points: 1, why: so}
  - {sheet: s1, answer: q1.z1_1, points: 5, why: so}
  - {sheet: s1, answer: q7.z, points: 1, why: so}
  - {sheet: s1, answer: q2, points: 1, why: so}
`,
  );
  const { exit, stderr, stdout } = await run("--scheme", "bad.yaml", "--grades", "never.csv");
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
  const faults = stderr.split("\n").filter((line) => line.startsWith("error"));
  expect(faults).toEqual([
    expect.stringMatching(/^error\[WRONG_VALUE\] bad\.yaml:1:\d+ points\.q9: no sheet asks for "q9"/),
    expect.stringMatching(/^error\[WRONG_VALUE\] bad\.yaml:3:\d+ void\[0\]: no sheet asks for "q1\.z9_9"/),
    expect.stringMatching(
      /bad\.yaml:5:\d+ accept\.q2\.C: "stray-halv" is neither a number nor a misconception; did you mean "stray-half"\?/,
    ),
    expect.stringMatching(/bad\.yaml:7:\d+ overrule\[0\]\.sheet: there is no sheet "nobody" in the set/),
    expect.stringMatching(
      /bad\.yaml:8:\d+ overrule\[1\]\.points: 5 points where q1\.z1_1 has 1; at most 1 would be right/,
    ),
    expect.stringMatching(/bad\.yaml:9:\d+ overrule\[2\]\.answer: sheet s1 does not ask for "q7\.z"/),
    expect.stringMatching(
      /bad\.yaml:10:\d+ overrule\[3\]\.answer: "q2" is a question; one of its blanks would be right/,
    ),
  ]);
  expect(() => statSync(file("never.csv"))).toThrow();
});

test.each([
  [
    "a share above 1",
    "marking: {followThrough: 2}",
    /s\.yaml:1:\d+ marking\.followThrough: 2 is too large; at most 1/,
  ],
  ["a key that there is not", "acept: {}", /s\.yaml:1:1 acept: unknown key "acept"; did you mean "accept"\?/],
  [
    "an overrule without a reason",
    "overrule: [{sheet: s1, answer: q2.C, points: 1}]",
    /overrule\[0\]\.why: missing/,
  ],
  [
    "a question with fewer points than its blank",
    "points: {q2: 1, q2.C: 2}",
    /points\.q2: its blanks have 2 points, and it has 1/,
  ],
  [
    "one answer overruled twice",
    "overrule: [{sheet: s1, answer: q2.C, points: 1, why: a}, {sheet: s1, answer: 8, points: 1, why: b}]",
    /overrule\[1\]: q2\.C of sheet s1 is overruled twice/,
  ],
])("refused: %s", async (_what, scheme, message) => {
  writeFileSync(file("s.yaml"), `${scheme}\n`);
  const { exit, stderr } = await run("--scheme", "s.yaml", "--json");
  expect(stderr).toMatch(message);
  expect(exit).toBe(2);
});
