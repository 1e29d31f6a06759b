import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { makeSheet } from "../../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../../src/author/generator/readQuiz.js";
import { readPreset } from "../../../../src/author/quiz/presets.js";
import { mark } from "../../../../src/core/marking/mark.js";
import { boxNumbersOf } from "../../../../src/core/sheet/boxes.js";
import { keyOf } from "../../../support/students.js";

/** The rows of the two papers in docs/marking.md: box, what each wrote, marks by hand, marks by the program. */
const rows = [...readFileSync("docs/marking.md", "utf8").matchAll(/^\| (\d+) \| (?:∂C|C )[^\n]*$/gm)].map(
  ([line]) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
);
const { text, file } = readPreset("exam");
const sheet = makeSheet(readQuiz(text, file), { id: "001", seed: "7" });
const idAt = new Map([...boxNumbersOf(sheet)].map(([id, box]) => [String(box), id]));

test.each([
  ["A", 3, 20.5],
  ["B", 7, 18.5],
] as const)("paper %s in docs/marking.md has by mark what it has by hand, box by box", (_name, at, total) => {
  expect(rows).toHaveLength(13);
  const answers = Object.fromEntries(rows.map((row) => [idAt.get(row[0] ?? "") ?? "", row[at] ?? ""]));
  const marked = new Map(
    mark(sheet, { ...keyOf(sheet), ...answers }).answers.map((one) => [one.id, one.points]),
  );
  for (const row of rows) {
    const points = marked.get(idAt.get(row[0] ?? "") ?? "");
    expect([row[0], Number(row[at + 2]), Number(row[at + 3])]).toEqual([row[0], points, points]);
  }
  expect(rows.reduce((sum, row) => sum + Number(row[at + 2]), 0)).toBe(total);
});
