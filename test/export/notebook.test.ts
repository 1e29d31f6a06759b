import { spawnSync } from "node:child_process";
import { expect, test } from "@jest/globals";
import type { Answers } from "../../src/core/marking/marked.js";
import { OPTION_LETTERS } from "../../src/core/sheet/optionLetters.js";
import { numberAnswers, type Question } from "../../src/core/sheet/sheet.js";
import { notebook } from "../../src/export/formats/notebook.js";
import { escapeMarkdown } from "../../src/export/markdownText.js";
import { LONG } from "../seeds.js";
import { HONEST, honestPaper } from "../support/honestPapers.js";
import { judgedBy, PYTHON } from "../support/judge.js";
import { markAsExported } from "../support/markAsExported.js";
import { workQuestion } from "../support/students.js";
import { edgePapers } from "./edgePapers.js";
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

const executed = judgedBy("python3-nbclient", "python3-nbformat", "python3-ipykernel", "python3-numpy");

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

/** Of a question the key, as it may be typed. */
const keyFor = (cells: readonly Cell[], { id, answers }: Question): Answers =>
  Object.fromEntries(
    answers.map((answer) => [
      answer.id,
      answer.kind === "choice" || answer.kind === "blank"
        ? typedFor(cells, id, answer.right)
        : answer.display,
    ]),
  );

/** So many of them there are. */
const PAPERS = 9;

/** Papers that questions without the key have in turn: nothing, honest work, slips carried on, wrong methods, numbers beside. */
function otherPaper(question: Question, turn: number): Answers {
  const asked = numberAnswers(question.answers);
  const ids = new Set(question.answers.map(({ id }) => id));
  const [first] = asked;
  const honest = (way: "each line rounded" | "each line cut"): Answers =>
    Object.fromEntries(Object.entries(honestPaper(sheet, HONEST[way])).filter(([id]) => ids.has(id)));
  const edges = edgePapers(question);
  const papers: readonly (() => Answers)[] = [
    () => ({}),
    () => honest("each line cut"),
    () =>
      first === undefined
        ? {}
        : Object.fromEntries(workQuestion(question, { slips: { [first.quantity]: first.value * 1.1 } })),
    () =>
      Object.fromEntries(
        asked.flatMap(({ id, misconceptions: [one] }) => (one === undefined ? [] : [[id, one.display]])),
      ),
    () => edges[0] ?? {},
    () => edges[3] ?? {},
    () => honest("each line rounded"),
    () => edges[1] ?? {},
    () => edges[2] ?? {},
  ];
  return papers[turn % PAPERS]?.() ?? {};
}

/** What the cells print when a kernel runs them over a paper a question, and what `mark` gives; null stands for the key. */
function marked(paperOf: (question: Question, k: number) => Answers | null) {
  const { cells, ...rest } = blank();
  const wanted = sheet.questions.map((question, k) => {
    const { id, points } = question;
    const other = paperOf(question, k);
    const cell = cells.find((one) => one.id === `${id}-answer`);
    if (cell === undefined) throw new Error(`no cell for ${id}`);
    const own = Object.fromEntries(
      Object.entries(other ?? keyFor(cells, question)).map(([one, text]) => [one.slice(id.length + 1), text]),
    );
    if (Object.keys(own).length > 0) cell.source = `${id} = ${JSON.stringify(own)}\ncheck("${id}", ${id})\n`;
    return `${other === null ? points : markAsExported({ ...sheet, questions: [question] }, other).score} / ${points}`;
  });
  const run = spawnSync(PYTHON, ["test/export/execute.py"], {
    input: JSON.stringify({ cells, ...rest }),
    encoding: "utf8",
  });
  if (run.status !== 0) throw new Error(run.stderr.slice(-2000));
  const texts = answersOf((JSON.parse(run.stdout) as Notebook).cells).map(({ outputs }) => printed(outputs));
  return { texts, scores: texts.map((text) => text.trim().split("\n").at(-1)), wanted };
}

executed(
  "a kernel runs it: the key earns all points, nothing none, any other paper what mark gives, and nothing fails",
  () => {
    const { texts, scores, wanted } = marked((question, k) =>
      k % 2 === 0 ? null : otherPaper(question, (k - 1) / 2),
    );
    expect(scores).toEqual(wanted);
    expect(texts[1]).toContain("a₁: 무응답");
    // A wrong method is told what a tutor would say.
    const mistaken = sheet.questions.findIndex((_question, k) => k % 2 === 1 && ((k - 1) / 2) % PAPERS === 3);
    expect(texts[mistaken]?.length).toBeGreaterThan(100);
  },
);

const long = LONG ? executed : test.skip;
long.each([-1, ...Array(PAPERS).keys()])(
  "a kernel gives every question what mark gives: paper %i of each",
  (turn) => {
    const { scores, wanted } = marked((question) => (turn < 0 ? null : otherPaper(question, turn)));
    expect(scores).toEqual(wanted);
  },
);

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
