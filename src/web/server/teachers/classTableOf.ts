import { unmarked } from "../../../classroom/set/folder/reissues.js";
import { boxesOf } from "../../../core/sheet/boxes.js";
import type { ClassTable, MadeMistake } from "../../../paper/pages/teach/classTable.js";
import type { ServedSet } from "../students/servedSets.js";
import type { ClassState } from "./classMarks.js";
import type { CopyMarks } from "./copyMarks.js";

/** More mistakes than these are not shown. */
const MOST_MISTAKES = 8;

/** A class as a table: everybody whose sheet was not replaced, and those who have answers on one that was. */
export function classTableOf(set: ServedSet, { copies, tally }: ClassState, address: string): ClassTable {
  const shown = new Set(unmarked(set.copies, new Set()).map(({ id }) => id));
  const made = new Map<string, MadeMistake[]>();
  const entryOf = (id: string): string => `${address}/enter/${encodeURIComponent(id)}`;
  const rows = set.copies.flatMap(({ id, code, student }) => {
    const marks = copies.get(id);
    if (marks === undefined && !shown.has(id)) return [];
    const name = (student ?? marks?.sheet.student)?.name ?? "";
    const grade = tally.grades.find(({ sheet }) => sheet === id);
    if (marks !== undefined)
      for (const [mistake, written] of mistakesOf(marks))
        made.set(mistake, [
          ...(made.get(mistake) ?? []),
          { name: name === "" ? id : name, entry: entryOf(id), written },
        ]);
    return [
      {
        ...{ id, code, name },
        answered: marks === undefined ? null : (grade?.answered ?? 0),
        asked: marks?.marked.answers.length ?? 0,
        handedIn: marks?.handedIn ?? 0,
        points: tally.questions.map((question) => grade?.questions[question.id] ?? 0),
        waiting: tally.questions.map((question) => grade?.waiting?.[question.id] ?? 0),
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

/** What a student wrote by each mistake, in the order of the boxes. */
function mistakesOf({ sheet, marked }: CopyMarks): Map<string, MadeMistake["written"]> {
  const byId = new Map(marked.answers.map((one) => [one.id, one]));
  const found = new Map<string, MadeMistake["written"]>();
  for (const { number: box, answer } of boxesOf(sheet)) {
    const one = byId.get(answer.id);
    const mistake = one?.misconception ?? null;
    if (one === undefined || mistake === null) continue;
    found.set(mistake, [...(found.get(mistake) ?? []), { box, text: one.given.trim() }]);
  }
  return found;
}
