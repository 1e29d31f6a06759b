import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { parseSheet } from "../../src/core/sheet/sheetFile.js";
import { blocksOf, wordsOf } from "../support/markdown.js";
import { runCli } from "../support/runCli.js";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-tutorial-"));
  for (const { file, text } of blocksOf(readFileSync("docs/tutorial.md", "utf8")))
    if (file !== undefined) writeFileSync(join(folder, file), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (command: string) => runCli(wordsOf(command).slice(2), folder);
const sheetOf = (id: string) => {
  const file = join(folder, `exam/sheets/${id}.json`);
  return parseSheet(readFileSync(file, "utf8"), file);
};

test("the tutorial's class: who writes the key has 20 points, who writes nothing has none", async () => {
  const made = await run(
    "npx gradsheet generate midterm.yaml --roster class.csv --seed tutorial --formats html --out exam",
  );
  expect(made).toMatchObject({ exit: 0 });
  const sheet = sheetOf("2026-0001");
  const rows = sheet.questions.flatMap(({ answers }) =>
    answers.map(({ id, display }) => `2026-0001,${id},"${display}"`),
  );
  writeFileSync(join(folder, "answers.csv"), ["sheet,id,answer", ...rows, "2026-0002,q1.z1_1,"].join("\n"));
  const marked = await run("npx gradsheet mark --set exam --answers answers.csv --grades grades.csv");
  expect(marked).toMatchObject({ exit: 0 });
  const grades = readFileSync(join(folder, "grades.csv"), "utf8").split(/\r?\n/);
  const [headings = [], ada = [], doyun = []] = grades.map((line) => line.replace(/^\uFEFF/, "").split(","));
  const at = (row: readonly string[], heading: string) => row[headings.indexOf(heading)];
  expect([at(ada, "student"), at(ada, "score"), at(ada, "maxScore")]).toEqual(["2026-0001", "20", "20"]);
  expect([at(doyun, "student"), at(doyun, "score")]).toEqual(["2026-0002", "0"]);
});

test("marking nothing names every blank of a paper, in the order of the paper", async () => {
  const listed = await run("npx gradsheet mark --sheet exam/sheets/2026-0001.json --answers nothing.json");
  const blanks = sheetOf("2026-0001").questions.flatMap(({ answers }) => answers.map(({ id }) => id));
  const named = listed.stdout.match(/\bq\d+\.\w+/g) ?? [];
  expect([...new Set(named)]).toEqual(blanks);
});
