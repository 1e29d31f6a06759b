import type { WrittenNumber } from "../graph/written.js";
import type { NumberAnswer, Question } from "../sheet/sheet.js";
import { isRight, isShortOf, isWrongOwn, wrongOn } from "./carry.js";
import { follows, isShortened, isShortThroughout } from "./follows.js";
import type { MarkedAnswer } from "./marked.js";
import { nameMistake } from "./nameMistake.js";
import type { Own } from "./own.js";
import { preparedQuestion } from "./preparedQuestion.js";

/** What is said of a number that was read. */
export type Verdicted = Pick<MarkedAnswer, "verdict" | "misconception" | "followsFrom">;

const RIGHT: Verdicted = { verdict: "correct", misconception: null, followsFrom: [] };

/** The first verdict that holds of a number. What is right needs none of the student's other numbers. */
export function judgeNumber(
  question: Question,
  answer: NumberAnswer,
  written: WrittenNumber,
  ownNow: () => Own,
): Verdicted {
  // Only what is not right as it stands needs the scheme.
  if (isRight(answer, written, (quantity) => preparedQuestion(question).roundingFor(quantity))) return RIGHT;
  const scheme = preparedQuestion(question);
  const own = ownNow();
  const way = own.wayTo(answer.quantity);
  const wrong = wrongOn(scheme, way, own);
  const idsOf = (quantities: readonly string[]) =>
    quantities.flatMap((one) => scheme.asked.get(one)?.id ?? []);
  const followsFrom = idsOf(wrong);
  const before = { way, wrong, own };
  // Whose earlier numbers have too few digits, and are right as far as they go, writes this one with too few as well.
  const shortened =
    wrong.every((id) => isShortOf(scheme, id, own)) && isShortOf(scheme, answer.quantity, own);
  if (!shortened && follows(scheme, answer, written, before))
    return { verdict: "follow-through", misconception: null, followsFrom };
  if (isShortened(scheme, answer, written, before))
    return {
      verdict: "imprecise",
      misconception: null,
      followsFrom: isShortOf(scheme, answer.quantity, own) ? [] : followsFrom,
    };
  const mistake = nameMistake(scheme, answer, written, before);
  if (mistake === null && isShortThroughout(scheme, answer, written, before))
    return { verdict: "imprecise", misconception: null, followsFrom };
  // No line behind one that is right is to blame, nor one that is right as far as its digits go.
  const blamed = idsOf(way.from.filter((id) => isWrongOwn(scheme, id, own) && !isShortOf(scheme, id, own)));
  return mistake === null
    ? { verdict: "wrong", misconception: null, followsFrom: blamed }
    : { verdict: "misconception", misconception: mistake.id, followsFrom: mistake.own ? blamed : [] };
}
