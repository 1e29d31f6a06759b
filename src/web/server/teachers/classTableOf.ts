import type { ClassTable } from "../../../pages/teach/classTable.js";
import { unmarked } from "../../../set/folder/reissues.js";
import type { ServedSet } from "../students/servedSets.js";
import type { ClassState } from "./classMarks.js";

/** More mistakes than these are not shown. */
const MOST_MISTAKES = 8;

/** A class as a table: everybody whose sheet was not replaced, and those who have answers on one that was. */
export function classTableOf(set: ServedSet, { copies, tally }: ClassState, address: string): ClassTable {
  const shown = new Set(unmarked(set.copies, new Set()).map(({ id }) => id));
  const made = new Map<string, string[]>();
  const rows = set.copies.flatMap(({ id, code, student }) => {
    const marks = copies.get(id);
    if (marks === undefined && !shown.has(id)) return [];
    const name = student?.name ?? "";
    const grade = tally.grades.find(({ sheet }) => sheet === id);
    for (const misconception of new Set(
      marks?.marked.answers.flatMap((one) => one.misconception ?? []) ?? [],
    ))
      made.set(misconception, [...(made.get(misconception) ?? []), name === "" ? id : name]);
    return [
      {
        ...{ id, code, name },
        answered: marks === undefined ? null : (grade?.answered ?? 0),
        asked: marks?.marked.answers.length ?? 0,
        handedIn: marks?.handedIn ?? 0,
        points: tally.questions.map((question) => grade?.questions[question.id] ?? 0),
        score: grade?.score ?? 0,
        maxScore: grade?.maxScore ?? 0,
      },
    ];
  });
  const mistakes = [...made]
    .map(([id, students]) => ({ id, students }))
    .sort((a, b) => b.students.length - a.students.length)
    .slice(0, MOST_MISTAKES);
  return { address, title: set.title, questions: tally.questions, rows, mistakes };
}
