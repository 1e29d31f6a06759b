import type { Definition } from "../../core/graph/definition.js";
import { symbolsOf } from "../../core/graph/expression.js";
import { shapeOf } from "../../core/graph/quantity.js";
import { type Answer, choiceName, numberAnswers } from "../../core/sheet/sheet.js";
import { keyOf, type MessageKey } from "../../core/words/messages.js";
import { isEmpty, joined, type Line, NOTHING } from "../tree/line.js";
import { chosenKeys } from "./chosenKey.js";
import { keyRows } from "./keyRows.js";
import type { QuestionContext } from "./questionContext.js";
import { lineView, workedLine } from "./workedLine.js";

/** What there is to say of an answer, from the least to the most. */
const NUMBER_STEPS = 4;

/** How many steps of help an answer has. */
export const stepsOf = (answer: Answer, context: QuestionContext): number =>
  hasLine(answer, context) ? NUMBER_STEPS : thoughtSteps(answer, context).length;

/** A number, written down or chosen among values, has a line that works it out. */
const hasLine = (answer: Answer, { graph }: QuestionContext): boolean =>
  (answer.kind === "number" ||
    (answer.kind === "choice" && answer.options.some(({ kind }) => kind === "value"))) &&
  graph.byId.has(answer.quantity);

/**
 * The first `taken` steps of help with an answer: why, by which formulas, with which numbers, and what comes of it; with what
 * is no number, how to go about it, why it is so, and what is right. Null where none was taken.
 */
export function helpOf(answer: Answer, taken: number, context: QuestionContext) {
  if (taken === 0) return null;
  const { setter, displays } = context;
  if (!hasLine(answer, context)) {
    const steps = thoughtSteps(answer, context).slice(0, taken);
    const last = steps.at(-1);
    const isTold = last !== undefined && "written" in last;
    return {
      reasons: steps.flatMap((step) => ("said" in step ? [step.said] : [])),
      rows: [],
      written: isTold ? last.written : NOTHING,
      content: isTold ? last.content : NOTHING,
    };
  }
  const rows = keyRows(linesFor(answer, context), new Set([answer.quantity]));
  const lines = rows.map(({ definition, copies }) => ({
    line: lineView(workedLine(definition, setter, displays)),
    copies: copies.map(([id, of]) => setter.copy(id, of)),
  }));
  return {
    reasons: [...new Set(lines.map(({ line }) => line.reason))],
    rows:
      taken < 2
        ? []
        : lines.map(({ line, copies }) => ({
            ...line,
            numbers: taken < 3 ? "" : line.numbers,
            value: taken < NUMBER_STEPS ? "" : line.value,
            copies: copies.length === 0 ? "" : setter.phrase("key.with", { copies: joined(copies, ", ") }),
          })),
    written: NOTHING,
    content: NOTHING,
  };
}

/** The lines that work a number out, with their values; none for any other answer. */
export const workingRows = (answer: Answer, context: QuestionContext) =>
  hasLine(answer, context) ? (helpOf(answer, NUMBER_STEPS, context)?.rows ?? []) : [];

/** A sentence that helps, or what is right. */
type Thought = { readonly said: Line } | { readonly written: Line; readonly content: Line };

/** Help with what is no number: the answer is the last of it. */
function thoughtSteps(answer: Answer, context: QuestionContext): readonly Thought[] {
  const all = context.others.flat();
  const place = all.findIndex(({ id }) => id === answer.id);
  const { why = NOTHING, written = NOTHING, content = NOTHING } = chosenKeys(all, context)[place] ?? {};
  const way = wayTo(answer);
  return [
    ...(way === null ? [] : [{ said: context.setter.phrase(way, {}) }]),
    ...(isEmpty(why) ? [] : [{ said: why }]),
    { written, content },
  ];
}

/** Choices of which it can be said how to go about them. */
const WAYS = new Set([
  ...["largest", "judged", "product", "fix", "formula", "stop", "rate", "happens", "claim"],
  ...["weights", "cuts", "curve", "rates", "halved"],
]);

/** How to go about an answer that is no number; null where nothing is said of it but the answer. */
function wayTo(answer: Answer): MessageKey | null {
  switch (answer.kind) {
    case "choice": {
      const name = choiceName(answer).replace(/\d+$/, "");
      return WAYS.has(name) ? keyOf("marked", "choice", name) : null;
    }
    case "shape":
      return answer.why === undefined ? keyOf("shape", shapeOf(answer.quantity)) : null;
    case "free":
      return "marked.choice.weights";
    case "number":
    case "several":
    case "blank":
    case "line":
    case "written":
    case "formula":
      return null;
  }
}

/** The lines that an answer rests on beyond what is printed and asked before it, its own the last. */
function linesFor({ quantity }: Answer, { graph, question }: QuestionContext): Definition[] {
  const known = new Set([...question.shown, ...numberAnswers(question.answers).map((one) => one.quantity)]);
  known.delete(quantity);
  const needed = new Set<string>();
  const reach = (id: string): void => {
    const line = graph.byId.get(id);
    if (line === undefined || known.has(id) || needed.has(id)) return;
    needed.add(id);
    for (const used of symbolsOf(line.expression)) reach(used);
  };
  reach(quantity);
  return graph.definitions.filter(({ id }) => needed.has(id));
}
