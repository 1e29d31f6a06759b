import type { Question } from "../../core/sheet/sheet.js";
import { keyOf, type Messages } from "../../core/words/messages.js";

/** What a question is called beside its number; a teacher's own has a name where they gave it one, else none. */
export const topicTitle = ({ topic, own }: Pick<Question, "topic" | "own">, t: Messages): string =>
  own !== undefined
    ? (own.title ?? "")
    : topic === "own"
      ? t("own.question")
      : t(keyOf("topic", topic, "title"));

/** The same where there is nothing but a name to go by: a teacher's own without a title is an "own question". */
export const nameOfQuestion = (
  { topic, title }: { readonly topic: string; readonly title?: string | undefined },
  t: Messages,
): string => title ?? topicTitle({ topic }, t);
