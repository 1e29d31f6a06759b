import { known } from "../../../core/base/known.js";
import type { Random } from "../../../core/base/random.js";
import type { Setup } from "../../../core/topics/topic.js";
import { CHECK_NAMES, isFlat } from "../checks.js";
import { completed, type Outline, outlineOf, type Problem, type QuestionWish } from "../makeQuestion.js";
import type { Refused } from "./refusal.js";
import { Tape } from "./tape.js";

/** A draw that was tried: its problem, and what it is refused for. */
export interface Tried {
  readonly problem: Problem;
  readonly failed: Refused | null;
}

export interface Draw {
  readonly build: (streamFor: (purpose: string) => Random) => Setup;
  readonly wish: Omit<QuestionWish, "random">;
  readonly streamFor: (purpose: string) => Random;
  readonly attempt: number;
  readonly refusal: (problem: Problem) => Refused | null;
}

/** Changes of one number that a search tries, in all and since one made things better. */
const STEPS = 400;
const STEPS_IN_VAIN = 80;

/** A draw as it comes. */
export function drawn({ build, wish, streamFor, attempt, refusal }: Draw): Tried {
  const given = build(streamFor);
  const problem = completed(outlineOf(given, { ...wish, random: streamFor("options") }), attempt);
  return { problem, failed: refusal(problem) };
}

/**
 * A draw whose numbers are changed one at a time. Changes are kept that make its bounds no wider; when they are as tight
 * as wished, those after which no earlier check fails and no more mistakes are hidden. Ends at a problem that passes, or
 * where many changes have made nothing better.
 */
export function searched(draw: Draw): Tried {
  const { build, wish, streamFor, attempt, refusal } = draw;
  const random = streamFor("search");
  const outlined = (tape: Tape): Outline =>
    outlineOf(build(tape.random), { ...wish, random: tape.random("options") });
  const judged = (outline: Outline): Tried => {
    const problem = completed(outline, attempt);
    return { problem, failed: refusal(problem) };
  };
  let tape = new Tape(streamFor);
  let outline = outlined(tape);
  let excess = excessOf(outline);
  let best = excess === 0 ? judged(outline) : null;
  let better = 0;
  for (let step = 1; step <= STEPS && step - better <= STEPS_IN_VAIN && best?.failed !== null; step++) {
    const nextTape = tape.moved(random);
    const next = outlined(nextTape);
    const nextExcess = excessOf(next);
    if (nextExcess > excess) continue;
    if (nextExcess === 0) {
      const tried = judged(next);
      if (best !== null && faultOf(tried) > faultOf(best)) continue;
      if (best === null || faultOf(tried) < faultOf(best)) better = step;
      best = tried;
    }
    if (nextExcess < excess) better = step;
    [tape, outline, excess] = [nextTape, next, nextExcess];
  }
  return best ?? judged(outline);
}

/** Wider than this, how wide does not matter. */
const FAR = 10;

/** How much wider the bounds of what is asked are than they may be, and a whole for each other thing that its numbers lack; 0 where all is well. */
function excessOf({ setup, asked, values, bounds, wish: { widest = 0 } }: Outline): number {
  const { unfit, graph, saturated = false, network } = setup;
  let sum = unfit === undefined ? 0 : 1;
  for (const id of asked) {
    const [lower, upper] = known(bounds, id);
    const width = upper - lower;
    if (width === 0) continue;
    const share = width / Math.abs(known(values, id));
    sum += Number.isNaN(share) ? FAR : Math.min(FAR, Math.max(0, share - widest));
  }
  if (saturated || network === undefined) return sum;
  for (const line of graph.definitions) if (isFlat(line, values)) sum++;
  return sum;
}

const ORDER: readonly string[] = CHECK_NAMES;

/** How far a problem is from passing: checks that were not reached, and mistakes that are hidden. */
function faultOf({ failed, problem: { numbers } }: Tried): number {
  if (failed === null) return 0;
  const place = ORDER.indexOf(failed.check);
  const left = place === -1 ? 1 : CHECK_NAMES.length - place + 1;
  const hidden = numbers.reduce(
    (sum, { misconceptions }) => sum + misconceptions.filter(({ told }) => !told).length,
    0,
  );
  return 1000 * left + hidden;
}
