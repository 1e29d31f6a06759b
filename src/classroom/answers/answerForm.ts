import { boxesOf } from "../../core/sheet/boxes.js";
import { printedName } from "../../core/sheet/printedName.js";
import { notationOfQuestion } from "../../core/sheet/questionNotation.js";
import type { Sheet } from "../../core/sheet/sheet.js";
import type { Messages } from "../../core/words/messages.js";
import { blankWords } from "../../document/build/blankWords.js";

/** The form that a class's answers are typed into: a row a student, a column a box. */
export interface AnswerForm {
  readonly rows: readonly (readonly string[])[];
  /** How many of the rows are headings: two where copies ask different blanks. */
  readonly headings: 1 | 2;
  /** How many columns say whose row it is. */
  readonly fixed: number;
}

/** Adds up the form of a set, sheet by sheet; of each sheet its names alone are kept. */
export function answerForm(t: Messages): { add: (sheet: Sheet) => void; form: () => AnswerForm } {
  const owners: string[][] = [];
  /** By box, the names that stand beside it on one copy or another. */
  const names: Set<string>[] = [];
  const counts = new Set<number>();
  const words = blankWords(t);
  const add = (sheet: Sheet) => {
    owners.push([sheet.id, sheet.code, sheet.student?.name ?? ""]);
    const boxes = boxesOf(sheet);
    counts.add(boxes.length);
    for (const [k, { question, answer }] of boxes.entries()) {
      const name = printedName(answer, notationOfQuestion(question, sheet.notation), words);
      names[k] = (names[k] ?? new Set()).add(name);
    }
  };
  const form = (): AnswerForm => {
    const whose = [t("form.sheet"), t("form.code"), t("form.name")];
    const alike = counts.size <= 1 && names.every(({ size }) => size === 1);
    const heads = names.map((each, k) => (alike ? `${k + 1} ${[...each][0]}` : String(k + 1)));
    const second = alike ? [] : [["", "", t("form.beside"), ...names.map(someOf)]];
    const empty = names.map(() => "");
    return {
      rows: [[...whose, ...heads], ...second, ...owners.map((owner) => [...owner, ...empty])],
      headings: alike ? 1 : 2,
      fixed: whose.length,
    };
  };
  return { add, form };
}

/** More names of one box say no more than that copies differ there. */
const MOST_NAMES = 3;

function someOf(names: ReadonlySet<string>): string {
  const shown = [...names].slice(0, MOST_NAMES);
  return [...shown, ...(names.size > shown.length ? ["…"] : [])].join(" | ");
}
