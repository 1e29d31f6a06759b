import { OWN_RULES } from "../../../classroom/classScheme.js";
import { type ClassTally, tallyClass } from "../../../marking/classTally.js";
import type { AnswerStore, SheetName } from "../database/answerStore.js";
import type { ServedSet } from "../students/servedSets.js";
import { type CopyMarks, copyMarks } from "./copyMarks.js";

/** A class as it stands. */
export interface ClassState {
  /** By copy; none of those of which nothing is known. */
  readonly copies: ReadonlyMap<string, CopyMarks>;
  readonly tally: ClassTally;
}

/** Marks of classes, of which each copy is marked anew only once more is known of it. */
export function classMarks(store: AnswerStore): {
  readonly copy: (set: ServedSet, id: string) => Promise<CopyMarks>;
  readonly all: (set: ServedSet) => Promise<ClassState>;
} {
  const known = new Map<string, { readonly version: string; readonly marks: CopyMarks }>();
  const read = async (set: ServedSet, id: string): Promise<CopyMarks> => {
    const name: SheetName = { set: set.name, sheet: id };
    const [sheet, saved, attempts, overrules] = await Promise.all([
      set.load(id),
      store.answersOf(name),
      store.attemptsOf(name),
      store.overrulesOf(name),
    ]);
    return copyMarks(sheet, { saved, attempts, overrules, policy: set.policy, scheme: OWN_RULES });
  };
  const all = async (set: ServedSet): Promise<ClassState> => {
    const versions = await store.versionsOf(set.name);
    const copies = new Map<string, CopyMarks>();
    const tally = tallyClass();
    for (const { id } of set.copies) {
      const version = versions.get(id);
      if (version === undefined) continue;
      const key = `${set.name} ${id}`;
      const before = known.get(key);
      const marks = before?.version === version ? before.marks : await read(set, id);
      known.set(key, { version, marks });
      copies.set(id, marks);
      tally.add(marks.sheet, marks.marked);
    }
    return { copies, tally: tally.result() };
  };
  return { copy: read, all };
}
