import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { strFromU8, unzipSync } from "fflate";
import { CHECKED } from "../../src/export/check/index.js";
import { EXPORTS, type ExportName } from "../../src/export/index.js";
import { latexText } from "../../src/export/latex/latexText.js";
import { escapeMarkdown } from "../../src/export/markdownText.js";
import { escapeXml } from "../../src/export/writeLine.js";
import { runCli } from "../support/runCli.js";
import { HARD_NAME } from "./exported.js";
import { readGift } from "./readGift.js";
import { htmlText, readMoodle } from "./readMoodle.js";

/** A text of a teacher's own: what Markdown would read otherwise has its backslash. */
const OWN_TEXT = HARD_NAME.replace("\\", "\\\\").replace("]]", "\\]\\]");
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Every kind of question, and all that its asked in: words, choices, several, reasons, shapes, factors, own numbers, plots. */
const QUIZ = `
title: ${quoted(HARD_NAME)}
questions:
  - {topic: output-gradient, level: guided}
  - {topic: hidden-gradient, as: choice}
  - {topic: chain-rule, as: blanks}
  - topic: true-false
  - topic: choose-weights
  - topic: training-loop
  - topic: what-happens
  - topic: cost-count
  - topic: digit
  - {text: ${quoted(`Why ${OWN_TEXT}?`)}, points: 2, room: 2, scheme: [{points: 2, for: ${quoted(OWN_TEXT)}}]}
  - {text: Which of several?, options: [{text: ${quoted(OWN_TEXT)}, right: true}, {text: one}, {text: two, right: true}]}
  - {text: Which one?, options: [{text: ${quoted(OWN_TEXT)}, right: true}, {text: one, why: ${quoted(OWN_TEXT)}}]}
  - text: ${quoted(`${OWN_TEXT} $x = {{x}}$.`)}
    givens: {x: {from: 0.2, to: 2, decimals: 1}}
    lines: [{y: 3*x^2}, {dy_dx: 6*x, of: y, by: x}]
    ask: [y, dy_dx]
    mistakes: [{name: ${quoted(HARD_NAME)}, line: dy_dx, is: 3*x, say: ${quoted(HARD_NAME)}}]
`;

const folder = mkdtempSync(join(tmpdir(), "hard-"));
const FORMATS = Object.keys(EXPORTS) as ExportName[];
/** What importers strip as a tag is written otherwise. */
const MOODLE_NAME = HARD_NAME.replaceAll("<", "‹").replaceAll(">", "›");

beforeAll(async () => {
  writeFileSync(join(folder, "quiz.yaml"), QUIZ);
  for (const [k, format] of FORMATS.entries()) {
    // Both languages in turn.
    const words = ["quiz.yaml", "--seed", "hard", "--locale", k % 2 === 0 ? "ko" : "en", "--format", format];
    const { exit, stderr } = await runCli(["export", ...words, "--out", format], folder);
    expect([format, exit, exit === 0 ? "" : stderr]).toEqual([format, 0, ""]);
  }
});

/** All texts of an export, files of a folder or a zip one after the other. */
function textsOf(format: ExportName): string {
  const path = join(folder, format);
  if (EXPORTS[format].kind === "zip")
    return Object.values(unzipSync(readFileSync(path)))
      .map((bytes) => strFromU8(bytes))
      .join("\n");
  if (statSync(path).isFile()) return readFileSync(path, "utf8");
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.\w+$/.test(name))
    .map((name) => readFileSync(join(path, name), "utf8"))
    .join("\n");
}

/** The hard name as each format writes it, and as its reader has it again. */
const AS_READ: Readonly<Record<ExportName, (text: string) => boolean>> = {
  moodle: (text) =>
    readMoodle(text).every(({ category }) => category.includes(MOODLE_NAME)) &&
    htmlText(htmlText(text)).includes(HARD_NAME),
  gift: (text) =>
    readGift(text).every(({ category }) => category.includes(MOODLE_NAME)) &&
    readGift(text).some(({ answers }) => answers.some((one) => htmlText(one.text).includes(HARD_NAME))),
  scorm: (text) => text.includes(escapeXml(HARD_NAME)),
  canvas: (text) => text.includes(escapeXml(HARD_NAME)) && text.includes(escapeXml(escapeXml(HARD_NAME))),
  qti3: (text) => text.split(escapeXml(HARD_NAME)).length > 4,
  qti21: (text) => text.split(escapeXml(HARD_NAME)).length > 4,
  prairielearn: (text) =>
    text.includes(JSON.stringify(HARD_NAME).slice(1, -1)) &&
    text.includes(JSON.stringify(escapeXml(HARD_NAME)).slice(1, -1)),
  notebook: (text) => text.includes(JSON.stringify(escapeMarkdown(HARD_NAME)).slice(1, -1)),
  lab: (text) => text.includes(JSON.stringify(escapeMarkdown(HARD_NAME)).slice(1, -1)),
  latex: (text) => text.split(latexText(HARD_NAME)).length > 4,
  amc: (text) => text.split(latexText(HARD_NAME)).length > 4,
  markdown: (text) => text.includes(escapeMarkdown(HARD_NAME)),
  docx: (text) => text.split(escapeXml(HARD_NAME)).length > 4,
  "docx-key": (text) => text.split(escapeXml(HARD_NAME)).length > 4,
  "markdown-student": (text) => text.includes(escapeMarkdown(HARD_NAME)),
  csv: (text) => text.includes(HARD_NAME.replaceAll('"', '""')),
  json: (text) => {
    const { title, questions } = JSON.parse(text) as { title: string; questions: unknown[] };
    return title === HARD_NAME && JSON.stringify(questions).includes(JSON.stringify(HARD_NAME).slice(1, -1));
  },
};

describe.each(FORMATS)("every kind of question in %s", (format) => {
  test("titles, options and what is said of mistakes are read back as they were", () => {
    expect(AS_READ[format](textsOf(format))).toBe(true);
  });

  test("its checker has nothing to say, where it has one", async () => {
    if (!CHECKED.some((one) => one === format)) return;
    const { stdout } = await runCli(["export", "--check", format, "--json"], folder);
    const { findings } = JSON.parse(stdout) as { findings: { says: string }[] };
    expect(findings).toEqual([]);
  });
});
