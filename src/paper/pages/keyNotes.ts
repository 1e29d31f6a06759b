import { numbers } from "../../core/graph/algebra.js";
import type { Definition } from "../../core/graph/definition.js";
import { evaluateExpression } from "../../core/graph/evaluate.js";
import { roundingOf } from "../../core/graph/precision.js";
import { isNearlyExact } from "../../core/graph/printed.js";
import { displayNumber } from "../../core/graph/rounding.js";
import type { NumberAnswer } from "../../core/sheet/sheet.js";
import type { QuestionContext } from "../../document/build/questionContext.js";
import { shortDelta } from "../../document/build/shortDelta.js";

/** What a key notes behind the reason of a line; `answer` is what asks for it, if anything does. Empty for nearly all. */
export const notesOn = (
  definition: Definition,
  answer: NumberAnswer | undefined,
  context: QuestionContext,
): string =>
  [shortNote(definition, context), answer === undefined ? "" : awayNote(answer, context)]
    .filter(Boolean)
    .join(" ");

/** What the line of a sigmoid output under binary cross-entropy comes to as lectures work it out, from the printed output. */
function shortNote(definition: Definition, { question, graph, setter, displays }: QuestionContext): string {
  const short = shortDelta(definition, graph);
  if (short === null) return "";
  const values = new Map([...displays].map(([id, display]) => [id, Number(display)]));
  for (const [id, value] of Object.entries(question.givens)) values.set(id, value);
  const value = evaluateExpression(short, values, numbers);
  return setter.t("key.short-delta", {
    value: displayNumber(value, roundingOf(graph, definition.id, question.precision)),
  });
}

/** A network of fixed numbers is not drawn again: where its rounded lines end beside the exact value, the key says so. */
function awayNote(
  { quantity, display, value }: NumberAnswer,
  { question, graph, setter }: QuestionContext,
): string {
  const rounding = roundingOf(graph, quantity, question.precision);
  if (isNearlyExact(Number(display), value, rounding)) return "";
  return setter.t("key.rounded-away", { value: displayNumber(value, rounding) });
}
