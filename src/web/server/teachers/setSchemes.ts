import { type ClassScheme, OWN_RULES, readClassScheme } from "../../../classroom/answers/classScheme.js";
import { saysNothing } from "../../../classroom/answers/schemeText.js";
import type { SchemeStore, TakenScheme } from "../database/schemeStore.js";
import type { ServedSet } from "../students/servedSets.js";

/** A scheme that holds, read. */
export interface HeldScheme extends TakenScheme {
  readonly scheme: ClassScheme;
}

/** What the marks of sets are given by. */
export interface SetSchemes {
  readonly of: (set: ServedSet) => Promise<HeldScheme>;
  /** Reads a text beside all sheets of a set. Throws a GradsheetError with every fault and its line. */
  readonly read: (set: ServedSet, text: string) => Promise<ClassScheme>;
  /** False where another one was taken since `after`. */
  readonly take: (set: ServedSet, text: string, after: number, who: string) => Promise<boolean>;
}

/** The name that faults give the text that was typed. */
const FILE = "scheme.yaml";

/** Schemes as they are kept, each read once. */
export function setSchemes(store: SchemeStore): SetSchemes {
  const held = new Map<string, HeldScheme>();
  const read = async (set: ServedSet, text: string): Promise<ClassScheme> =>
    saysNothing(text) ? OWN_RULES : readClassScheme(text, FILE, set);
  return {
    of: async (set) => {
      const taken = await store.schemeOf(set.name);
      const known = held.get(set.name);
      if (known !== undefined && known.number === taken.number) return known;
      const now = { ...taken, scheme: await read(set, taken.text) };
      held.set(set.name, now);
      return now;
    },
    read,
    take: (set, text, after, who) => store.take(set.name, text, after, who),
  };
}
