import { nth } from "../../../core/base/known.js";
import { LruCache } from "../../../core/base/lruCache.js";
import { type Random, stream } from "../../../core/base/random.js";
import type { QuizPrecision, Setup } from "../../../core/topics/topic.js";
import type { QuizQuestion } from "../../quiz/quiz.js";
import { builtFor, wishFor } from "./builtFor.js";
import { type Refused, refusal } from "./refusal.js";
import { drawn, searched } from "./search.js";
import { type Way, waysFor } from "./ways.js";

/** Draws of a question in its only way; of several, in the plain one, in each that searches, and in the last. */
const DRAWS = { alone: 400, plain: 60, searching: 8, last: 40 } as const;

/** The ways of a question's draws, one for each of them. */
export function* attemptsIn(ways: readonly Way[]): Generator<Way> {
  for (const [place, way] of ways.entries()) {
    const kind = way.searches
      ? place === ways.length - 1
        ? "last"
        : "searching"
      : ways.length === 1
        ? "alone"
        : "plain";
    for (let k = 0; k < DRAWS[kind]; k++) yield way;
  }
}

/** Draws that say whether a way will do: so many pass of the first, or so many of all. */
const TRIALS = {
  plain: { first: 8, passedFirst: 1, all: 40, passed: 3 },
  searching: { first: 0, passedFirst: 1, all: 3, passed: 3 },
} as const;

/** What draws for trial say of a question: the first of its ways that will do, or what stands in the way of the last. */
export type Choice = { readonly first: number } | { readonly first: null; readonly obstacle: Refused };

/** So many questions' choices are kept. */
const KEPT = 500;

const choices = new LruCache<Choice>(KEPT);

/**
 * The way that suits a question's precision, by draws for trial whose streams are fixed, so that the quiz alone decides
 * and every copy of a set is drawn alike.
 */
export function chooseWay(asked: QuizQuestion, rounding: QuizPrecision, variant: string | undefined): Choice {
  const { topic, level, ask, leaveOut, network, sizes } = asked;
  const key = JSON.stringify([topic, variant, level, ask, leaveOut, network, sizes, rounding]);
  const known = choices.get(key);
  if (known !== undefined) return known;
  const choice = tried(asked, rounding, variant);
  choices.set(key, choice);
  return choice;
}

function tried(asked: QuizQuestion, rounding: QuizPrecision, variant: string | undefined): Choice {
  const ways = waysFor(asked);
  const obstacles: Refused[] = [];
  let fair: number | null = null;
  for (const [place, way] of ways.entries()) {
    const { first, passedFirst, all, passed } = TRIALS[way.searches ? "searching" : "plain"];
    let passes = 0;
    for (let k = 0; k < all; k++) {
      if (k === first && passes >= passedFirst) return { first: place };
      if (passes + all - k < passed && (fair !== null || passes > 0)) break;
      const failed = trial(asked, rounding, variant, way, k);
      if (failed === null) passes++;
      else obstacles.push(failed);
      if (passes >= passed) return { first: place };
    }
    if (passes > 0) fair ??= place;
  }
  return fair === null ? { first: null, obstacle: nth(obstacles, -1) } : { first: fair };
}

/** One draw for trial: null, or what it is refused for. */
function trial(
  asked: QuizQuestion,
  rounding: QuizPrecision,
  variant: string | undefined,
  way: Way,
  k: number,
): Refused | null {
  const kinds = ["trial", String(k)];
  const wish = { ...wishFor(asked, variant, rounding, "q1"), widest: way.widest };
  const { failed } = (way.searches ? searched : drawn)({
    build: (source: (purpose: string) => Random): Setup => builtFor(asked, variant, source, kinds, way),
    wish,
    streamFor: (purpose) => stream("trial", k, purpose),
    attempt: 1,
    refusal: (problem) => refusal(problem, true, false, new Set()),
  });
  return failed;
}
