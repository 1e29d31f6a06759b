import { known } from "../base/known.js";
import type { MarkedAnswer, Verdict } from "./marked.js";

/** An earlier answer that has been changed since, and what stood there. */
export interface Changed {
  readonly id: string;
  readonly was: string;
}

/** What follows from an answer that carries an old value carries it too. */
const AMISS: readonly Verdict[] = ["wrong", "misconception", "follow-through"];

/**
 * What an answer that is not right was worked out with that stands there no more: it followed through when it was marked before, and has
 * stayed as it was while what it followed from was changed. Empty for any other.
 */
export function changedSince(
  now: ReadonlyMap<string, MarkedAnswer>,
  before: ReadonlyMap<string, MarkedAnswer>,
  id: string,
): readonly Changed[] {
  const [one, old] = [now.get(id), before.get(id)];
  if (one === undefined || old?.verdict !== "follow-through" || old.given.trim() !== one.given.trim())
    return [];
  if (!AMISS.includes(one.verdict)) return [];
  return rootsOf(old, before).flatMap((root) => {
    const was = known(before, root).given.trim();
    const is = known(now, root).given.trim();
    return is === "" || was === is ? [] : [{ id: root, was }];
  });
}

/** The answers at which what is carried on began. */
export function rootsOf(
  { followsFrom }: MarkedAnswer,
  byId: ReadonlyMap<string, MarkedAnswer>,
  seen: Set<string> = new Set(),
): string[] {
  return followsFrom.flatMap((id) => {
    if (seen.has(id)) return [];
    seen.add(id);
    const one = byId.get(id);
    const carries = one?.verdict === "follow-through" || one?.verdict === "imprecise";
    return one !== undefined && carries && one.followsFrom.length > 0 ? rootsOf(one, byId, seen) : [id];
  });
}
