import { known } from "../../base/known.js";
import { boundCone } from "../../graph/bounds.js";
import { contains, type Interval } from "../../network/interval.js";
import type { Mistake } from "../../sheet/sheet.js";
import type { Verdicted } from "../judgeNumber.js";
import type { Own } from "../own.js";
import type { PreparedQuestion } from "../preparedQuestion.js";
import type { FoundCause } from "./foundCause.js";

/** A wrong method of one name: it is charged where it first shows. */
export interface NamedCause extends FoundCause {
  readonly shownAt: string;
}

/**
 * The named mistake that shows in most answers, two or more: whoever forgets the 2 in one line forgets it in all that come
 * of it. Numbers that are printed in the question took no work, and stay as they are.
 */
export function sameMistake(
  scheme: PreparedQuestion,
  wrong: readonly string[],
  verdicts: ReadonlyMap<string, Verdicted>,
  own: Own,
): NamedCause | null {
  const byName = new Map<string, string[]>();
  for (const id of wrong) {
    const name = verdicts.get(id)?.misconception ?? null;
    if (name !== null) byName.set(name, [...(byName.get(name) ?? []), id]);
  }
  let best: NamedCause | null = null;
  for (const [name, ids] of byName) {
    const [shownAt] = ids;
    if (shownAt === undefined) continue;
    const followed = ids.filter((id) => id !== shownAt && isWorked(scheme, id, own));
    if (followed.length === 0 || followed.length + 1 <= (best?.explains.length ?? 0)) continue;
    best = { ...spoilt(scheme, name, shownAt, own), explains: [shownAt, ...followed], shownAt };
  }
  return best;
}

/** Whether a number is none that the question prints, nor stands in most boxes. */
function isWorked({ question, right }: PreparedQuestion, id: string, own: Own): boolean {
  const value = known(own.values, id);
  if (own.isEverywhere(value)) return false;
  return ![...Object.keys(question.givens), ...question.shown].some((printed) => {
    const bounds = right(printed);
    return bounds !== undefined && (contains(bounds, value) || contains(bounds, -value));
  });
}

/** The line that a mistake of this name spoils on the way to an answer, and what it comes to there. */
function spoilt(
  scheme: PreparedQuestion,
  name: string,
  answer: string,
  own: Own,
): Pick<FoundCause, "definition" | "interval"> {
  const { cone } = scheme.waysFrom([])(answer);
  for (const { replace } of mistakesNamed(scheme, name, answer)) {
    const at = cone.findIndex((line) => Object.hasOwn(replace, line.id));
    const line = cone[at];
    if (line === undefined) continue;
    return {
      definition: line.id,
      interval: boundCone(cone.slice(0, at + 1), { get: scheme.right }, scheme.writings, replace),
    };
  }
  const value = known(own.values, answer);
  return { definition: answer, interval: [value, value] };
}

/** Whether a mistake that an answer shows makes a quantity that was not asked what it has to be. */
export function isNamedAt(
  scheme: PreparedQuestion,
  name: string,
  answer: string,
  definition: string,
  [low, high]: Interval,
): boolean {
  const { cone } = scheme.waysFrom([])(definition);
  return mistakesNamed(scheme, name, answer).some(({ replace }) => {
    if (!cone.some(({ id }) => Object.hasOwn(replace, id))) return false;
    const [least, most] = boundCone(cone, { get: scheme.right }, scheme.writings, replace);
    return least <= high && low <= most;
  });
}

/** The mistakes of one name that an answer may show. */
function mistakesNamed({ question, asked }: PreparedQuestion, name: string, answer: string): Mistake[] {
  const indices = new Set(known(asked, answer).misconceptions.map(({ mistake }) => mistake));
  return question.mistakes.filter(({ id }, index) => id === name && indices.has(index));
}
