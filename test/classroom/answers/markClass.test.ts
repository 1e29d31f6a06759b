import { expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { markClass } from "../../../src/classroom/answers/markClass.js";
import { answersTable } from "../../../src/paper/pages/marking/answersTable.js";

const quiz = readQuiz("questions: [{topic: loss}]", "quiz.yaml");

test("a code that two sheets have, or that reads like another's id, never marks the wrong one", async () => {
  const faults: string[] = [];
  const marked: string[] = [];
  async function* rows() {
    for (const [k, name] of ["aaaa-aaaa", "BBBB-BBBB", "BBBBBBBB", "1"].entries())
      yield { line: k + 1, cells: [name, "q1.C", "0.5"] };
  }
  await markClass({
    rows: rows(),
    set: {
      copies: [
        { id: "1", code: "AAAA-AAAA" },
        { id: "2", code: "AAAA-AAAA" },
        { id: "BBBBBBBB", code: "CCCC-CCCC" },
        { id: "4", code: "BBBB-BBBB" },
      ],
      load: async (id) => makeSheet(quiz, { id, seed: "s" }),
    },
    marked: (sheet) => {
      marked.push(sheet.id);
    },
    fault: ({ line, message }) => {
      faults.push(`${line}: ${message}`);
    },
  });
  expect(faults).toEqual(['1: several sheets have the code "aaaa-aaaa"; the sheet\'s id would be right']);
  expect(marked).toEqual(["4", "BBBBBBBB", "1"]);
});

test("the set's own table of right answers is not taken for what students wrote", async () => {
  const faults: string[] = [];
  const table = answersTable();
  table.add(makeSheet(quiz, { id: "1", seed: "s" }));
  async function* rows() {
    for (const [k, cells] of table.rows().entries()) yield { line: k + 1, cells: cells.map(String) };
  }
  await markClass({
    rows: rows(),
    set: {
      copies: [{ id: "1", code: "AAAA-AAAA" }],
      load: async (id) => makeSheet(quiz, { id, seed: "s" }),
    },
    marked: () => expect("nobody").toBe("marked"),
    fault: ({ line, message }) => {
      faults.push(`${line}: ${message}`);
    },
  });
  expect(faults).toEqual([expect.stringMatching(/^1: this is the set's own table .* `gradsheet answers`/)]);
});

test("held: an id that a Mac has written in pieces (NFD) is found, as it looks the same", async () => {
  const faults: string[] = [];
  const marked: string[] = [];
  async function* rows() {
    for (const [k, name] of ["김철수", "Zoë"].entries())
      yield { line: k + 1, cells: [name.normalize("NFD"), "q1.C", "0.5"] };
  }
  await markClass({
    rows: rows(),
    set: {
      copies: [
        { id: "김철수", code: "AAAA-AAAA" },
        { id: "Zoë", code: "BBBB-BBBB" },
      ],
      load: async (id) => makeSheet(quiz, { id, seed: "s" }),
    },
    marked: (sheet) => {
      marked.push(sheet.id);
    },
    fault: ({ message }) => {
      faults.push(message);
    },
  });
  expect([faults, marked]).toEqual([[], ["김철수", "Zoë"]]);
});
