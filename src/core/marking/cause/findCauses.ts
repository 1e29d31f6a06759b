import { known } from "../../base/known.js";
import { LIMITS } from "../../graph/limits.js";
import type { WrittenNumber } from "../../graph/written.js";
import type { Interval } from "../../network/interval.js";
import type { NumberAnswer } from "../../sheet/sheet.js";
import type { Verdicted } from "../judgeNumber.js";
import type { Verdict } from "../marked.js";
import { type Own, ownNumbers } from "../own.js";
import type { PreparedQuestion } from "../preparedQuestion.js";
import type { FoundCause } from "./foundCause.js";
import { agrees, inferredFrom, workedFrom } from "./infer.js";
import { CAUSE_LIMITS } from "./limits.js";
import { isPlausible } from "./plausible.js";
import type { Reach } from "./reach.js";
import { isNamedAt, sameMistake } from "./sameMistake.js";

/** What is said of the numbers of a question once the slips are found that explain them. */
export interface Explained {
  readonly verdicts: ReadonlyMap<string, Verdicted>;
  readonly causes: readonly FoundCause[];
}

/** The numbers of a question, what is said of each alone, and how each is judged from what a student has. */
export interface Before {
  readonly numbers: ReadonlyMap<string, WrittenNumber>;
  readonly verdicts: ReadonlyMap<string, Verdicted>;
  readonly judge: (answer: NumberAnswer, own: () => Own) => Verdicted;
}

/**
 * Looks for the smallest set of slips that explains the answers which are not right: a wrong method of one name, or one
 * value that was not asked. A slip is charged once; what follows from it is followed through.
 */
export function findCauses(scheme: PreparedQuestion, before: Before): Explained {
  const { numbers, judge } = before;
  const verdicts = new Map(before.verdicts);
  const inferred = new Map<string, Interval>();
  const causes: FoundCause[] = [];
  const settled = new Set<string>();
  const verdictOf = (id: string): Verdict | null => verdicts.get(id)?.verdict ?? null;
  const wrongNow = (): string[] =>
    [...verdicts].flatMap(([id, { verdict }]) =>
      (verdict === "wrong" || verdict === "misconception") && !settled.has(id) ? [id] : [],
    );
  const ownWith = (slip?: Supposed): Own =>
    ownNumbers(
      scheme,
      numbers,
      // What only copies a value that was not asked is where its slip shows, if no mistake is named elsewhere.
      (id) => (id === slip?.definition && slip.namedAt !== null ? "misconception" : verdictOf(id)),
      new Map([...inferred, ...(slip === undefined ? [] : [[slip.definition, slip.interval] as const])]),
    );
  const add = (cause: FoundCause, changed: ReadonlyMap<string, Verdicted>): void => {
    causes.push(cause);
    for (const [id, one] of changed) verdicts.set(id, one);
    for (const id of cause.explains) settled.add(id);
  };
  for (;;) {
    const wrong = wrongNow();
    if (wrong.length < CAUSE_LIMITS.fewest) break;
    const named = sameMistake(scheme, wrong, verdicts, ownWith());
    const values = causes.filter(({ definition }) => inferred.has(definition)).length;
    const supposed =
      values < CAUSE_LIMITS.most && (named?.explains.length ?? 0) < wrong.length
        ? supposedIn(scheme, wrong, verdicts, ownWith(), named?.explains.length ?? 1)
        : [];
    const found = supposed
      .map((one) => confirmed(scheme, one, wrong, ownWith(one), judge))
      .find((one) => one !== null);
    if (found !== undefined && found !== null) {
      inferred.set(found.cause.definition, found.cause.interval);
      add(found.cause, found.changed);
    } else if (named !== null) {
      const first = known(scheme.asked, named.shownAt).id;
      const { misconception } = known(verdicts, named.shownAt);
      const follows = { verdict: "follow-through", misconception, followsFrom: [first] } as const;
      add(named, new Map(named.explains.filter((id) => id !== named.shownAt).map((id) => [id, follows])));
    } else break;
    // What only copies one that is explained now is as right.
    const own = ownWith();
    for (const id of wrongNow()) {
      const answer = known(scheme.asked, id);
      const again = judge(answer, () => own);
      if (again.verdict === "follow-through" || again.verdict === "imprecise") verdicts.set(id, again);
    }
  }
  return { verdicts, causes };
}

interface Supposed {
  readonly definition: string;
  readonly interval: Interval;
  readonly explains: readonly string[];
  /** The first answer that shows a named mistake which leads to this value. */
  readonly namedAt: string | null;
}

