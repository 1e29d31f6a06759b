import { mark } from "../../src/core/marking/mark.js";
import type { MarkedAnswer } from "../../src/core/marking/marked.js";
import { MISCONCEPTIONS, type MisconceptionName } from "../../src/core/misconceptions/index.js";
import type { Sheet } from "../../src/core/sheet/sheet.js";
import { changedBy, workSheet } from "./students.js";

/** What a student with one misconception got for the first answer that it spoils. */
export interface Spoilt {
  readonly name: MisconceptionName;
  readonly first: MarkedAnswer;
}

/** A sheet worked by a student for each misconception, who holds it wherever it applies; those that change no answer are left out. */
export function spoiltBy(sheet: Sheet): Spoilt[] {
  const [question] = sheet.questions;
  if (question === undefined) throw new Error("no question");
  return (Object.keys(MISCONCEPTIONS) as MisconceptionName[]).flatMap((name) => {
    const changed = changedBy(question, name);
    if (changed.size === 0) return [];
    const { answers } = mark(sheet, workSheet(sheet, { method: (id) => changed.get(id) }));
    const first = answers.find(({ verdict }) => verdict !== "correct" && verdict !== "blank");
    return first === undefined ? [] : [{ name, first }];
  });
}

/** How often mistakes were named as themselves, and what was said in place of the others. */
export class NamedTally {
  readonly counts = new Map<string, { named: number; of: number; others: string[] }>();

  add(key: string, { name, first }: Spoilt, where: string): void {
    const { named, of, others } = this.counts.get(key) ?? { named: 0, of: 0, others: [] };
    const itself = first.misconception === name;
    this.counts.set(key, {
      named: named + (itself ? 1 : 0),
      of: of + 1,
      others: itself ? others : [...others, `${where} ${first.id}: ${first.misconception ?? first.verdict}`],
    });
  }
}
