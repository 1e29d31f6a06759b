import type { Question } from "../../core/sheet/sheet.js";
import { keyOf, type Messages } from "../../core/words/messages.js";

/** What a question is called beside its number; a teacher's own has a name where they gave it one, else none. */
export const topicTitle = ({ topic, own }: Pick<Question, "topic" | "own">, t: Messages): string =>
  own !== undefined
    ? (own.title ?? "")
    : topic === "own"
      ? t("own.question")
      : t(keyOf("topic", topic, "title"));
