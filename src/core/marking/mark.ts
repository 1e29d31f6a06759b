import { known } from "../base/known.js";
import { localeNamed } from "../base/locales/index.js";
import { type MarkingShares, marksId, type Question, SHARES, type Sheet } from "../sheet/sheet.js";
import { charge, shareOf, tidy } from "./cause/charge.js";
import { judgeFormulas } from "./formula/judgeFormulas.js";
import { UNANSWERED } from "./judged.js";
import { judgeFree } from "./judgeFree.js";
import { judgeNumbers } from "./judgeNumbers.js";
import { judgeOptions } from "./judgeOptions.js";
import { judgeSeveral } from "./judgeSeveral.js";
import { judgeShape } from "./judgeShape.js";
import { judgeWritten, waitingPoints } from "./judgeWritten.js";
import type { Answers, MarkedAnswer, MarkedSheet } from "./marked.js";

/**
 * Marks a student's answers to a sheet, by what the sheet carries alone. Follow-through and misconceptions are worked
 * out from its definitions, with the student's own earlier numbers; ids that the sheet does not ask for are left alone.
 */
export function mark(sheet: Sheet, answers: Answers): MarkedSheet {
  const shares = sheet.marking ?? SHARES;
  const marked = sheet.questions.flatMap((question) => markQuestion(question, answers, sheet, shares));
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
  { locale, notation }: Pick<Sheet, "locale" | "notation">,
  shares: MarkingShares,
): MarkedAnswer[] {
  const written = new Map(
    question.answers.map(({ id }) => [id, Object.hasOwn(answers, id) ? (answers[id] ?? "") : ""]),
  );
  const { commaGroups } = localeNamed(locale);
  const numbers = judgeNumbers(question, written, { commaGroups, inferred: shares.inferred !== false });
  const options = judgeOptions(question, written);
  const free = judgeFree(question, written, commaGroups);
  const formulas = judgeFormulas(question, written, notation);
  const marked = question.answers.map((answer): MarkedAnswer => {
    const { id, points: maxPoints } = answer;
    const given = known(written, id);
    if (answer.kind === "written") return { id, given, maxPoints, ...judgeWritten(answer, answers) };
    const found =
      answer.kind === "number"
        ? known(numbers.judged, id)
        : answer.kind === "shape"
          ? judgeShape(answer, given)
          : answer.kind === "several"
            ? judgeSeveral(answer, given)
            : (options.get(id) ?? free.get(id) ?? formulas.get(id) ?? UNANSWERED);
    const { value, verdict, misconception, followsFrom, reason } = found;
    const points = tidy(shareOf(verdict, shares) * maxPoints);
    return { id, given, value, verdict, points, maxPoints, misconception, followsFrom, reason };
  });
  return numbers.causes.length === 0 ? marked : charge(question, marked, numbers.causes, shares);
}
