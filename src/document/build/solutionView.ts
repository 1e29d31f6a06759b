import { joined } from "../tree/line.js";
import { chosenKeys } from "./chosenKey.js";
import { keyRows } from "./keyRows.js";
import { partLabel, partTask } from "./partView.js";
import type { QuestionContext } from "./questionContext.js";
import { lineView, workedLine } from "./workedLine.js";

/** The worked solution, part by part. */
export function solutionView(context: QuestionContext) {
  const { question, setter, displays } = context;
  return question.parts.map((part, k) => {
    const asked = new Set((context.answers[k] ?? []).map(({ quantity }) => quantity));
    const rows = keyRows(context.lines[k] ?? [], asked);
    return {
      label: partLabel(k, setter.t),
      task: partTask(part, context),
      alone: question.parts.length === 1,
      chosen: chosenKeys(context.others[k] ?? [], context),
      lines: rows.map(({ definition, copies }) => {
        const equal = copies.map(([id, of]) => setter.copy(id, of));
        return {
          ...lineView(workedLine(definition, setter, displays)),
          asked: asked.has(definition.id),
          copies: equal.length === 0 ? "" : setter.phrase("key.with", { copies: joined(equal, ", ") }),
        };
      }),
    };
  });
}
