import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeSheet } from "../src/author/generator/makeSheet.js";
import { readQuiz } from "../src/author/generator/readQuiz.js";
import { manifestText, numbersHash } from "../src/classroom/set/folder/manifest.js";
import { headOf } from "../src/classroom/set/make/setWish.js";
import { numberedCopies } from "../src/classroom/set/students/copy.js";
import { sha256 } from "../src/core/base/hash.js";
import { stream } from "../src/core/base/random.js";
import { displayNumber } from "../src/core/graph/rounding.js";
import { markAndExplain } from "../src/core/marking/explain.js";
import { mark } from "../src/core/marking/mark.js";
import { numberAnswers, type Sheet } from "../src/core/sheet/sheet.js";
import { sheetText } from "../src/core/sheet/sheetText.js";
import { messagesFor } from "../src/core/words/locale.js";

/**
 * Answers marked a second on one core, training steps of 2-2-1 networks: students who are right, students with one slip in
 * ten answers, students with guesses everywhere; then classes of 1,000 and 4,000 sheets from CSV to grades, sorted and
 * shuffled, each in a process of its own.
 * `tsc -p tsconfig.bench.json && node .bench/bench/copyAssets.js && node .bench/bench/marking.js`
 */
const STEP = "network: {layers: [2, 2, 1]}\nquestions: [{topic: training-step}]";
const SHEETS = 200;
const CLASS = 4000;

type Student = (sheet: Sheet, k: number) => Record<string, string>;

/** Each answer right, but for a share of them that are off by a tenth. */
const slipping =
  (share: number): Student =>
  (sheet, k) => {
    const random = stream("bench", k);
    const answers = sheet.questions.flatMap((question) => numberAnswers(question.answers));
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

const t = messagesFor("en");
/** Marking alone, as grades take it; with what is said of each answer, the slips that nobody wrote down looked for or not. */
const WAYS: Readonly<Record<string, typeof mark>> = {
  marked: mark,
  "marked and explained": (sheet, answers) => markAndExplain(sheet, answers, { t, detect: false }),
  "and slips looked for": (sheet, answers) => markAndExplain(sheet, answers, { t }),
};

function speed(sheets: readonly Sheet[], student: Student, way: typeof mark): number {
  const papers = sheets.map((sheet, k) => ({ sheet, answers: student(sheet, k) }));
  const run = () => papers.reduce((sum, { sheet, answers }) => sum + way(sheet, answers).answers.length, 0);
  run();
  const started = performance.now();
  let marked = 0;
  while (performance.now() - started < 2000) marked += run();
  return marked / ((performance.now() - started) / 1000);
}

/** Runs the program in a process of its own, and says how long it took and the most memory that it held. */
function run(folder: string, ...argv: string[]): string {
  const program = `
    const { main } = await import(${JSON.stringify(new URL("../src/cli.js", import.meta.url).href)});
    process.exitCode = await main(${JSON.stringify(argv)});
    process.stderr.write("\\n" + process.resourceUsage().maxRSS);`;
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"],
  });
  const seconds = (performance.now() - started) / 1000;
  const kilobytes = Number(stderr.split("\n").at(-1));
  return `${seconds.toFixed(1)} s, peak ${Math.round(kilobytes / 1024)} MB, exit ${status}`;
}

function classRuns(quizText: string): void {
  const quiz = readQuiz(quizText, "bench.yaml");
  const folder = mkdtempSync(join(tmpdir(), "gradsheet-bench-"));
  try {
    mkdirSync(join(folder, "sheets"));
    const rows: string[] = [];
    const copies = Array.from({ length: CLASS }, (_none, k) => {
      const sheet = makeSheet(quiz, { id: String(k + 1).padStart(4, "0"), seed: "bench" });
      const path = `sheets/${sheet.id}.json`;
      writeFileSync(join(folder, path), sheetText(sheet));
      const answers = Object.entries(slipping(0.1)(sheet, k));
      rows.push(...answers.map(([id, text]) => `${sheet.id},${id},${text}\n`));
      const files = { [path]: sha256(sheetText(sheet)) };
      return {
        id: sheet.id,
        code: sheet.code,
        attempt: 1,
        sheet: numbersHash(sheet),
        from: sha256(path),
        files,
      };
    });
    const randomness = { kind: "seed", seed: "bench" } as const;
    const head = headOf({ quiz, randomness, copies: numberedCopies(CLASS), formats: [], tagged: true });
    const manifest = { format: "gradsheet/manifest@1", ...head, copies, failed: [] } as const;
    writeFileSync(join(folder, "manifest.json"), manifestText(manifest));
    const thousand = rows.findIndex((row) => row.startsWith(copies[1000]?.id ?? "none"));
    writeFileSync(join(folder, "thousand.csv"), rows.slice(0, thousand).join(""));
    writeFileSync(join(folder, "sorted.csv"), rows.join(""));
    const random = stream("shuffle");
    const drawn = rows.map((row) => [random.uniform(), row] as const).sort(([a], [b]) => a - b);
    writeFileSync(join(folder, "shuffled.csv"), drawn.map(([, row]) => row).join(""));
    const grades = ["--grades", "grades.csv"];
    const mark = (file: string, ...rest: string[]) =>
      run(folder, "mark", "--set", ".", "--answers", file, ...rest);
    console.log(`1,000 sheets, ${thousand} rows: ${mark("thousand.csv", ...grades)}`);
    console.log(`${CLASS} sheets, ${rows.length} rows, by sheet: ${mark("sorted.csv", ...grades)}`);
    console.log(`the same, shuffled: ${mark("shuffled.csv", ...grades)}`);
    console.log(`the same, by sheet, as JSON with each answer's verdict: ${mark("sorted.csv", "--json")}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const quiz = readQuiz(STEP, "bench.yaml");
const sheets = Array.from({ length: SHEETS }, (_none, k) =>
  makeSheet(quiz, { id: String(k), seed: "bench" }),
);
for (const [name, student] of Object.entries(STUDENTS)) {
  for (const [how, way] of Object.entries(WAYS))
    console.log(`${name}, ${how}: ${Math.round(speed(sheets, student, way))} answers a second`);
}
classRuns(STEP);
