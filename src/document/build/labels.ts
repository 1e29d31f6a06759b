import { wordOf } from "../../core/sheet/printedName.js";
import type { Answer, Question } from "../../core/sheet/sheet.js";
import type { Typesetter } from "../formula/typesetter.js";
import { type Line, line, plain } from "../tree/line.js";
import { blankWords } from "./blankWords.js";

/** What each answer of a question is the answer to, by its id. */
export const labelsOf = ({ answers }: Question, setter: Typesetter): ReadonlyMap<string, Line> =>
  new Map(answers.map((answer) => [answer.id, labelOf(answer, setter)]));

/** What an answer is the answer to: nothing that tells which line of a worked solution is wrong. */
function labelOf(answer: Answer, { t, symbol }: Typesetter): Line {
  const word = wordOf(answer, blankWords(t));
  if (word !== null) return plain(word);
  if (answer.kind !== "blank") return symbol(answer.quantity);
  return line`${symbol(answer.quantity)} (${answer.name.replace(/\D/g, "")})`;
}
