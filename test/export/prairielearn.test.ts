import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { prairielearn } from "../../src/export/formats/prairielearn.js";
import { mark } from "../../src/marking/mark.js";
import type { Answers } from "../../src/marking/marked.js";
import { numberAnswers, type Question, type Sheet } from "../../src/sheet/sheet.js";
import { HONEST, honestPaper, SHORT } from "../support/honestPapers.js";
import { workQuestion } from "../support/students.js";
import { edgePapers } from "./edgePapers.js";
import { exported, fullSheet, HARD_NAME, held } from "./exported.js";

const PYTHON = "/usr/bin/python3";
const SERVER = join(mkdtempSync(join(tmpdir(), "server-")), "server.py");
const judged = existsSync(PYTHON) || process.env.CI === "true" ? test : test.skip;

const whole = fullSheet("a");
/** The questions of which something is left. */
const left = new Set(held(prairielearn, whole).items.map(({ question }) => question.id));
const sheet: Sheet = { ...whole, questions: whole.questions.filter(({ id }) => left.has(id)) };
const files = new Map((await exported(prairielearn, [sheet])).map(({ path, text }) => [path, text]));
writeFileSync(SERVER, files.get("q1-chain-rule/server.py") ?? "");
const variants = sheet.questions.map(({ id, topic }) =>
  JSON.parse(files.get(`${id}-${topic}/variants/a.json`) ?? "null"),
);

/** Papers of one question: honest ways, too few digits, each slip carried on, each wrong method's number, both bounds, nothing. */
function papersOf(question: Question): Answers[] {
  const ids = new Set(question.answers.map(({ id }) => id));
  const own = (answers: Answers): Answers =>
    Object.fromEntries(Object.entries(answers).filter(([id]) => ids.has(id)));
  const asked = numberAnswers(question.answers);
  return [
    ...[...Object.values(HONEST), ...Object.values(SHORT)].map((way) => own(honestPaper(sheet, way))),
    ...asked.map(({ quantity, value }) =>
      Object.fromEntries(workQuestion(question, { slips: { [quantity]: value * 1.1 } })),
    ),
    ...asked.flatMap(({ id, misconceptions }) => misconceptions.map(({ display }) => ({ [id]: display }))),
    ...edgePapers(question).slice(0, 2),
    {},
  ];
}

/** What server.py says of papers, verdicts in the order of the export. */
function graded(
  papers: readonly (readonly Answers[])[],
): { score: number; verdicts: string[]; says: { says: string }[] }[] {
  const input = papers.map((own, k) =>
    JSON.stringify([
      variants[k],
      own.map((answers) => [
        Object.fromEntries(
          Object.entries(answers).map(([id, text]) => [id.replace(".", "_"), submitted(id, text)]),
        ),
        Object.fromEntries(Object.entries(answers).map(([id, text]) => [id.replace(".", "_"), text])),
      ]),
    ]),
  );
  const { stdout, stderr } = spawnSync(PYTHON, ["test/export/grade.py", SERVER], {
    input: input.join("\n"),
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  if (stderr !== "") throw new Error(stderr);
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

const isNumber = (id: string) =>
  sheet.questions.some(({ answers }) =>
    answers.some((one) => one.id === id && (one.kind === "number" || one.kind === "free")),
  );
const submitted = (id: string, text: string) => (isNumber(id) ? Number(text) : text);

judged(
  "server.py says of every paper what mark says: honest ways, slips carried on, wrong methods, bounds, nothing",
  () => {
    const papers = sheet.questions.map(papersOf);
    const found = graded(papers);
    const wanted = papers.flatMap((own, k) => own.map((answers) => verdictsOf(answers, k)));
    expect(wanted.length).toBeGreaterThan(800);
    const differ = wanted.flatMap((verdicts, k) =>
      verdicts.join() === found[k]?.verdicts.join()
        ? []
        : [{ paper: papers.flat()[k], verdicts, found: found[k] }],
    );
    expect(differ).toEqual([]);
  },
);

/** What a verdict is worth where the quiz says nothing else. */
const WORTH: Readonly<Record<string, number>> = { correct: 1, "follow-through": 1, imprecise: 0.5 };

judged(
  "of papers just outside of all bounds server.py takes no number that mark does not, and nearly all alike",
  () => {
    const papers = sheet.questions.map((question) => edgePapers(question).slice(2));
    const found = graded(papers).map(({ verdicts }) => verdicts);
    const wanted = papers.flatMap((own, k) => own.map((answers) => verdictsOf(answers, k)));
    const pairs = wanted.flatMap((verdicts, k) =>
      verdicts.map((verdict, n) => [verdict, found[k]?.[n] ?? ""]),
    );
    expect(pairs.length).toBeGreaterThan(200);
    expect(pairs.filter(([by = "", own = ""]) => (WORTH[own] ?? 0) > (WORTH[by] ?? 0))).toEqual([]);
    expect(pairs.filter(([by, own]) => by !== own).length / pairs.length).toBeLessThan(0.05);
  },
);

/** What mark says of a paper, in the order of the export. */
function verdictsOf(answers: Answers, k: number): string[] {
  const { answers: marked } = mark({ ...sheet, questions: sheet.questions.slice(k, k + 1) }, answers);
  const said = new Map(marked.map(({ id, verdict }) => [id.replace(".", "_"), verdict]));
  return variants[k].answers.map(({ name }: { name: string }) => said.get(name));
}

judged("an input that is left empty is blank, though PrairieLearn hands it over as 0", () => {
  const k = sheet.questions.findIndex(({ answers }) => numberAnswers(answers).length > 2);
  const numbers = numberAnswers(sheet.questions[k]?.answers ?? []);
  const named = (value: unknown) =>
    Object.fromEntries(numbers.map(({ id }) => [id.replace(".", "_"), value]));
  const { stdout, stderr } = spawnSync(PYTHON, ["test/export/grade.py", SERVER], {
    input: JSON.stringify([variants[k], [[named(0), named("")]]]),
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  const { verdicts, says } = JSON.parse(stdout) as { verdicts: string[]; says: unknown[] };
  expect(new Set(verdicts)).toEqual(new Set(["blank"]));
  expect(says).toEqual([]);
});

judged("a wrong method's number has what a tutor would say, and points are shared by weight", () => {
  const [question] = sheet.questions;
  const [answer] = numberAnswers(question?.answers ?? []);
  const [mistake] = answer?.misconceptions ?? [];
  if (question === undefined || answer === undefined || mistake === undefined)
    throw new Error("no number is asked");
  const right = Object.fromEntries(question.answers.map(({ id, display }) => [id, display]));
  const [full, spoilt] = graded([[right, { ...right, [answer.id]: mistake.display }]]);
  expect(full?.score).toBe(1);
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
    const asked = [...html.matchAll(/<pl-(?:number|string)-input answers-name="(\w+)"/g)].map(
      ([, name]) => name,
    );
    expect(asked).toEqual(answers.map(({ name }: { name: string }) => name));
    // PrairieLearn stops at a weight that is no whole number.
    const weights = [...html.matchAll(/ weight="([^"]*)"/g)].map(([, weight]) => Number(weight));
    const [first] = answers;
    expect(weights.every(Number.isInteger)).toBe(true);
    for (const [k, { points }] of answers.entries())
      expect(points / first.points).toBeCloseTo((weights[k] ?? 0) / (weights[0] ?? 0), 9);
  }
});
