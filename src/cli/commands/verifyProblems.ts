import { randomBytes } from "node:crypto";
import { dirname, resolve } from "node:path";
import { compareQuizzes } from "../../author/generator/compare/compareQuizzes.js";
import { readQuiz } from "../../author/generator/readQuiz.js";
import {
  type ProblemReport,
  type TopicFigures,
  verifyProblems as verify,
} from "../../author/generator/verifyProblems.js";
import type { Quiz } from "../../author/quiz/quiz.js";
import { fail } from "../../core/base/errors.js";
import { readText } from "../../core/files/readText.js";
import { displayNumber } from "../../core/graph/rounding.js";
import type { Io } from "../../core/terminal/io.js";
import { textTable } from "../../core/terminal/table.js";
import type { OptionsFor } from "../options/options.js";
import { comparePictures } from "./compare/comparePictures.js";
import { comparisonText } from "./compare/comparisonText.js";
import { quizToCheck } from "./quizToCheck.js";

export type VerifyProblemsOptions = OptionsFor<"verify problems"> & { readonly quiz?: string };

/**
 * Draws many sheets of a quiz and looks at what came out. A word that is a preset's name is that preset.
 * Throws USAGE where a quiz and a preset are both asked for, NO_SUCH_PRESET or a fault of the quiz as others do.
 * `against`: an older quiz, and what changed since.
 * The exit code: 1 when a sheet breaks a promise.
 */
export async function verifyProblems(options: VerifyProblemsOptions, io: Io): Promise<number> {
  const { quiz, word } = await quizToCheck(options, io);
  const seed = options.seed ?? randomBytes(6).toString("hex");
  if (options.against !== undefined)
    return compare(quiz, { ...options, seed, word, against: options.against }, io);
  if (options.pictures !== undefined)
    throw fail("USAGE", "--pictures are of two quizzes; --against with the older one would be right");
  const started = performance.now();
  const report = verify(quiz, options.seeds, seed);
  const seconds = (performance.now() - started) / 1000;
  const passed = report.broken.length === 0;
  if (options.json) io.stdout(`${JSON.stringify({ ...report, seed, seconds, passed }, null, 2)}\n`);
  else io.stdout(reportText(report, word, seed, seconds, passed));
  return passed ? 0 : 1;
}

interface CompareWish extends Pick<VerifyProblemsOptions, "seeds" | "json" | "pictures"> {
  readonly seed: string;
  readonly word: string;
  readonly against: string;
}

/** The quiz against an older one, as Markdown or data. The exit code: 1 when a sheet of the newer breaks a promise. */
async function compare(quiz: Quiz, wish: CompareWish, io: Io): Promise<number> {
  const { seed, seeds, word, against, pictures, json } = wish;
  const folder = dirname(resolve(io.cwd, against));
  const older = readQuiz(await readText(against, io.cwd), against, { folder });
  const comparison = compareQuizzes(older, quiz, seeds, seed);
  const made = pictures === undefined ? [] : await comparePictures([older, quiz], seed, pictures, io.cwd);
  const passed = comparison.reports[1].broken.length === 0;
  if (json) io.stdout(`${JSON.stringify({ ...comparison, pictures: made, passed }, null, 2)}\n`);
  else io.stdout(comparisonText(comparison, [against, word], made));
  return passed ? 0 : 1;
}

const SHOWN = 10;
const short = (value: number): string => displayNumber(value, { decimals: 1 });
const spread = ([least, mean, most]: readonly [number, number, number]): string =>
  `${least} – ${short(mean)} – ${most}`;

function row({ topic, questions, draws, refused, answers, operations, digits, minutes }: TopicFigures) {
  const [worst] = Object.entries(refused);
  const why = worst === undefined ? "" : `${worst[0]} (${worst[1]})`;
  return [
    topic,
    String(
      answers / questions === Math.round(answers / questions)
        ? answers / questions
        : short(answers / questions),
    ),
    displayNumber(draws / questions, { decimals: 2 }),
    spread(operations),
    digits === null ? "" : spread(digits),
    short(minutes),
    why,
  ];
}

function reportText(
  { seeds, topics, broken }: ProblemReport,
  quiz: string,
  seed: string,
  seconds: number,
  passed: boolean,
): string {
  const heading = ["topic", "answers", "draws", "operations", "digits", "minutes", "refused most by"];
  const faults = broken
    .slice(0, SHOWN)
    .map(({ seed: k, promise, where }) => `sheet ${k}: ${promise} at ${where}`);
  const more = broken.length - faults.length;
  return `${[
    `${seeds} sheets of ${quiz}, seed ${seed}, drawn and checked in ${short(seconds)} s: ${short(seeds / seconds)} a second`,
    "",
    textTable(heading, topics.map(row), [1, 2, 3, 4, 5]),
    "",
    ...faults,
    ...(more > 0 ? [`and ${more} more`] : []),
    passed
      ? "passed: no answer prints as zero or is a copy of what is printed, no mistake lies inside bounds, every line comes out of the numbers printed before it, no sheet comes twice"
      : `failed: ${broken.length} broken promises`,
  ].join("\n")}\n`;
}
