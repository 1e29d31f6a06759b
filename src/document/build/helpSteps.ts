import type { Definition } from "../../core/graph/definition.js";
import { symbolsOf } from "../../core/graph/expression.js";
import type { Answer } from "../../core/sheet/sheet.js";
import { numberAnswers } from "../../core/sheet/sheet.js";
import { isEmpty, joined, NOTHING } from "../tree/line.js";
import { chosenKeys } from "./chosenKey.js";
import { keyRows } from "./keyRows.js";
import type { QuestionContext } from "./questionContext.js";
import { lineView, workedLine } from "./workedLine.js";

/** What there is to say of an answer, from the least to the most. */
const NUMBER_STEPS = 4;

/** How many steps of help an answer has. */
export const stepsOf = (answer: Answer, context: QuestionContext): number =>
  hasLine(answer, context) ? NUMBER_STEPS : 1;

/** A number, written down or chosen, has a line that works it out. */
const hasLine = ({ kind, quantity }: Answer, { graph }: QuestionContext): boolean =>
  (kind === "number" || kind === "choice") && graph.byId.has(quantity);

/**
 * The first `taken` steps of help with an answer: why, by which formulas, with which numbers, and what comes of it. Null
 * where none was taken.
 */
export function helpOf(answer: Answer, taken: number, context: QuestionContext) {
  if (taken === 0) return null;
  const { setter, displays, others } = context;
  if (!hasLine(answer, context)) {
    const all = others.flat();
    const place = all.findIndex(({ id }) => id === answer.id);
    const { why = NOTHING, written = NOTHING, content = NOTHING } = chosenKeys(all, context)[place] ?? {};
    return {
      reasons: isEmpty(why) ? [] : [why],
      rows: [],
      written,
      content,
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
    written: "",
    content: "",
  };
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
