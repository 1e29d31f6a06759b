import { markByScheme } from "../../../classroom/markByScheme.js";
import { type ClassTally, tallyClass } from "../../../marking/classTally.js";
import { mark } from "../../../marking/mark.js";
import type { Answers, MarkedSheet } from "../../../marking/marked.js";
import type { Sheet } from "../../../sheet/sheet.js";
import type { AnswerStore, Attempt, Overruled, SheetName } from "../database/answerStore.js";
import type { ServedSet } from "../students/servedSets.js";

/** One sheet as it stands: what was written, and its marks. */
export interface CopyMarks {
  readonly sheet: Sheet;
  readonly given: Answers;
  readonly marked: MarkedSheet;
  /** How many questions were handed in on the page. */
  readonly handedIn: number;
}

/**
 * What counts of a sheet: of a question that was handed in the attempt with the most points, of any other what is saved; a
 * mark by hand comes over both.
 */
function copyMarks(
  sheet: Sheet,
  saved: Answers,
  attempts: readonly Attempt[],
  overrules: ReadonlyMap<string, Overruled>,
): CopyMarks {
  const given = Object.fromEntries(
    sheet.questions.flatMap((question) => {
      const own = attempts.filter((attempt) => attempt.question === question.id);
      const best = own
        .map(({ answers }) => ({ answers, points: pointsOf(sheet, question.id, answers) }))
        .sort((a, b) => b.points - a.points)[0];
      const answers = best?.answers ?? saved;
      return question.answers.map(({ id }) => [id, answers[id] ?? ""] as const);
    }),
  );
  const rules = {
    ...{ points: new Map(), voids: new Map(), accepts: new Map() },
    overrules: new Map([...overrules].map(([id, one]) => [id, { sheet: sheet.id, ...one }])),
  };
  const handedIn = new Set(attempts.map(({ question }) => question)).size;
  return { sheet, given, marked: markByScheme(sheet, given, rules), handedIn };
}

function pointsOf(sheet: Sheet, question: string, answers: Answers): number {
  const own = new Set(
    sheet.questions.flatMap(({ id, answers: asked }) => (id === question ? asked.map((one) => one.id) : [])),
  );
  return mark(sheet, answers).answers.reduce((sum, { id, points }) => sum + (own.has(id) ? points : 0), 0);
}

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
    return copyMarks(sheet, saved, attempts, overrules);
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
