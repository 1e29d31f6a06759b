import { known } from "../base/known.js";
import type { WrittenNumber } from "../graph/written.js";
import { type NumberAnswer, numberAnswers, type Question } from "../sheet/sheet.js";
import { type Before, type Explained, findCauses } from "./cause/findCauses.js";
import type { FoundCause } from "./cause/foundCause.js";
import { CAUSE_LIMITS } from "./cause/limits.js";
import { withoutMadeUp } from "./cause/withoutMadeUp.js";
import { type Judged, UNANSWERED, unreadable } from "./judged.js";
import { judgeNumber, type Verdicted } from "./judgeNumber.js";
import type { Verdict } from "./marked.js";
import { type Own, ownNumbers } from "./own.js";
import { type PreparedQuestion, preparedQuestion } from "./preparedQuestion.js";
import { readNumber, type Written } from "./readNumber.js";

/** What is said of the numbers of a question, by the answers' ids, and the slips that explain several. */
export interface JudgedNumbers {
  readonly judged: ReadonlyMap<string, Judged>;
  readonly causes: readonly FoundCause[];
}

/** Judges all numbers of a question: each from the student's own others, then those together that are not right. */
export function judgeNumbers(
  question: Question,
  written: ReadonlyMap<string, string>,
  { commaGroups, inferred }: { readonly commaGroups: boolean; readonly inferred: boolean },
): JudgedNumbers {
  const numbers = new Map<string, WrittenNumber>();
  const texts = new Map<string, Written>();
  const answers = numberAnswers(question.answers);
  for (const { id, quantity, display } of answers) {
    // In some languages thousands have a comma, and in every one where the right number is a whole one.
    const number = readNumber(known(written, id), commaGroups || /^-?\d+$/.test(display));
    texts.set(id, number);
    if (number.kind === "number") numbers.set(quantity, number);
  }
  let numbersOwn: Own | undefined;
  // What is right needs none of it.
  const own = () => {
    numbersOwn ??= ownNumbers(preparedQuestion(question), numbers, verdictOf);
    return numbersOwn;
  };
  const verdicts = new Map<string, Verdicted>();
  const judge = (answer: NumberAnswer, from: () => Own): Verdicted =>
    judgeNumber(question, answer, known(numbers, answer.quantity), from);
  // What a copy carries on depends on what is said of the line that it copies, which comes before it.
  const judgedAlone = (answer: NumberAnswer): Verdicted => {
    const made = verdicts.get(answer.quantity) ?? judge(answer, own);
    verdicts.set(answer.quantity, made);
    return made;
  };
  const verdictOf = (quantity: string): Verdict | null => {
    const answer = preparedQuestion(question).asked.get(quantity);
    return answer === undefined || !numbers.has(quantity) ? null : judgedAlone(answer).verdict;
  };
  const alone = answers.filter(({ quantity }) => numbers.has(quantity)).map(judgedAlone);
  const wrong = alone.filter(({ verdict }) => verdict === "wrong" || verdict === "misconception");
  const found =
    inferred && wrong.length >= CAUSE_LIMITS.fewest
      ? together(preparedQuestion(question), { numbers, verdicts: inOrder(answers, verdicts), judge })
      : { verdicts, causes: [] };
  const judged = answers.map(({ id, quantity }): [string, Judged] => {
    const text = known(texts, id);
    if (text.kind === "blank") return [id, UNANSWERED];
    if (text.kind === "unreadable") return [id, unreadable(text.reason)];
    return [id, { value: text.value, reason: null, ...known(found.verdicts, quantity) }];
  });
  return { judged: new Map(judged), causes: found.causes };
}

/** What is said of numbers once they are looked at together. */
const together = (scheme: PreparedQuestion, before: Before): Explained =>
  withoutMadeUp(scheme, findCauses(scheme, before));

/** Verdicts in the order of the sheet: they were found in the order in which they were needed. */
const inOrder = (
  answers: readonly NumberAnswer[],
  verdicts: ReadonlyMap<string, Verdicted>,
): ReadonlyMap<string, Verdicted> =>
  new Map(
    answers.flatMap(({ quantity }) => {
      const one = verdicts.get(quantity);
      return one === undefined ? [] : [[quantity, one] as const];
    }),
  );
