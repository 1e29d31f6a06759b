import type { ClassScheme } from "../../../classroom/answers/classScheme.js";
import { type ExplainedAnswer, explain } from "../../../core/marking/explain.js";
import { waitingPoints } from "../../../core/marking/judgeWritten.js";
import type { Answers } from "../../../core/marking/marked.js";
import { markedName } from "../../../core/marking/namedParts.js";
import type { Question, Sheet } from "../../../core/sheet/sheet.js";
import { messagesFor } from "../../../core/words/locale.js";
import type { Messages } from "../../../core/words/messages.js";
import { labelsOf } from "../../../document/build/labels.js";
import type { QuestionState } from "../../../paper/pages/student/studentPage.js";
import { verdictView } from "../../../paper/pages/student/verdictView.js";
import { typesetterOfQuestion } from "../../../paper/pages/typesetterOfQuestion.js";
import type { Attempt } from "../database/answerStore.js";
import { marksByHand } from "./marksByHand.js";
import { creditOf, type Policy, phaseOf, tells } from "./policy.js";
import { percentText } from "./rulesText.js";
import type { ServedSheet } from "./servedSets.js";

/** A sum of points without what binary fractions leave behind. */
export const tidy = (points: number): number => Number(points.toPrecision(12));

/** What marking says of one question's answers. */
export interface MarkedQuestion {
  readonly answers: readonly ExplainedAnswer[];
  readonly points: number;
  readonly maxPoints: number;
}

/**
 * Marks one question by the scheme that holds, `leading` to what is right once nothing can be changed any more; messages name
 * other answers so that a page can set their names as formulas. `before`: what was handed in of it before, the last time first.
 */
export function markQuestion(
  written: Sheet,
  question: Question,
  given: Answers,
  scheme: ClassScheme,
  { leading = false, before = [] }: { readonly leading?: boolean; readonly before?: readonly Answers[] } = {},
): MarkedQuestion {
  const t = messagesFor(written.locale);
  const own = new Set(question.answers.map(({ id }) => id));
  const { sheet, marked: ruled } = scheme.mark(written, given);
  const earlier = before.map((one) => scheme.mark(written, one).marked);
  const { answers } = explain(sheet, ruled, { t, leading, nameOf: markedName, earlier });
  const marked = answers.filter(({ id }) => own.has(id));
  const sum = (of: (one: ExplainedAnswer) => number): number =>
    tidy(marked.reduce((total, one) => total + of(one), 0));
  return {
    answers: marked,
    points: sum(({ points }) => points),
    maxPoints: sum(({ maxPoints }) => maxPoints),
  };
}

/** What holds for a sheet now. */
export interface Holding {
  readonly policy: Policy;
  readonly scheme: ClassScheme;
  readonly now: number;
  /** Marks that somebody gave for what is written, as far as they may be told: where no end is waited for. */
  readonly hand: Answers;
}

/** What holds for a sheet of which so much is saved. */
export const holdingOf = (
  { sheet, set: { policy } }: ServedSheet,
  saved: Answers,
  scheme: ClassScheme,
  now: number,
): Holding => ({
  ...{ policy, scheme, now },
  hand: policy.due === undefined ? marksByHand(sheet, saved) : {},
});

/** What a page says of a question whose attempts were these; `note` comes before all else. */
export function questionState(
  sheet: Sheet,
  question: Question,
  attempts: readonly Attempt[],
  { policy, scheme, now, hand }: Holding,
  note = "",
): QuestionState {
  const t = messagesFor(sheet.locale);
  const own = attempts.filter((attempt) => attempt.question === question.id);
  const left = Math.max(0, policy.credits.length - own.length);
  const phase = phaseOf(policy, now);
  const marked = own.map(({ answers }) =>
    markQuestion(sheet, question, { ...answers, ...hand }, scheme, { leading: phase === "closed" }),
  );
  const last = marked.at(-1);
  const told = last !== undefined && tells(policy, now);
  const earned = marked.map(({ points }, k) => tidy(points * creditOf(policy, k + 1)));
  const best = Math.max(0, ...earned);
  // What is written in words has its marks from somebody who reads it, and a later check costs it none.
  const waiting = last === undefined ? 0 : tidy(waitingPoints(last.answers));
  const alone = last !== undefined && waiting > 0 && waiting === last.maxPoints;
  const open = phase === "open" && left > 0;
  const score =
    told && !alone
      ? `${t("marked.total", { score: best, maxScore: tidy(last.maxPoints - waiting) })}.`
      : last === undefined
        ? ""
        : t("student.handed");
  const often =
    phase === "open" && own.length > 0
      ? leftWords(left, t, alone ? 1 : creditOf(policy, own.length + 1))
      : "";
  return {
    id: question.id,
    status: [note, score, often].filter((part) => part !== "").join(" "),
    verdicts: told ? verdictsOf(sheet, question, last.answers, t) : [],
    open,
  };
}

/** Verdicts as HTML, without those of blanks that are empty where nothing else is wanted. */
export function verdictsOf(
  sheet: Sheet,
  question: Question,
  answers: readonly ExplainedAnswer[],
  t: Messages,
) {
  const labels = labelsOf(question, typesetterOfQuestion(question, sheet));
  return answers.map((one) => verdictView(one, labels, t));
}

function leftWords(left: number, t: Messages, credit: number): string {
  if (left === 0) return t("student.left.none");
  const often = left === 1 ? t("student.left.one") : t("student.left.other", { count: left });
  return credit === 1 ? often : `${often} ${t("student.next", { percent: percentText(credit) })}`;
}
