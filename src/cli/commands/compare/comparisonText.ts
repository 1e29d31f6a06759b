import { basename } from "node:path";
import type {
  Pair,
  QuestionChange,
  QuizComparison,
} from "../../../author/generator/compare/compareQuizzes.js";
import type { ProblemReport, TopicFigures } from "../../../author/generator/verifyProblems.js";
import { visible } from "../../../core/base/visible.js";
import { displayNumber } from "../../../core/graph/rounding.js";

/** Moves of one question that are shown; the others are counted. */
const SHOWN = 12;

/** What changed between two quizzes, as Markdown: for a comment on the change. */
export function comparisonText(
  comparison: QuizComparison,
  [older, newer]: Pair<string>,
  pictures: readonly string[],
): string {
  const { seed, copies, questions, points, minutes, reports } = comparison;
  const moved = questions.filter(({ moves }) => moves.length > 0);
  const same = questions.every(({ change }) => change === "same");
  return `${[
    `## What changed: ${code(basename(newer))}`,
    `Against an older ${code(basename(older))}, over ${copies} copies of seed ${code(seed)}. ${same ? "Every sheet asks and prints the same." : ""}`.trim(),
    `Marks ${arrow(points)}, estimated minutes ${arrow(minutes)}.`,
    table(
      ["question", "", "numbers moved", "answers moved", "text changed", "marks", "minutes"],
      questions.map(questionRow),
    ),
    ...moved.map(movesText),
    "### Quality",
    table(
      ["question", "answers", "draws", "operations", "digits", "minutes"],
      labelsOf(reports).map((label) => qualityRow(label, reports)),
    ),
    promises(reports),
    ...(pictures.length === 0
      ? []
      : [`Pictures of the first sheet: ${pictures.map((path) => code(basename(path))).join(", ")}.`]),
  ].join("\n\n")}\n`;
}

/** Text from outside as Markdown that says it and does nothing: no link, no mention, no cell of its own. */
const code = (text: string): string => `\`${visible(text).replaceAll("`", "'").replaceAll("|", "\\|")}\``;

const table = (heading: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heading, heading.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");

const short = (value: number | null): string =>
  value === null ? "–" : displayNumber(value, { decimals: Number.isInteger(value) ? 0 : 1 });

/** `3 → 4`, or `3` where both are printed the same. */
function arrow([before, after]: Pair<number | null>): string {
  const [from, to] = [short(before), short(after)];
  return from === to ? to : `${from} → ${to}`;
}

function questionRow(row: QuestionChange): string[] {
  const { question, change, copies, numbers, answers, text, points, minutes } = row;
  const times = (count: number, all = copies) =>
    all === 0 ? "–" : count === 0 ? "none" : `${count} of ${all}`;
  const word = change === "same" ? change : `**${change}**`;
  const asked = times(text, copies - numbers);
  return [code(question), word, times(numbers), times(answers), asked, arrow(points), arrow(minutes)];
}

function movesText({ question, moves }: QuestionChange): string {
  const rows = moves
    .slice(0, SHOWN)
    .map(({ id, before, after }) => [
      code(id),
      before === null ? "–" : code(before),
      after === null ? "–" : code(after),
    ]);
  const more = moves.length - SHOWN;
  return [
    `<details><summary>What moved in a copy's question</summary>\n\n${code(question)}; a right answer is named with =.`,
    table(["number", "before", "after"], rows),
    ...(more > 0 ? [`and ${more} more`] : []),
    "</details>",
  ].join("\n\n");
}

const labelsOf = ([before, after]: Pair<ProblemReport>): string[] => [
  ...new Set([...after.topics, ...before.topics].map(({ topic }) => topic)),
];

function qualityRow(label: string, [before, after]: Pair<ProblemReport>): string[] {
  const [old, now] = [before, after].map(({ topics }) => topics.find(({ topic }) => topic === label));
  const pair = (of: (figures: TopicFigures) => number | null) =>
    arrow([old === undefined ? null : of(old), now === undefined ? null : of(now)]);
  return [
    code(label),
    pair(({ answers, questions }) => answers / questions),
    pair(({ draws, questions }) => draws / questions),
    pair(({ operations: [, mean] }) => mean),
    pair(({ digits }) => digits?.[1] ?? null),
    pair(({ minutes }) => minutes),
  ];
}

function promises([before, after]: Pair<ProblemReport>): string {
  const count = ({ broken, seeds }: ProblemReport) => `${broken.length} broken promises in ${seeds} sheets`;
  if (after.broken.length === 0) return `Passed: ${count(after)} (before: ${before.broken.length}).`;
  const first = after.broken
    .slice(0, SHOWN)
    .map(({ seed, promise, where }) => `- sheet ${seed}: ${promise} at ${code(where)}`);
  return [`**Failed: ${count(after)}** (before: ${before.broken.length}).`, first.join("\n")].join("\n\n");
}
