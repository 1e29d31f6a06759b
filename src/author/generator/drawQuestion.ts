import { fail } from "../../core/base/errors.js";
import { known } from "../../core/base/known.js";
import { type Random, stream } from "../../core/base/random.js";
import type { SheetStudent } from "../../core/sheet/sheet.js";
import type { Setup } from "../../core/topics/topic.js";
import type { Quiz, QuizQuestion } from "../quiz/quiz.js";
import { builtFor, variantFor, wishFor } from "./draw/builtFor.js";
import { attemptsIn, chooseWay } from "./draw/chooseWay.js";
import { PICKY, PICKY_DRAWS, type Refusal, refusal } from "./draw/refusal.js";
import { drawn, searched } from "./draw/search.js";
import { shapeOf, waysFrom } from "./draw/undrawable.js";
import { PLAIN } from "./draw/ways.js";
import type { Problem } from "./makeQuestion.js";
import { cannotAsk, cannotDrawOwn, type Failure, refuseNoDerivative } from "./ownRefusal.js";
import { isFixedOwn } from "./ownSetup.js";

/**
 * Where a sheet's numbers come from: a seed, which is printed on it, or a text that is kept secret, with another that
 * all copies of the set share.
 */
export type NumbersWish =
  | { readonly seed: string; readonly numbers?: undefined }
  | { readonly numbers: string; readonly set: string; readonly seed?: undefined };

/** Which copy of a quiz is drawn, by what, and for whom. */
export type CopyWish = NumbersWish & {
  readonly id: string;
  readonly student?: SheetStudent;
  /** Called for every draw that is refused. */
  readonly refused?: (topic: string, check: Refusal) => void;
};

/** What stands at the head of every random stream: another series of a course draws others from one seed. */
export const streamHead = ({ numbers, seed }: NumbersWish, { series = "" }: Pick<Quiz, "series">): string =>
  JSON.stringify([numbers ?? seed, series]);

/** Where a question stands: its id on the sheet, and what names its random streams, whatever stands before it. */
export interface QuestionPlace {
  readonly id: string;
  readonly key: string;
  /** How many of its kind come before it. */
  readonly before: number;
}

/** A question's streams are named by its own name, or its topic, and by its count of that. */
export function placeOf(
  { name, topic }: QuizQuestion,
  counts: Map<string, number>,
): Omit<QuestionPlace, "id"> {
  const head = name === undefined ? `topic ${topic}` : `name ${name}`;
  const before = counts.get(head) ?? 0;
  counts.set(head, before + 1);
  return { key: `${head} ${before + 1}`, before };
}

/**
 * The head of the streams by which kinds of problem are drawn, an optimizer or the number of its steps: one for a whole
 * set where its copies should be alike, as in an exam, else one for each copy.
 */
function kindsOf(quiz: Pick<Quiz, "series" | "alike">, wish: CopyWish): readonly string[] {
  const alike = quiz.alike ?? wish.seed === undefined;
  const head = streamHead(wish, quiz);
  if (!alike) return [head, wish.id];
  return [wish.seed === undefined ? wish.set : head];
}

/** One question of a copy, drawn until every check holds; its points are not shared yet. Throws as `makeSheet` does. */
export function drawQuestion(
  quiz: Pick<Quiz, "rounding" | "series" | "alike">,
  asked: QuizQuestion,
  place: number,
  { id, key, before }: QuestionPlace,
  copyWish: CopyWish,
  taken: ReadonlySet<string>,
): Problem {
  const { id: copy, refused } = copyWish;
  const numbers = streamHead(copyWish, quiz);
  const kinds = kindsOf(quiz, copyWish);
  const { network: wanted } = asked;
  const fixed = asked.own === undefined ? wanted?.kind === "fixed" : isFixedOwn(asked.own);
  const variant = variantFor(
    asked,
    before,
    kinds,
    (one) => chooseWay(asked, quiz.rounding, one).first !== null,
  );
  const wish = wishFor(asked, variant, quiz.rounding, id);
  const failures = new Map<string, Failure>();
  const failedAt = (check: Refusal, what: string): Failure => {
    refused?.(asked.own === undefined ? asked.topic : (asked.name ?? asked.topic), check);
    failures.set(check, { times: (failures.get(check)?.times ?? 0) + 1, what });
    return known(failures, check);
  };
  const ways = fixed || asked.own !== undefined ? [PLAIN] : waysFrom(asked, quiz.rounding, variant, place);
  let attempt = 0;
  for (const way of attemptsIn(ways)) {
    attempt++;
    const streamFor = (purpose: string): Random => stream(numbers, copy, key, attempt, purpose);
    const build = (source: (purpose: string) => Random): Setup =>
      builtFor(asked, variant, source, [...kinds, key], way);
    if (asked.own !== undefined) {
      const { unfit } = build(streamFor);
      if (unfit !== undefined && fixed) throw cannotAsk(asked, place, unfit);
      if (unfit !== undefined) failedAt("asked-as-wished", unfit);
      if (unfit !== undefined) continue;
    }
    const picked = PICKY.reduce((sum, check) => sum + (failures.get(check)?.times ?? 0), 0);
    const picky = picked < PICKY_DRAWS[way.searches ? "searching" : "plain"];
    const { problem, failed } = (way.searches ? searched : drawn)({
      build,
      wish: { ...wish, widest: way.widest },
      streamFor,
      attempt: fixed ? 1 : attempt,
      refusal: (one) => refusal(one, !fixed, picky, taken),
    });
    if (fixed) refuseEndless(problem, `questions[${place}] (${asked.topic})`);
    if (failed === null) return problem;
    const failure = failedAt(failed.check, failed.what);
    if (asked.own !== undefined && failed.check === "judges-agree")
      refuseNoDerivative(asked, place, problem, failure, fixed);
  }
  if (asked.own !== undefined) throw cannotDrawOwn(asked, place, failures, attempt);
  const [worst] = [...failures].sort(([, a], [, b]) => b.times - a.times);
  throw fail(
    "CANNOT_DRAW",
    `questions[${place}] (${asked.topic}, ${variant ?? shapeOf(asked)}): none of ${attempt} draws passed every check; ` +
      `"${worst?.[0]}" failed ${worst?.[1].times} times, last at ${worst?.[1].what}; ` +
      "wider ranges, more decimals or another network would be right",
  );
}

/** Throws NOT_FINITE for an answer to fixed numbers that has left the range of doubles, which no draw would mend. */
function refuseEndless({ numbers }: Problem, where: string): void {
  const endless = numbers.find(({ value }) => !Number.isFinite(value));
  if (endless === undefined) return;
  throw fail(
    "NOT_FINITE",
    `${where}: ${endless.quantity} is ${endless.value}; smaller inputs, weights or targets would keep it finite`,
  );
}
