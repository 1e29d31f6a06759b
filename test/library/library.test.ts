import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { forEachLocale } from "../../src/core/base/locales/index.js";
import {
  type Answers,
  answersForm,
  classReport,
  csvText,
  exportFormats,
  exportSheets,
  exportTo,
  feedbackSheet,
  type GradsheetError,
  gradesText,
  makeSet,
  markSet,
  mergeShards,
  newSecret,
  practicePages,
  type Quiz,
  readManifest,
  readQuiz,
  readRoster,
  readSecret,
  readSheets,
  reissue,
  rosterOf,
  type Sheet,
  serve,
  traceSheet,
  trainOnMnist,
  verifySet,
} from "../../src/index.js";
import { emptyDatabase } from "../support/emptyDatabase.js";
import { keyOf } from "../support/students.js";

const QUIZ = "title: Week 3\nquestions: [{topic: loss, points: 2}, {topic: hidden-gradient, points: 3}]";
const STUDENTS = [
  { id: "s1", name: 'Ada "A" Lovelace', section: "A" },
  { id: "s2", name: "이도윤", email: "doyun@example.org" },
  { id: "s3", name: "=1+1" },
];

let folder = "";
let quiz: Quiz;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-library-"));
  quiz = readQuiz(QUIZ, "quiz.yaml");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (...names: readonly string[]): string => join(folder, ...names);
const faultOf = (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => undefined,
    (error: GradsheetError) => error.faults[0]?.code,
  );
const sheetsOf = async (set: string): Promise<Sheet[]> => {
  const sheets: Sheet[] = [];
  for await (const sheet of readSheets(set)) sheets.push(sheet);
  return sheets;
};

describe("a class list", () => {
  test("of a program's own students is that of a file", async () => {
    writeFileSync(
      at("class.csv"),
      'id,name,section,email\ns1,"Ada ""A"" Lovelace",A,\ns2,이도윤,,doyun@example.org\ns3,=1+1,,\n',
    );
    const own = await rosterOf(STUDENTS);
    expect(own.copies.map(({ student }) => student)).toEqual(STUDENTS);
    expect((await readRoster(at("class.csv"))).copies).toEqual(own.copies);
  });

  test("with an id twice is refused with its line", async () => {
    const twice = rosterOf([...STUDENTS, { id: "s1", name: "Eve" }]);
    await expect(twice).rejects.toMatchObject({ faults: [{ code: "ROSTER", place: { line: 5 } }] });
  });
});

describe("a set with a secret", () => {
  let secret: Uint8Array;
  beforeAll(async () => {
    await newSecret(at("exam.secret"));
    secret = await readSecret(at("exam.secret"));
    const done: number[] = [];
    const manifest = await makeSet(quiz, {
      ...{ out: at("exam"), secret, copies: await rosterOf(STUDENTS), formats: ["html"] },
      onCopy: (count) => done.push(count),
    });
    expect([manifest.copies.length, manifest.failed, done.at(-1)]).toEqual([3, [], 3]);
  });

  test("is whole, and one changed byte is found", async () => {
    expect((await verifySet(at("exam"))).faults).toEqual([]);
    const file = at("exam", "sheets", "s2.json");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, `${text} `);
    expect((await verifySet(at("exam"))).faults.map(({ where }) => where)).toContain("sheets/s2.json");
    writeFileSync(file, text);
  });

  test("a leaked question leads to its sheet", async () => {
    const [sheet] = await sheetsOf(at("exam"));
    const givens = Object.values(sheet?.questions[1]?.network?.layers ?? []).flatMap(({ weights }) =>
      weights.flat(),
    );
    expect(givens.length).toBeGreaterThan(4);
    const { verdict, traces } = await traceSheet(at("exam"), givens);
    expect([verdict, traces[0]?.id]).toEqual(["found", "s1"]);
  });

  test("a class is marked from answers, from a table, and by a scheme", async () => {
    const sheets = await sheetsOf(at("exam"));
    const answers: Record<string, Answers> = {};
    for (const sheet of sheets.slice(0, 2)) answers[sheet.code] = keyOf(sheet);
    const scores: number[] = [];
    let feedback = "";
    const marked = await markSet(at("exam"), answers, {
      onSheet: async (sheet, { score, ...rest }) => {
        scores.push(score);
        feedback ||= await feedbackSheet(sheet, { score, ...rest }, { purpose: "page", reveal: true });
      },
    });
    expect([scores, marked.faults, marked.missing.map(({ id }) => id)]).toEqual([[5, 5], [], ["s3"]]);
    expect(feedback).toContain("Ada");

    const form = await answersForm(at("exam"));
    const [whose = [], ...rows] = form.rows.slice(form.headings - 1);
    expect([rows.length, whose.length - form.fixed]).toEqual([
      3,
      Object.keys(keyOf(sheets[0] as Sheet)).length,
    ]);
    const keys = new Map(sheets.map((sheet) => [sheet.id, Object.values(keyOf(sheet))]));
    const filled = rows.map((row) => [...row.slice(0, form.fixed), ...(keys.get(row[0] ?? "") ?? [])]);
    writeFileSync(at("answers.csv"), await csvText([...form.rows.slice(0, form.headings), ...filled]));
    const table = await markSet(at("exam"), at("answers.csv"));
    expect(table.tally.grades.map(({ score }) => score)).toEqual([5, 5, 5]);

    const dropped = await markSet(at("exam"), answers, { scheme: "void: {q1: drop}" });
    expect(dropped.tally.grades.map(({ score, maxScore }) => [score, maxScore])).toEqual([
      [3, 3],
      [3, 3],
    ]);
    expect(dropped.scheme).toMatch(/^[0-9a-f]{16}$/);
    expect(await faultOf(markSet(at("exam"), answers, { scheme: "void: [q9]" }))).toBeDefined();

    const moodle = (await gradesText(marked, "moodle")).split("\n");
    expect(moodle[0]).toBe("\uFEFFFull name,ID number,Email address,Week 3");
    expect(moodle.find((line) => line.includes("이도윤"))).toBe("이도윤,s2,doyun@example.org,5");
    const report = await classReport(marked, { locale: "ko", paper: "A4", purpose: "page" });
    expect(report).toMatch(/lang="ko"[\s\S]*Week 3/);
  });

  test("what is no answer of the class is named with its line", async () => {
    const { faults, rows } = await markSet(at("exam"), { s1: { "q9.z": "1" }, nobody: { "q1.C": "1" } });
    expect([rows, faults.map(({ line }) => line)]).toEqual([2, [2, 3]]);
  });

  test("a student gets another sheet with the secret, and with no other", async () => {
    expect(await faultOf(reissue(at("exam"), "s2"))).toBe("SECRET");
    const { old, made } = await reissue(at("exam"), "s2", secret);
    expect([old.id, made.replaces, made.student?.name]).toEqual(["s2", "s2", "이도윤"]);
    expect((await sheetsOf(at("exam"))).map(({ id }) => id)).toEqual(["s1", made.id, "s3"]);
  });
});

