import { expect, test } from "@jest/globals";
import { makeSheet } from "../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../src/author/generator/readQuiz.js";
import { presetNames, readPreset } from "../../src/author/quiz/presets.js";
import type { Answers } from "../../src/core/marking/marked.js";
import { numberAnswers, type Question, type Sheet } from "../../src/core/sheet/sheet.js";
import { LONG, seeds } from "../seeds.js";
import { HONEST, honestPaper, SHORT } from "../support/honestPapers.js";
import { judgedBy } from "../support/judge.js";
import { CONSTANTS, everywhere, givenEverywhere, lineBefore, ownFactor } from "../support/lazyPapers.js";
import { workQuestion } from "../support/students.js";
import { chancePapers } from "./chancePapers.js";
import { edgePapers } from "./edgePapers.js";
import { fullSheet, HARD_NAME } from "./exported.js";
import { differing, marked, served } from "./serverGrades.js";

const judged = judgedBy("python3");
const full = await served(fullSheet("a"));
const { sheet, files, variants } = full;

/** Papers of a sheet that nobody worked: one number everywhere, what is printed, the line before. */
const lazyPapers = (whole: Sheet): Answers[] => [
  ...CONSTANTS.map((text) => everywhere(whole, text)),
  ...[0, 1, 2].map((k) => givenEverywhere(whole, k)),
  ...[0, 1].map((k) => ownFactor(whole, k)),
  lineBefore(whole),
];

/** Numbers that no question asks for: far too large, far too small, with too many digits. */
const EXTREMES = ["1e300", "-1e40", "1e-300", "123456789012345678", "0.1234567890123456789"];

/**
 * Papers of one question: honest ways, too few digits, each slip carried on, each wrong method's number, bounds and what
 * lies beside them, no work, numbers beyond all bounds, chance, nothing.
 */
function papersOf(question: Question, whole: Sheet, chances: number): Answers[] {
  const ids = new Set(question.answers.map(({ id }) => id));
  const own = (answers: Answers): Answers =>
    Object.fromEntries(Object.entries(answers).filter(([id]) => ids.has(id)));
  const asked = numberAnswers(question.answers);
  return [
    ...[...Object.values(HONEST), ...Object.values(SHORT)].map((way) => own(honestPaper(whole, way))),
    ...asked.map(({ quantity, value }) =>
      Object.fromEntries(workQuestion(question, { slips: { [quantity]: value * 1.1 } })),
    ),
    ...asked.flatMap(({ id, misconceptions }) => misconceptions.map(({ display }) => ({ [id]: display }))),
    ...edgePapers(question),
    ...lazyPapers(whole).map(own),
    ...EXTREMES.map((text) => own(everywhere(whole, text))),
    ...chancePapers(question, chances, whole.id),
    {},
  ];
}

judged("server.py says of every paper what mark says, blank by blank", () => {
  const papers = sheet.questions.map((question) => papersOf(question, sheet, 10));
  expect(papers.flat().length).toBeGreaterThan(1000);
  expect(differing(full, papers)).toEqual([]);
  const said = new Set(papers.flatMap((own, k) => own.flatMap((paper) => marked(full, paper, k))));
  for (const verdict of ["correct", "follow-through", "imprecise", "misconception", "wrong", "blank"])
    expect(said.has(verdict)).toBe(true);
});

(LONG ? judged : test.skip).each(presetNames())(
  "the same over many seeds of %s, in both languages",
  async (preset) => {
    const { text, file } = readPreset(preset);
    let papers = 0;
    for (let k = 0; k < seeds(1, 12); k++) {
      const quiz = readQuiz(text, file, { locale: k % 2 === 0 ? "en" : "ko" });
      const one = await served(makeSheet(quiz, { id: String(k), seed: `server ${k}` }));
      const all = one.sheet.questions.map((question) => papersOf(question, one.sheet, 40));
      expect(differing(one, all)).toEqual([]);
      papers += all.flat().length;
    }
    process.stderr.write(`${papers} papers of ${preset} by server.py: all as by mark\n`);
  },
);

judged("an input that is left empty is blank, though PrairieLearn hands it over as 0", () => {
  const papers = sheet.questions.map(({ answers }) => [
    Object.fromEntries(numberAnswers(answers).map(({ id }) => [id, ""])),
  ]);
  const found = full.grade(papers);
  expect(found.flatMap(({ verdicts }) => verdicts.filter((verdict) => verdict !== "blank"))).toEqual([]);
  expect(found.flatMap(({ says }) => says)).toEqual([]);
});

judged("a wrong method's number has what a tutor would say, and points are shared by weight", () => {
  const [question] = sheet.questions;
  const [answer] = numberAnswers(question?.answers ?? []);
  const [mistake] = answer?.misconceptions ?? [];
  if (question === undefined || answer === undefined || mistake === undefined)
    throw new Error("no number is asked");
  const right = Object.fromEntries(question.answers.map(({ id, display }) => [id, display]));
  const [whole, spoilt] = full.grade([[right, { ...right, [answer.id]: mistake.display }]]);
  expect(whole?.score).toBe(1);
  expect(spoilt?.score).toBeCloseTo(1 - answer.points / question.points, 12);
  expect(spoilt?.says[0]?.says).toMatch(/^rates added, not multiplied\. Each rate/);
});

test("a folder a question: what PrairieLearn reads, the page of each variant, a hard name", () => {
  const folders = sheet.questions.map(({ id, topic }) => `${id}-${topic}`);
  const names = ["info.json", "question.html", "server.py", "variants/a.json"];
  expect([...files.keys()]).toEqual(folders.flatMap((folder) => names.map((name) => `${folder}/${name}`)));
  const infos = folders.map((folder) => JSON.parse(files.get(`${folder}/info.json`) ?? ""));
  expect(infos[0]).toMatchObject({
    title: `${HARD_NAME}: Question 1 Chain rule`,
    topic: "Chain rule",
    type: "v3",
  });
  expect(new Set(infos.map(({ uuid }) => uuid)).size).toBe(folders.length);
  for (const { uuid } of infos)
    expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  for (const { html, answers } of variants) {
    const asked = [...html.matchAll(/<pl-[\w-]+ answers-name="(\w+)"/g)].map(([, name]) => name);
    expect(asked).toEqual(answers.map(({ name }) => name));
    // PrairieLearn stops at a weight that is no whole number.
    const weights = [...html.matchAll(/ weight="([^"]*)"/g)].map(([, weight]) => Number(weight));
    const [first] = answers;
    expect(weights.every(Number.isInteger)).toBe(true);
    for (const [k, { points }] of answers.entries())
      expect(points / (first?.points ?? 0)).toBeCloseTo((weights[k] ?? 0) / (weights[0] ?? 0), 9);
  }
});
