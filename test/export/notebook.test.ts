import { spawnSync } from "node:child_process";
import { expect, test } from "@jest/globals";
import { notebook } from "../../src/export/formats/notebook.js";
import { escapeMarkdown } from "../../src/export/markdownText.js";
import { OPTION_LETTERS } from "../../src/sheet/optionLetters.js";
import { exported, fullSheet, HARD_NAME } from "./exported.js";

interface Cell {
  readonly cell_type: string;
  readonly id: string;
  source: string | readonly string[];
  readonly outputs?: readonly { readonly text?: string | readonly string[]; readonly ename?: string }[];
}
interface Notebook {
  readonly cells: readonly Cell[];
}

const PYTHON = "/usr/bin/python3";
const NEEDED = "import nbclient, nbformat, ipykernel, numpy";
/** Debian's python3-nbclient, python3-ipykernel and python3-numpy: where they are not, a student's machine skips this. */
const there = spawnSync(PYTHON, ["-c", NEEDED]).status === 0 || process.env.CI === "true";
const executed = there ? test : test.skip;

const sheet = fullSheet("a", "ko");
const [file] = await exported(notebook, [sheet]);
const blank = (): Notebook => JSON.parse(file?.text ?? "");
const textOf = (lines: string | readonly string[] = ""): string =>
  typeof lines === "string" ? lines : lines.join("");
/** What a cell printed: a kernel may hand it over in pieces. */
const printed = (outputs: Cell["outputs"] = []): string => outputs.map(({ text }) => textOf(text)).join("");
const answersOf = (cells: readonly Cell[]) => cells.filter(({ id }) => id.endsWith("-answer"));

test("a cell a question, under a hard name", () => {
  const { cells } = blank();
  expect(file?.path).toBe("a.ipynb");
  expect(textOf(cells[0]?.source)).toContain(`# ${escapeMarkdown(HARD_NAME)}\n`);
  expect(answersOf(cells).map(({ id }) => id)).toEqual(sheet.questions.map(({ id }) => `${id}-answer`));
});

executed("a kernel runs it: the key's numbers earn all points, an empty cell none, and nothing fails", () => {
  const { cells, ...rest } = blank();
  const filled = sheet.questions.filter((_question, k) => k % 2 === 0);
  for (const { id, answers } of filled) {
    const cell = cells.find((one) => one.id === `${id}-answer`);
    if (cell === undefined) throw new Error(`no cell for ${id}`);
    const right = answers.map((answer) => [
      answer.id.slice(id.length + 1),
      answer.kind === "choice" || answer.kind === "blank"
        ? typedFor(cells, id, answer.right)
        : answer.display,
    ]);
    cell.source = `${id} = ${JSON.stringify(Object.fromEntries(right))}\ncheck("${id}", ${id})\n`;
  }
  const run = spawnSync(PYTHON, ["test/export/execute.py"], {
    input: JSON.stringify({ cells, ...rest }),
    encoding: "utf8",
  });
  if (run.status !== 0) throw new Error(run.stderr.slice(-2000));
  const done = answersOf((JSON.parse(run.stdout) as Notebook).cells);
  const points = done.map(({ outputs }) => printed(outputs).trim().split("\n").at(-1));
  expect(points).toEqual(
    sheet.questions.map(
      (question) => `${filled.includes(question) ? question.points : 0} / ${question.points}`,
    ),
  );
  expect(printed(done[1]?.outputs)).toContain("a₁: 무응답");
});

/** A choice as it may be typed, in turn: its label, its number, its letter. */
function typedFor(cells: readonly Cell[], id: string, place: number): string {
  const label = labelOf(cells, id, place);
  return [label, String(place), OPTION_LETTERS[place - 1] ?? ""][place % 3] ?? label;
}

/** ①, ㄱ: the label of an option as the question's own text lists it. */
function labelOf(cells: readonly Cell[], id: string, place: number): string {
  const text = textOf(cells.find((one) => one.id === `${id}-text`)?.source);
  return [...text.matchAll(/^- (\S+): /gm)].map(([, label = ""]) => label)[place - 1] ?? "";
}
