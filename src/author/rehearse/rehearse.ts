import { known } from "../../core/base/known.js";
import { stream } from "../../core/base/random.js";
import { mark } from "../../core/marking/mark.js";
import type { Question, Sheet } from "../../core/sheet/sheet.js";
import { minutesFor } from "../../core/sheet/work.js";
import { makeSheet } from "../generator/makeSheet.js";
import type { Quiz } from "../quiz/quiz.js";
import { type Flag, flagsOf } from "./flags.js";
import type { RehearsedQuestion } from "./rehearsedQuestion.js";
import { SITTERS, type SitterName } from "./sitters.js";
import { correlation, mean, spread } from "./statistics.js";
import { workedLines } from "./workedLines.js";

const NAMES = Object.keys(SITTERS) as SitterName[];

/** What a class of simulated students did with a quiz before it is printed. */
export interface Rehearsal {
  readonly copies: number;
  readonly papers: number;
  readonly questions: readonly RehearsedQuestion[];
  /** By question, the points that wait for a person on a copy, at most: nothing is said of them. */
  readonly byHand: Readonly<Record<string, number>>;
  readonly flags: readonly Flag[];
}

interface Paper {
  readonly copy: number;
  readonly who: SitterName;
  /** Shares earned by question. */
  readonly earned: ReadonlyMap<string, number>;
}

/**
 * Draws copies of a quiz and has fourteen simulated students sit each: careful and hurried ones, some with a
 * named misconception or one slip, and some who guess. Their papers are marked as `mark` marks. Throws CANNOT_DRAW as `makeSheet` does.
 */
export function rehearse(quiz: Quiz, copies: number, seed: string): Rehearsal {
  const sheets = Array.from({ length: copies }, (_none, k) =>
    makeSheet(quiz, { id: String(k + 1).padStart(3, "0"), seed }),
  );
  const papers = sheets.flatMap((sheet, copy) =>
    NAMES.flatMap((who) =>
      Array.from({ length: SITTERS[who].papers }, (_none, k): Paper => {
        const random = stream(seed, "rehearse", sheet.id, who, k);
        return { copy, who, earned: sharesOf(sheet, SITTERS[who].of(sheet, random)) };
      }),
    ),
  );
  const ids = [...new Set(sheets.flatMap(({ questions }) => questions.map(({ id }) => id)))];
  const drawn = new Map(
    ids.map((id) => [id, sheets.flatMap(({ questions }) => questions.filter((one) => one.id === id))]),
  );
  const questions = ids
    .filter((id) => papers.some(({ earned }) => earned.has(id)))
    .map((id) => figuresOf(id, known(drawn, id), papers));
  const waiting = ids.map((id) => [id, Math.max(...known(drawn, id).map(waitingPoints))] as const);
  const total = mean(sheets.map(({ points }) => points));
  return {
    copies,
    papers: papers.length,
    questions,
    byHand: Object.fromEntries(waiting.filter(([, points]) => points > 0)),
    flags: questions.flatMap((question) => flagsOf(question, known(drawn, question.id), total)),
  };
}

/** What a paper earns of each question's points, of those that a program gives; a question all of whose points wait has none. */
function sharesOf(sheet: Sheet, answers: Readonly<Record<string, string>>): ReadonlyMap<string, number> {
  const marked = new Map(mark(sheet, answers).answers.map((one) => [one.id, one]));
  return new Map(
    sheet.questions.flatMap((question): [string, number][] => {
      const judged = question.answers
        .filter(({ kind }) => kind !== "written")
        .map(({ id }) => known(marked, id));
      const most = judged.reduce((sum, { maxPoints }) => sum + maxPoints, 0);
      return most === 0 ? [] : [[question.id, judged.reduce((sum, { points }) => sum + points, 0) / most]];
    }),
  );
}

function figuresOf(id: string, drawn: readonly Question[], papers: readonly Paper[]): RehearsedQuestion {
  const met = papers.flatMap((paper) => {
    const share = paper.earned.get(id);
    return share === undefined ? [] : [{ ...paper, share }];
  });
  const by = (who: SitterName) => met.filter((paper) => paper.who === who).map(({ share }) => share);
  const earned = Object.fromEntries(
    NAMES.map((who) => [who, { mean: mean(by(who)), spread: spread(by(who)) }]),
  ) as RehearsedQuestion["earned"];
  const rest = met.map(({ earned: all }) => {
    const others = [...all].flatMap(([other, share]) => (other === id ? [] : [share]));
    return others.length === 0 ? null : mean(others);
  });
  const working = met.filter(({ who }) => !SITTERS[who].guesses);
  const guessing = NAMES.filter((who) => SITTERS[who].guesses);
  const copies = [...new Set(working.map(({ copy }) => copy))];
  return {
    id,
    topic: drawn[0]?.own?.name ?? drawn[0]?.topic ?? "",
    points: range(drawn.map(({ points }) => points)),
    minutes: range(drawn.map(minutesFor)),
    earned,
    discrimination: rest.includes(null)
      ? null
      : correlation(
          met.map(({ share }) => share),
          rest.map((share) => share ?? 0),
        ),
    guessed: Math.max(...guessing.map((who) => earned[who].mean)),
    guessedSurely: Math.max(
      ...guessing.map(
        (who) => earned[who].mean - (1.5 * earned[who].spread) / Math.sqrt(by(who).length || 1),
      ),
    ),
    slipCosts: drawn.every((question) => workedLines(question).length === 0)
      ? null
      : 1 - Math.min(earned["early slip"].mean, earned["late slip"].mean),
    betweenCopies: spread(
      copies.map((copy) => mean(working.filter((paper) => paper.copy === copy).map(({ share }) => share))),
    ),
  };
}

const waitingPoints = ({ answers }: Question): number =>
  answers.reduce((sum, { kind, points }) => sum + (kind === "written" ? points : 0), 0);

const range = (values: readonly number[]): [number, number] => [Math.min(...values), Math.max(...values)];
