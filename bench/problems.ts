import { parseArgs } from "node:util";
import { makeSheet } from "../src/author/generator/makeSheet.js";
import { readQuiz } from "../src/author/generator/readQuiz.js";
import { verifyProblems } from "../src/author/generator/verifyProblems.js";
import { readPreset } from "../src/author/quiz/presets.js";
import { LEVELS } from "../src/core/base/settings.js";
import { table } from "./rows.js";

/**
 * Sheets of the preset `full`, drawn and checked on one core, and the draws that a question of each topic and level takes.
 * `npm run bench -- --json FILE`
 */
const { values: options } = parseArgs({ options: { json: { type: "string" } } });
const { report, end } = table();

const { text, file } = readPreset("full");
const full = readQuiz(text, file);
const SECONDS = 5;
const SEEDS = 200;

for (let k = 0; k < 20; k++) makeSheet(full, { id: `warm-up ${k}`, seed: "bench" });
const started = performance.now();
let sheets = 0;
while (performance.now() - started < SECONDS * 1000) makeSheet(full, { id: String(sheets++), seed: "bench" });
const seconds = (performance.now() - started) / 1000;
report({
  what: `full (${full.questions.length} topics): sheets drawn and checked, one core`,
  figure: sheets / seconds,
  unit: "/s",
  aim: "20 or more",
});

for (const level of LEVELS) {
  const quiz = { ...full, questions: full.questions.map((question) => ({ ...question, level })) };
  const topics = verifyProblems(quiz, SEEDS, "bench").topics.map(({ topic, draws, questions }) => {
    return { topic, mean: draws / questions };
  });
  for (const { topic, mean } of topics) {
    report({ what: `${topic}, ${level}: mean draws a question`, figure: mean, unit: "", aim: "at most 10" });
  }
  report({
    what: `all topics, ${level}: mean draws a question`,
    figure: topics.reduce((sum, { mean }) => sum + mean, 0) / topics.length,
    unit: "",
    aim: "at most 3",
  });
}
end(options.json);
