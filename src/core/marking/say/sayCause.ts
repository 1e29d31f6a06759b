import { known, present } from "../../base/known.js";
import { displayNumber } from "../../graph/rounding.js";
import { keyOf } from "../../words/messages.js";
import type { Slip } from "../detective/slip.js";
import type { Cause, MarkedAnswer } from "../marked.js";
import { preparedQuestion } from "../preparedQuestion.js";
import type { AnswerPlace, Said } from "./said.js";
import { slipSentence } from "./saySlip.js";

/** What is said of an answer that a slip explains together with others; null where its own sentence says it. */
export function causeSentence(
  marked: MarkedAnswer,
  place: AnswerPlace,
  said: Said,
  { reveal, slip }: { readonly reveal: boolean; readonly slip: Slip | null },
): string | null {
  const { cause, verdict } = marked;
  if (cause === undefined || verdict === "misconception") return null;
  const { byId, nameOf, t } = said;
  const named = cause.boxes.map((id) => known(byId, id)).find((one) => one.verdict === "misconception");
  if (named !== undefined) {
    const name = t(
      keyOf("misconception", present(named.misconception, "the misconception of a verdict"), "name"),
    );
    return t("marked.cause.same", { symbol: nameOf(named.id), name });
  }
  const values = valuesOf(cause, place, said, reveal);
  const parts = [t("marked.cause", values)];
  // How it came about is said once.
  const shown = cause.boxes.find((id) => known(byId, id).verdict === "wrong") ?? cause.boxes[0];
  const how = slip === null || shown !== marked.id ? null : slipSentence(values.value, slip, place, said);
  if (how !== null) parts.push(how);
  if (verdict === "wrong") return [...parts, t("marked.cause.here")].join(" ");
  parts.push(t(explainsAll(cause, place, byId) ? "marked.cause.all" : "marked.cause.this"));
  const isShown = cause.boxes.some((id) => known(byId, id).verdict === "wrong");
  if (!isShown && cause.boxes[0] === marked.id && cause.cost > 0)
    parts.push(t("marked.cause.cost", { cost: cause.cost }));
  return parts.join(" ");
}

/** The student's own value of what was not asked, in the middle of what their answers leave, and where told the right one. */
function valuesOf(
  { definition, from, to }: Cause,
  { question }: AnswerPlace,
  { symbolOf, t }: Said,
  reveal: boolean,
): { readonly symbol: string; readonly value: string; readonly right: string } {
  const { roundingFor, right } = preparedQuestion(question);
  const shown = (value: number) => displayNumber(value, roundingFor(definition));
  const [low, high] = right(definition) ?? [Number.NaN, Number.NaN];
  return {
    symbol: symbolOf(definition),
    value: shown((from + to) / 2),
    right: reveal ? ` ${t("marked.cause.right", { value: shown((low + high) / 2) })}` : "",
  };
}

/** Whether every number of the question that is not right is one that the slip explains. */
function explainsAll(cause: Cause, { question }: AnswerPlace, byId: Said["byId"]): boolean {
  return question.answers.every(({ id, kind }) => {
    const verdict = byId.get(id)?.verdict;
    return kind !== "number" || verdict === "correct" || verdict === "blank" || cause.boxes.includes(id);
  });
}
