import { known } from "../base/known.js";
import { localeNamed } from "../base/locales/index.js";
import type { WrittenNumber } from "../graph/written.js";
import {
  type MarkingShares,
  marksId,
  type NumberAnswer,
  numberAnswers,
  type Question,
  SHARES,
  type Sheet,
} from "../sheet/sheet.js";
import { isRight, isShortOf, isWrongOwn, wrongOn } from "./carry.js";
import { follows, isShortened, isShortThroughout } from "./follows.js";
import { type Judged, UNANSWERED, unreadable } from "./judged.js";
import { judgeFree } from "./judgeFree.js";
import { judgeOptions } from "./judgeOptions.js";
import { judgeSeveral } from "./judgeSeveral.js";
import { judgeShape } from "./judgeShape.js";
import { judgeWritten, waitingPoints } from "./judgeWritten.js";
import type { Answers, MarkedAnswer, MarkedSheet, Verdict } from "./marked.js";
import { nameMistake } from "./nameMistake.js";
import { type Own, ownNumbers } from "./own.js";
import { preparedQuestion } from "./preparedQuestion.js";
import { readNumber, type Written } from "./readNumber.js";

/**
 * Marks a student's answers to a sheet, by what the sheet carries alone. Follow-through and misconceptions are worked
 * out from its definitions, with the student's own earlier numbers; ids that the sheet does not ask for are left alone.
 */
export function mark(sheet: Sheet, answers: Answers): MarkedSheet {
  const shares = sheet.marking ?? SHARES;
  const marked = sheet.questions.flatMap((question) => markQuestion(question, answers, sheet.locale, shares));
  const sum = (of: (one: MarkedAnswer) => number) => tidy(marked.reduce((total, one) => total + of(one), 0));
  const waiting = tidy(waitingPoints(marked));
  return {
    score: sum(({ points }) => points),
    maxScore: sum(({ maxPoints }) => maxPoints),
    ...(waiting === 0 ? {} : { unmarked: waiting }),
    answers: marked,
  };
}

/** The ids among the answers that a sheet does not ask for. */
export function unknownAnswers(sheet: Sheet, answers: Answers): string[] {
  const asked = new Set(
    sheet.questions.flatMap(({ answers: blanks }) =>
      blanks.flatMap((answer) => (answer.kind === "written" ? [answer.id, marksId(answer)] : [answer.id])),
    ),
  );
  return Object.keys(answers).filter((id) => !asked.has(id));
}

function markQuestion(
  question: Question,
  answers: Answers,
  locale: Sheet["locale"],
  shares: MarkingShares,
): MarkedAnswer[] {
  const written = new Map(
    question.answers.map(({ id }) => [id, Object.hasOwn(answers, id) ? (answers[id] ?? "") : ""]),
  );
  const { commaGroups } = localeNamed(locale);
  const numbers = new Map<string, WrittenNumber>();
  const texts = new Map<string, Written>();
  for (const { id, quantity, display } of numberAnswers(question.answers)) {
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
  const judged = new Map<string, Judged>();
  // What a copy carries on depends on what is said of the line that it copies, which comes before it.
  const judgedNumber = (answer: NumberAnswer): Judged => {
    const made = judged.get(answer.id) ?? judgeNumber(question, answer, known(texts, answer.id), own);
    judged.set(answer.id, made);
    return made;
  };
  const verdictOf = (quantity: string): Verdict | null => {
    const answer = preparedQuestion(question).asked.get(quantity);
    return answer === undefined ? null : judgedNumber(answer).verdict;
  };
  const options = judgeOptions(question, written);
  const free = judgeFree(question, written, commaGroups);
  return question.answers.map((answer) => {
    const { id, points: maxPoints } = answer;
    const given = known(written, id);
    if (answer.kind === "written") return { id, given, maxPoints, ...judgeWritten(answer, answers) };
    const found =
      answer.kind === "number"
        ? judgedNumber(answer)
        : answer.kind === "shape"
          ? judgeShape(answer, given)
          : answer.kind === "several"
            ? judgeSeveral(answer, given)
            : (options.get(id) ?? free.get(id) ?? UNANSWERED);
    const { value, verdict, misconception, followsFrom, reason } = found;
    const points = tidy(shareOf(verdict, shares) * maxPoints);
    return { id, given, value, verdict, points, maxPoints, misconception, followsFrom, reason };
  });
}

function judgeNumber(question: Question, answer: NumberAnswer, written: Written, own: () => Own): Judged {
  if (written.kind === "blank") return UNANSWERED;
  if (written.kind === "unreadable") return unreadable(written.reason);
  const { verdict, misconception, followsFrom } = judge(question, answer, written, own);
  return { value: written.value, verdict, misconception, followsFrom, reason: null };
}

type Verdicted = Pick<MarkedAnswer, "verdict" | "misconception" | "followsFrom">;

const RIGHT: Verdicted = { verdict: "correct", misconception: null, followsFrom: [] };

/** The first verdict that holds of a number. */
function judge(
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
  const idsOf = (quantities: readonly string[]) => quantities.map((one) => known(scheme.asked, one).id);
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

function shareOf(verdict: Verdict, shares: MarkingShares): number {
  switch (verdict) {
    case "correct":
      return 1;
    case "follow-through":
      return shares.followThrough;
    case "imprecise":
      return shares.imprecise ?? SHARES.imprecise;
    case "misconception":
      return shares.misconception;
    case "wrong":
    case "blank":
    case "unreadable":
    case "marked":
    case "unmarked":
      return 0;
  }
}

/** Points without the noise of adding up tenths. */
const tidy = (points: number): number => (Number.isInteger(points) ? points : Number(points.toPrecision(12)));
