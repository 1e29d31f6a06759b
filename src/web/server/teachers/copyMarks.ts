import type { ClassScheme } from "../../../classroom/answers/classScheme.js";
import { waitingPoints } from "../../../core/marking/judgeWritten.js";
import type { Answers, MarkedAnswer, MarkedSheet, Ruling } from "../../../core/marking/marked.js";
import type { Question, Sheet } from "../../../core/sheet/sheet.js";
import type { Attempt } from "../database/answerStore.js";
import type { Overruled } from "../database/overruled.js";
import { ofWho } from "../students/givenAnswers.js";
import { marksByHand } from "../students/marksByHand.js";
import { creditOf, type Policy } from "../students/policy.js";
import { tidy } from "../students/studentState.js";

/** One sheet as it stands: what was written, and its marks. */
export interface CopyMarks {
  /** With the points that hold. */
  readonly sheet: Sheet;
  readonly given: Answers;
  readonly marked: MarkedSheet;
  /** How many questions were handed in on the page. */
  readonly handedIn: number;
  /** Answers with other marks than the scheme gives: by hand, or handed in late in the row of attempts. */
  readonly beyond: readonly MarkedAnswer[];
}

/** What is known of a sheet, and what it is marked by. */
export interface KnownOfCopy {
  /** What is saved in its boxes. */
  readonly saved: Answers;
  readonly attempts: readonly Attempt[];
  readonly overrules: ReadonlyMap<string, Overruled>;
  readonly policy: Policy;
  readonly scheme: ClassScheme;
}

/**
 * What counts of a sheet: of a question that was handed in the attempt that earned most, a later one its share alone; of
 * any other what is saved. A mark by hand comes over both, but where the scheme gives one itself, or has taken the answer
 * out for all.
 */
export function copyMarks(written: Sheet, known: KnownOfCopy): CopyMarks {
  const { saved, attempts, overrules, policy, scheme } = known;
  const hand = marksByHand(written, saved);
  const tried = attempts.map((attempt) => ({ ...attempt, answers: { ...attempt.answers, ...hand } }));
  const counted = written.questions.map((question) => ({
    question,
    best: bestOf(written, question, tried, policy, scheme),
  }));
  const given = {
    ...Object.fromEntries(
      counted.flatMap(({ question, best }) =>
        question.answers.map(({ id }) => [id, (best?.answers ?? saved)[id] ?? ""] as const),
      ),
    ),
    ...hand,
  };
  const { sheet, marked } = scheme.mark(ofWho(written, saved), given);
  const settled = new Set(marked.answers.filter(isSettled).map(({ id }) => id));
  const shares = new Map(
    counted.flatMap(({ question, best }) => question.answers.map(({ id }) => [id, best] as const)),
  );
  const answers = marked.answers.map((one) =>
    settled.has(one.id) ? one : byHand(late(one, shares.get(one.id)), overrules.get(one.id)),
  );
  const beyond = answers.filter(
    ({ id, ruling }) => !settled.has(id) && ruling !== undefined && isBeyond(ruling),
  );
  const score = tidy(answers.reduce((sum, { points }) => sum + points, 0));
  const handedIn = new Set(attempts.map(({ question }) => question)).size;
  const { unmarked: _, ...rest } = marked;
  const waiting = tidy(waitingPoints(answers));
  const whole = { ...rest, ...(waiting === 0 ? {} : { unmarked: waiting }), score, answers };
  return { sheet, given, marked: whole, handedIn, beyond };
}

interface Counted {
  readonly answers: Answers;
  readonly number: number;
  readonly credit: number;
}

/** The attempt at a question that earned most, the first of several; none where it was not handed in. */
function bestOf(
  sheet: Sheet,
  { id: question, answers }: Question,
  attempts: readonly Attempt[],
  policy: Policy,
  { mark }: ClassScheme,
): Counted | undefined {
  const own = new Set(answers.map(({ id }) => id));
  const earned = attempts
    .filter((attempt) => attempt.question === question)
    .map((attempt) => {
      const credit = creditOf(policy, attempt.number);
      const { marked } = mark(sheet, attempt.answers);
      const points = marked.answers.reduce((sum, one) => sum + (own.has(one.id) ? one.points : 0), 0);
      return { ...attempt, credit, points: tidy(credit * points) };
    });
  return earned.sort((a, b) => b.points - a.points)[0];
}

/** Marks for everybody, what is taken out, and the scheme's own marks by hand: nothing comes over them. */
const isSettled = ({ ruling }: MarkedAnswer): boolean =>
  ruling?.by === "full" || ruling?.by === "drop" || ruling?.by === "overrule";

const isBeyond = ({ by }: Ruling): boolean => by === "attempt" || by === "overrule";

const late = (one: MarkedAnswer, counted: Counted | undefined): MarkedAnswer =>
  counted === undefined || counted.credit === 1 || one.points === 0 || one.verdict === "marked"
    ? one
    : {
        ...one,
        points: tidy(one.points * counted.credit),
        ruling: { by: "attempt", number: counted.number, percent: Math.round(100 * counted.credit) },
      };

const byHand = (one: MarkedAnswer, mark: Overruled | undefined): MarkedAnswer =>
  mark === undefined
    ? one
    : { ...one, points: Math.min(mark.points, one.maxPoints), ruling: { by: "overrule", why: mark.why } };
