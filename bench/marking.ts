import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mark as markCommand } from "../src/commands/mark.js";
import { displayNumber } from "../src/graph/rounding.js";
import { mark } from "../src/marking/mark.js";
import { parseQuiz } from "../src/quiz/quizFile.js";
import { stream } from "../src/random.js";
import { makeSheet } from "../src/sheet/makeSheet.js";
import { numbersOf, type Sheet } from "../src/sheet/sheet.js";
import { sheetText } from "../src/sheet/sheetText.js";

/**
 * Answers marked a second on one core, training steps of 2-2-1 networks: students who are right, students with one slip in
 * ten answers, students with guesses everywhere; then a class of 1,000 sheets from CSV to grades.
 * `tsc -p tsconfig.bench.json && node .bench/bench/copyAssets.js && node .bench/bench/marking.js`
 */
const STEP = "network: {layers: [2, 2, 1]}\nquestions: [{topic: training-step}]";
const SHEETS = 200;
const CLASS = 1000;

type Student = (sheet: Sheet, k: number) => Record<string, string>;

/** Each answer right, but for a share of them that are off by a tenth. */
const slipping =
  (share: number): Student =>
  (sheet, k) => {
    const random = stream("bench", k);
    const answers = sheet.questions.flatMap((question) => numbersOf(question.answers));
    return Object.fromEntries(
      answers.map(({ id, value, display }) => [
        id,
        random.uniform() < share ? displayNumber(value * 1.1, "exact") : display,
      ]),
    );
  };

const STUDENTS: Readonly<Record<string, Student>> = {
  "all right": slipping(0),
  "one in ten wrong": slipping(0.1),
  "all wrong": slipping(1),
};

function speed(sheets: readonly Sheet[], student: Student): number {
  const papers = sheets.map((sheet, k) => ({ sheet, answers: student(sheet, k) }));
  const run = () => papers.reduce((sum, { sheet, answers }) => sum + mark(sheet, answers).answers.length, 0);
  run();
  const started = performance.now();
  let marked = 0;
  while (performance.now() - started < 2000) marked += run();
  return marked / ((performance.now() - started) / 1000);
}

async function classRun(quizText: string): Promise<void> {
  const quiz = parseQuiz(quizText, "bench.yaml");
  const folder = mkdtempSync(join(tmpdir(), "gradsheet-bench-"));
  try {
    mkdirSync(join(folder, "sheets"));
    const lines = ["sheet,id,answer"];
    const copies = Array.from({ length: CLASS }, (_none, k) => {
      const sheet = makeSheet(quiz, { id: String(k + 1).padStart(4, "0"), seed: "bench" });
      writeFileSync(join(folder, "sheets", `${sheet.id}.json`), sheetText(sheet));
      const answers = Object.entries(slipping(0.1)(sheet, k));
      lines.push(...answers.map(([id, text]) => `${sheet.id},${id},${text}`));
      return { id: sheet.id, code: sheet.code };
    });
    writeFileSync(
      join(folder, "manifest.json"),
      JSON.stringify({ format: "gradsheet/manifest@1", title: "Bench", copies }),
    );
    writeFileSync(join(folder, "answers.csv"), `${lines.join("\n")}\n`);
    const size = statSync(join(folder, "sheets", "0001.json")).size;
    const io = {
      stdout: () => {},
      stderr: () => {},
      isTerminal: false,
      watchesProgress: false,
      columns: 100,
      env: {},
      cwd: folder,
    };
    const started = performance.now();
    const exit = await markCommand({ set: ".", answers: "answers.csv", grades: "grades.csv" }, io);
    const seconds = (performance.now() - started) / 1000;
    console.log(
      `class of ${CLASS} sheets (${Math.round(size / 1000)} kB each), ${lines.length - 1} rows: ${seconds.toFixed(2)} s, exit ${exit}, peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const quiz = parseQuiz(STEP, "bench.yaml");
const sheets = Array.from({ length: SHEETS }, (_none, k) =>
  makeSheet(quiz, { id: String(k), seed: "bench" }),
);
for (const [name, student] of Object.entries(STUDENTS)) {
  console.log(`${name}: ${Math.round(speed(sheets, student))} answers a second`);
}
await classRun(STEP);
