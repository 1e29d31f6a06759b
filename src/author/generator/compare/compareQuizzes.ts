import { known, nth } from "../../../core/base/known.js";
import type { Question, Sheet } from "../../../core/sheet/sheet.js";
import { minutesFor } from "../../../core/sheet/work.js";
import type { Quiz } from "../../quiz/quiz.js";
import { makeSheet, questionKeys } from "../makeSheet.js";
import { type ProblemReport, verifyProblems } from "../verifyProblems.js";

/** Of the older quiz and of the newer. */
export type Pair<T> = readonly [before: T, after: T];

/** One printed number or right answer; null where there is none. */
export interface Move {
  readonly id: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What became of one question, over all copies of one seed. */
export interface QuestionChange {
  /** Its name, or its topic, with its count from the second on. */
  readonly question: string;
  readonly change: "added" | "removed" | "changed" | "same";
  /** Copies that have it before and after; in how many of these its printed numbers moved, and its right answers. */
  readonly copies: number;
  readonly numbers: number;
  readonly answers: number;
  /** In how many of those whose printed numbers stayed something else is asked, or in other words. */
  readonly text: number;
  /** Marks and estimated minutes, means over the copies that have it; null where none has. */
  readonly points: Pair<number | null>;
  readonly minutes: Pair<number | null>;
  /** What moved in the first copy in which something did. */
  readonly moves: readonly Move[];
}

export interface QuizComparison {
  readonly seed: string;
  readonly copies: number;
  readonly questions: readonly QuestionChange[];
  /** Means of a whole sheet. */
  readonly points: Pair<number>;
  readonly minutes: Pair<number>;
  /** What `verify problems` says of each. */
  readonly reports: Pair<ProblemReport>;
}

/**
 * Draws the copies 1 to `copies` of two quizzes from one seed, and says what a student would find changed. Questions
 * belong together that draw from the same streams: by name, or by topic and its count. Throws CANNOT_DRAW as `makeSheet` does.
 */
export function compareQuizzes(older: Quiz, newer: Quiz, copies: number, seed: string): QuizComparison {
  const before = drawn(older, copies, seed);
  const after = drawn(newer, copies, seed);
  const keys = new Set([...after, ...before].flatMap(({ questions }) => [...questions.keys()]));
  const pair = (of: (sheet: Sheet) => number): Pair<number> => [
    meanOf(before.map(({ sheet }) => of(sheet))),
    meanOf(after.map(({ sheet }) => of(sheet))),
  ];
  return {
    seed,
    copies,
    questions: [...keys].map((key) => changeOf(key, before, after)),
    points: pair(({ points }) => points),
    minutes: pair(({ questions }) => questions.reduce((sum, one) => sum + minutesFor(one), 0)),
    reports: [verifyProblems(older, copies, seed), verifyProblems(newer, copies, seed)],
  };
}

interface DrawnCopy {
  readonly sheet: Sheet;
  readonly questions: ReadonlyMap<string, Question>;
}

function drawn(quiz: Quiz, copies: number, seed: string): DrawnCopy[] {
  return Array.from({ length: copies }, (_, k) => {
    const wish = { id: String(k + 1).padStart(3, "0"), seed };
    const sheet = makeSheet(quiz, wish);
    const keys = questionKeys(quiz, wish);
    return { sheet, questions: new Map(sheet.questions.map((one, place) => [nth(keys, place), one])) };
  });
}

function changeOf(key: string, before: readonly DrawnCopy[], after: readonly DrawnCopy[]): QuestionChange {
  const olds = before.map(({ questions }) => questions.get(key));
  const news = after.map(({ questions }) => questions.get(key));
  const both = olds.flatMap((old, k): Pair<Question>[] => {
    const now = news[k];
    return old === undefined || now === undefined ? [] : [[old, now]];
  });
  const differs =
    (face: (question: Question) => unknown) =>
    ([old, now]: Pair<Question>): boolean =>
      JSON.stringify(face(old)) !== JSON.stringify(face(now));
  const moved = both.filter(differs(numbersOf));
  const mean = (of: (question: Question) => number): Pair<number | null> => [
    meanOrNull(olds.flatMap((one) => (one === undefined ? [] : of(one)))),
    meanOrNull(news.flatMap((one) => (one === undefined ? [] : of(one)))),
  ];
  const seen = {
    copies: both.length,
    numbers: moved.length,
    answers: both.filter(differs(answersOf)).length,
    text: both.filter((pair) => !moved.includes(pair)).filter(differs(textOf)).length,
    points: mean(({ points }) => points),
    minutes: mean(minutesFor),
  };
  const [wasWorth, isWorth] = seen.points;
  const isChanged = seen.numbers + seen.answers + seen.text > 0 || wasWorth !== isWorth;
  return {
    question: key.replace(/^(?:topic|name) /, "").replace(/ 1$/, ""),
    change: wasWorth === null ? "added" : isWorth === null ? "removed" : isChanged ? "changed" : "same",
    ...seen,
    moves: both.map(movesOf).find((moves) => moves.length > 0) ?? [],
  };
}

const numbersOf = ({ givens, variant }: Question) => [givens, variant];

/** The right answers by their names on the sheet, without the question's own id, which its place alone decides. */
const answersOf = ({ id, answers }: Question) =>
  Object.fromEntries(answers.map((answer) => [answer.id.slice(id.length + 1), answer.display]));

const textOf = ({ id, own, level, parts, stated, shown, figure, picture, answers }: Question) => [
  ...[own, level, stated, shown, figure, picture],
  parts.map((part) => [part.id, part.answers.map((answer) => answer.slice(id.length + 1))]),
  answers.map((answer) => ("options" in answer ? answer.options : answer.kind)),
];

function movesOf([old, now]: Pair<Question>): Move[] {
  const faces = (question: Question) =>
    new Map([
      ...Object.entries(question.givens).map(([id, value]) => [id, String(value)] as const),
      ...Object.entries(answersOf(question)).map(([id, display]) => [`${id} =`, display] as const),
    ]);
  const before = faces(old);
  const after = faces(now);
  const read = (from: ReadonlyMap<string, string>, id: string) => (from.has(id) ? known(from, id) : null);
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((id) => ({ id, before: read(before, id), after: read(after, id) }))
    .filter((move) => move.before !== move.after);
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

const meanOrNull = (values: readonly number[]): number | null =>
  values.length === 0 ? null : meanOf(values);