test("shards of a set join into the set that one run makes", async () => {
  const common = { seed: "a", copies: 4, formats: ["html"] } as const;
  for (const index of [1, 2])
    await makeSet(quiz, { ...common, out: at(`part${index}`), shard: { index, of: 2 } });
  const joined = await mergeShards([at("part1"), at("part2")], at("joined"), { zip: at("joined.zip") });
  await makeSet(quiz, { ...common, out: at("once") });
  expect((await readManifest(at("once"))).copies).toEqual(joined.copies);
  expect(readFileSync(at("joined.zip")).subarray(0, 2).toString()).toBe("PK");
  expect(await faultOf(makeSet(quiz, { out: at("none") }))).toBe("USAGE");
});

test("a set is printed", async () => {
  const { copies } = await makeSet(quiz, { out: at("printed"), seed: "b", combine: true });
  expect(Object.keys(copies[0]?.files ?? {})).toEqual(
    expect.arrayContaining(["worksheets/001.pdf", "keys/001.pdf", "sheets/001.json"]),
  );
  expect(readFileSync(at("printed", "worksheets.pdf")).subarray(0, 5).toString()).toBe("%PDF-");
});

test("sheets are written in every format, as text, bytes or files, and what is lost is said", async () => {
  const sheets = await sheetsOf(at("once"));
  const kinds: Record<string, string> = {};
  for (const name of Object.keys(await exportFormats()) as (keyof Awaited<
    ReturnType<typeof exportFormats>
  >)[]) {
    const { content } = await exportSheets(sheets, name);
    kinds[name] =
      typeof content === "string" ? "text" : content instanceof Uint8Array ? "bytes" : `${content.size > 1}`;
    if (content instanceof Uint8Array) expect(Buffer.from(content.subarray(0, 2)).toString()).toBe("PK");
  }
  expect(kinds).toMatchObject({
    moodle: "text",
    gift: "text",
    canvas: "bytes",
    qti3: "bytes",
    prairielearn: "true",
  });
  const { content, lost } = await exportSheets(readSheets(at("once")), "moodle");
  expect([...String(content).matchAll(/<question type="cloze">/g)]).toHaveLength(8);
  expect(await exportTo(at("quiz.xml"), sheets, "moodle")).toEqual(lost);
  expect(readFileSync(at("quiz.xml"), "utf8")).toBe(content);
  expect(await faultOf(exportSheets([], "moodle"))).toBe("USAGE");
});

test("pages for practice are files for any host", async () => {
  const quizzes = forEachLocale((locale) => readQuiz(QUIZ, "q", { locale }));
  const pages = await practicePages({ quizzes, locale: "ko" });
  expect(pages.get("index.html")).toContain('lang="ko"');
  const words = readQuiz("questions: [{text: Why?, points: 2, room: 3}]", "q");
  expect(await faultOf(practicePages({ quizzes: forEachLocale(() => words), locale: "en" }))).toBe(
    "WRONG_VALUE",
  );
});

test("a server gives a set out, and ends", async () => {
  await emptyDatabase(at("data"));
  const events: string[] = [];
  const server = await serve({
    ...{ sets: [at("once")], data: at("data") },
    log: ({ event }) => events.push(event),
  });
  const [sheet] = await sheetsOf(at("once"));
  const url = `http://127.0.0.1:${server.port}`;
  expect([server.sheets, (await fetch(`${url}/s/${sheet?.code}`)).status]).toEqual([4, 200]);
  const entered = await fetch(`${url}/teach/enter`, {
    ...{ method: "POST", redirect: "manual", headers: { origin: url } },
    body: new URLSearchParams({ token: server.token }),
  });
  expect([entered.status, events.includes("signed-in")]).toEqual([303, true]);
  await server.close();
  await expect(fetch(url)).rejects.toThrow();
});

test("a network is trained on MNIST, its gradients checked", async () => {
  const stop = new AbortController();
  stop.abort();
  const run = await trainOnMnist({
    layers: "784,4,10",
    epochs: 1,
    threads: "1",
    checks: 20,
    signal: stop.signal,
  });
  expect([run.trainingImages, run.testImages, run.interrupted]).toEqual([60_000, 10_000, true]);
  expect(run.before.accuracy).toBeLessThan(0.4);
  expect(await faultOf(trainOnMnist({ layers: "784,x,10" }))).toBeDefined();
});
