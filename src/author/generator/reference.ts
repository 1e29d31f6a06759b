import { nth } from "../../core/base/known.js";
import type { Answer, Question } from "../../core/sheet/sheet.js";
import { minutesFor } from "../../core/sheet/work.js";
import type { Quiz, QuizQuestion } from "../quiz/quiz.js";
import { worthOf } from "./answerWork.js";
import { variantsOf } from "./draw/builtFor.js";
import { chooseWay } from "./draw/chooseWay.js";
import { drawQuestion, placeOf } from "./drawQuestion.js";
import type { Problem } from "./makeQuestion.js";

/** Draws that are looked at: kinds of problem that are drawn (settings, optimizers) differ in their work. */
const DRAWS = 5;
/** What answers are worth on average is rounded to this, so that it hangs on no single draw. */
const STEP = 0.25;
/** Entries that are remembered: a page on which a quiz is typed asks for ever new ones. */
const KEPT = 200;

/** What one entry of a quiz comes to. */
export interface EntryReference {
  /** Estimated minutes for one of its questions, on average. */
  readonly minutes: number;
  /** Answers of one of its questions, at most. */
  readonly answers: number;
  /** What the answers of its questions are worth by their work on average, by the kinds of them that were met. */
  readonly worths: ReadonlyMap<string, readonly number[]>;
}

/**
 * What each entry of a quiz comes to, from reference draws: their streams are fixed, so that the quiz alone decides
 * and every copy of a set is treated alike. Throws CANNOT_DRAW where an entry cannot be drawn.
 */
export const referenceOf = (quiz: Quiz): readonly EntryReference[] =>
  quiz.questions.map((entry, place) => {
    if (entry.bank === undefined) return entryReference(quiz, entry, place);
    const all = entry.bank.questions.map((one) => entryReference(quiz, one, place, 1));
    return {
      minutes: all.reduce((sum, { minutes }) => sum + minutes, 0) / all.length,
      answers: Math.max(...all.map(({ answers }) => answers)),
      worths: new Map(
        all.flatMap(({ worths }, k) => [...worths].map(([kind, one]) => [`${k} ${kind}`, one])),
      ),
    };
  });

/** What a question's answers are worth by their own work. */
export const worthIn = ({ question, graph }: Problem): number[] =>
  worthOf(graph, new Map(Object.entries(question.givens)), question.shown, question.answers);

/** What copies have in common whose points are shared alike: the kind of problem, and of each answer. */
export const kindOf = ({ variant = "", answers }: Question): string =>
  [variant, ...answers.map(({ kind }) => kind)].join(" ");

/**
 * What the answers of a kind of question are worth on average, whatever is drawn; what they are worth here (`own`) where the
 * reference draws have met no such kind.
 */
export function worthOfKind(
  quiz: Pick<Quiz, "rounding">,
  entry: QuizQuestion,
  question: Question,
  own: readonly number[],
): readonly number[] {
  const kind = kindOf(question);
  const { variant } = question;
  const met = entryReference(quiz, entry, 0).worths.get(kind);
  if (met !== undefined || variant === undefined || entry.own !== undefined) return met ?? own;
  return entryReference(quiz, { ...entry, variant }, 0).worths.get(kind) ?? own;
}

function entryReference(
  { rounding }: Pick<Quiz, "rounding">,
  entry: QuizQuestion,
  place: number,
  draws: number = DRAWS,
): EntryReference {
  const asked = { ...entry, count: 1, points: null };
  const text = JSON.stringify([asked, rounding, draws]);
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const kinds = kindsToDraw(asked, rounding);
  const count = Math.max(draws, kinds.length);
  const problems = Array.from({ length: count }, (_none, k) => {
    const at = { id: "q1", ...placeOf(asked, new Map()) };
    const wish = { id: "1", seed: `reference-${k + 1}` };
    const one = kinds[k % kinds.length] ?? asked;
    return drawQuestion({ rounding, alike: false }, one, place, at, wish, new Set());
  });
  const made = {
    minutes: problems.reduce((sum, { question }) => sum + minutesFor(question), 0) / count,
    answers: Math.max(...problems.map(({ question }) => question.answers.length)),
    worths: worthsOf(problems),
  };
  const [oldest] = remembered.keys();
  if (remembered.size >= KEPT && oldest !== undefined) remembered.delete(oldest);
  remembered.set(text, made);
  return made;
}

/** An entry as each kind of problem that it may be; every one is met. None where it may be but one. */
function kindsToDraw(asked: QuizQuestion, rounding: Quiz["rounding"]): readonly QuizQuestion[] {
  const variants = variantsOf(asked);
  return variants.length < 2
    ? []
    : variants
        .filter((variant) => chooseWay(asked, rounding, variant).first !== null)
        .map((variant) => ({ ...asked, variant }));
}

/** An entry is soon looked at again: for its points, for its time, and by every copy. */
const remembered = new Map<string, EntryReference>();

function worthsOf(problems: readonly Problem[]): ReadonlyMap<string, readonly number[]> {
  const kinds = new Map<string, Problem[]>();
  for (const problem of problems) {
    const kind = kindOf(problem.question);
    kinds.set(kind, [...(kinds.get(kind) ?? []), problem]);
  }
  return new Map([...kinds].map(([kind, met]) => [kind, meanWorth(met)]));
}

/** The mean worth of each answer. Answers that are asked alike in every draw have the same: which target is 1 is no matter of theirs. */
function meanWorth(met: readonly Problem[]): number[] {
  const worths = met.map(worthIn);
  const looks = met.map(looksOf);
  const first = nth(worths, 0);
  const mean = first.map((_one, k) => worths.reduce((sum, worth) => sum + nth(worth, k), 0) / met.length);
  return first.map((_one, k) => {
    const alike = mean.filter((_mean, at) => looks.every((look) => look[at] === look[k]));
    const all = alike.reduce((sum, one) => sum + one, 0) / alike.length;
    return Math.max(STEP, Math.round(all / STEP) * STEP);
  });
}

/** What each answer is before any number is known: its kind, its line's role, and its work where no given is seen to be 0 or 1. */
function looksOf({ question, graph }: Problem): string[] {
  const worth = worthOf(graph, new Map(), question.shown, question.answers);
  return question.answers.map(({ kind, quantity }: Answer, k) =>
    [kind, graph.byId.get(quantity)?.role, nth(worth, k)].join(" "),
  );
}
