import { failing, freeAnswers, runCheck } from "../../sheet/runCheck.js";
import type { MarkedAnswer } from "../marked.js";
import type { AnswerPlace, Said } from "./said.js";

/**
 * What comes out with numbers that do not do what they should, for the first case that goes wrong; of the boxes that are
 * judged together the first says it, and `before` it what the mistake was; the others name that one.
 */
export function freeSentence(
  { id }: MarkedAnswer,
  { question, answer }: AnswerPlace,
  said: Said,
  before = "",
): string {
  const { byId, nameOf, t } = said;
  const check = question.checks?.find(({ judges }) => judges.includes(answer.quantity));
  const all = freeAnswers(question);
  // Of neurons that are marked apart, each has its own first box.
  const together: readonly string[] =
    check?.apart?.find((one) => one.some((id) => id === answer.quantity)) ?? check?.judges ?? [];
  const first = all.find(({ quantity }) => together.includes(quantity));
  if (check === undefined || first === undefined) return "";
  if (first.id !== id) return t("marked.free.with", { symbol: nameOf(first.id) });
  const own = all.flatMap((one) => {
    const value = byId.get(one.id)?.value ?? null;
    return value === null ? [] : [[one.quantity, value] as const];
  });
  const wrong = failing(runCheck(question, check, new Map(own)));
  if (wrong === undefined) return "";
  const inputs = Object.entries(wrong.inputs).map(([quantity, value]) =>
    t("marked.own", { symbol: said.symbolOf(quantity), value }),
  );
  const { came, wanted } = wrong;
  const output = said.symbolOf(check.output);
  return before + t("marked.free.wrong", { inputs: inputs.join(t("marked.join")), output, came, wanted });
}
