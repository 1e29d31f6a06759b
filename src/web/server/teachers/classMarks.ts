import type { ClassScheme } from "../../../classroom/answers/classScheme.js";
import { type ClassTally, tallyClass } from "../../../core/marking/classTally.js";
import type { AnswerStore, SheetName } from "../database/answerStore.js";
import type { ServedSet } from "../students/servedSets.js";
import { type CopyMarks, copyMarks, type KnownOfCopy } from "./copyMarks.js";
import type { SetSchemes } from "./setSchemes.js";

/** A class as it stands. */
export interface ClassState {
  /** By copy; none of those of which nothing is known. */
  readonly copies: ReadonlyMap<string, CopyMarks>;
  readonly tally: ClassTally;
}

export interface ClassMarks {
  readonly copy: (set: ServedSet, id: string) => Promise<CopyMarks>;
  readonly all: (set: ServedSet) => Promise<ClassState>;
  /** As it would stand by another scheme. */
  readonly by: (set: ServedSet, scheme: ClassScheme) => Promise<ClassState>;
}

/** Marks of classes, of which each copy is marked anew only once more is known of it, or another scheme was taken. */
export function classMarks(store: AnswerStore, schemes: SetSchemes): ClassMarks {
  const known = new Map<string, { readonly version: string; readonly marks: CopyMarks }>();
  const read = async (set: ServedSet, id: string): Promise<Omit<KnownOfCopy, "scheme">> => {
    const name: SheetName = { set: set.name, sheet: id };
    const [saved, attempts, overrules] = await Promise.all([
      store.answersOf(name),
      store.attemptsOf(name),
      store.overrulesOf(name),
    ]);
    return { saved, attempts, overrules, policy: set.policy };
  };
  const markedBy = async (set: ServedSet, id: string, scheme: ClassScheme): Promise<CopyMarks> =>
    copyMarks(await set.load(id), { ...(await read(set, id)), scheme });

  /** `kept` marks a copy, or has its marks already. */
  const each = async (
    set: ServedSet,
    kept: (id: string, version: string) => Promise<CopyMarks>,
  ): Promise<ClassState> => {
    const versions = await store.versionsOf(set.name);
    const copies = new Map<string, CopyMarks>();
    const tally = tallyClass();
    for (const { id } of set.copies) {
      const version = versions.get(id);
      if (version === undefined) continue;
      const marks = await kept(id, version);
      copies.set(id, marks);
      tally.add(marks.sheet, marks.marked);
    }
    return { copies, tally: tally.result() };
  };
  return {
    copy: async (set, id) => markedBy(set, id, (await schemes.of(set)).scheme),
    by: (set, scheme) => each(set, (id) => markedBy(set, id, scheme)),
    all: async (set) => {
      const { scheme, number } = await schemes.of(set);
      return each(set, async (id, more) => {
        const key = `${set.name} ${id}`;
        const version = `${number} ${more}`;
        const before = known.get(key);
        const marks = before?.version === version ? before.marks : await markedBy(set, id, scheme);
        known.set(key, { version, marks });
        return marks;
      });
    },
  };
}