/** Values not asked that would explain more answers than these, and no right one wrongly: most answers first, of as many the last line. */
function supposedIn(
  scheme: PreparedQuestion,
  wrong: readonly string[],
  verdicts: ReadonlyMap<string, Verdicted>,
  own: Own,
  more: number,
): Supposed[] {
  const worked = workedFrom(scheme, own);
  const have = { own, worked };
  const isWrong = new Set(wrong);
  const suppose = (reach: Reach): Supposed[] => {
    const hanging = [...reach.ways.keys()].filter((id) => isWrong.has(id));
    if (hanging.length <= more || hanging.length < CAUSE_LIMITS.fewest) return [];
    const inferred = hanging.flatMap((id) => {
      const interval = inferredFrom(scheme, reach, id, have);
      return interval === null ? [] : [{ id, interval }];
    });
    const best = deepest(inferred);
    if (best === null) return [];
    const { interval, explains } = best;
    // Most of what hangs on it, and half of all that is wrong: two numbers among many agree by chance.
    if (explains.length <= more || 2 * explains.length <= hanging.length) return [];
    if (2 * explains.length < wrong.length) return [];
    if (interval[1] - interval[0] > (LIMITS.widest * Math.abs(interval[0] + interval[1])) / 2) return [];
    if (!areSeveral(explains, own) || !isPlausible(scheme, reach.definition, interval)) return [];
    const right = [...reach.ways.keys()].filter((id) => {
      const verdict = verdicts.get(id)?.verdict;
      return verdict === "correct" || verdict === "imprecise";
    });
    if (!right.every((id) => agrees(scheme, reach, id, interval, have))) return [];
    const { definition } = reach;
    const namedAt = wrong.find((id) => {
      const name = verdicts.get(id)?.misconception ?? null;
      return name !== null && explains.includes(id) && isNamedAt(scheme, name, id, definition, interval);
    });
    return [{ definition, interval, explains, namedAt: namedAt ?? null }];
  };
  return scheme
    .reachesFrom(own.values.keys())
    .flatMap(suppose)
    .sort((a, b) => b.explains.length - a.explains.length);
}

/** Numbers of which one cannot be read off another: not the same everywhere, whatever their signs. */
function areSeveral(ids: readonly string[], own: Own): boolean {
  const sizes = ids.map((id) => Math.abs(own.values.get(id) ?? Number.NaN));
  const [first = Number.NaN] = sizes;
  return sizes.some((size) => Math.abs(size - first) > CAUSE_LIMITS.same * first);
}

/** Where most intervals lie over each other, and whose they are; null where there are none. */
function deepest(
  inferred: readonly { readonly id: string; readonly interval: Interval }[],
): { interval: Interval; explains: readonly string[] } | null {
  let best: { interval: Interval; explains: readonly string[] } | null = null;
  for (const { interval: at } of inferred) {
    const over = inferred.filter(({ interval: [low, high] }) => low <= at[0] && at[0] <= high);
    if (best !== null && over.length <= best.explains.length) continue;
    const low = Math.max(...over.map(({ interval }) => interval[0]));
    const high = Math.min(...over.map(({ interval }) => interval[1]));
    best = { interval: [low, high], explains: over.map(({ id }) => id) };
  }
  return best;
}

/** A supposed slip where marking by it follows several answers through; the copy of it is where it stands. */
function confirmed(
  scheme: PreparedQuestion,
  { definition, interval, explains, namedAt }: Supposed,
  wrong: readonly string[],
  own: Own,
  judge: Before["judge"],
): { cause: FoundCause; changed: ReadonlyMap<string, Verdicted> } | null {
  const changed = new Map<string, Verdicted>();
  for (const id of wrong) {
    if (id === namedAt || own.wayTo(id).from.every((one) => one !== definition)) continue;
    const made = judge(known(scheme.asked, id), () => own);
    if (made.verdict === "follow-through" || made.verdict === "imprecise") changed.set(id, made);
  }
  const copy = explains.find((id) => !changed.has(id) && own.wayTo(id).cone.length === 1);
  const shownAt = namedAt ?? copy ?? null;
  const all = wrong.filter((id) => changed.has(id) || id === shownAt);
  if (changed.size === 0 || all.length < CAUSE_LIMITS.fewest || !areSeveral(all, own)) return null;
  return { cause: { definition, interval, explains: all, shownAt }, changed };
}
