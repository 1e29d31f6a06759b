import { known } from "../../base/known.js";
import { preparedQuestion } from "../preparedQuestion.js";
import type { AnswerPlace, Said } from "./said.js";

/** More blanks are not named. */
const MOST_NAMED = 3;

/**
 * Where to look for what went wrong with a number: in an earlier answer that is carried on (`from`), in those that are
 * left empty, in the printed numbers, on the way from answers that are right, or in this line itself.
 */
export function wrongSentence(
  quantity: string,
  { question }: AnswerPlace,
  from: string,
  { byId, nameOf, t }: Said,
): string {
  if (from !== "") return t("marked.wrong.from", { from });
  const { asked, waysFrom } = preparedQuestion(question);
  const answered = [...asked].flatMap(([one, { id }]) => (known(byId, id).value === null ? [] : [one]));
  const way = waysFrom(answered)(quantity);
  const empty = way.cone.flatMap(({ id }) => (id === quantity ? [] : (asked.get(id)?.id ?? [])));
  if (empty.length > 0)
    return t("marked.wrong.empty", { list: empty.slice(0, MOST_NAMED).map(nameOf).join(t("marked.join")) });
  if (!way.from.some((id) => asked.has(id))) return t("marked.wrong.printed");
  const between = way.cone.some(({ id, expression }) => id !== quantity && typeof expression !== "string");
  return t(between ? "marked.wrong.way" : "marked.wrong");
}
