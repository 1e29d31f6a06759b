import type { Answers } from "../../src/core/marking/marked.js";
import type { Question, Sheet } from "../../src/core/sheet/sheet.js";
import { askedOf } from "../../src/export/canvas/asked.js";
import { EXPORTS } from "../../src/export/index.js";
import { fieldsOf } from "../../src/export/item.js";
import { edgePapers } from "./edgePapers.js";
import { held, probesOf } from "./exported.js";
import { byMark, GRADERS, numbersIn } from "./graders.js";
import { served } from "./serverGrades.js";

/** What a grader makes of a number in a blank: the share of its marks, 0 to 1. */
export interface Graded {
  readonly id: string;
  readonly text: string;
  readonly paper: "alone" | "together";
  readonly mark: number;
  readonly own: number;
  /** Whether the program itself makes a right number of it: Canvas rounds to four decimals, as it is asked there. */
  readonly rounded?: boolean;
}

interface Paper {
  readonly kind: "alone" | "together";
  readonly answers: Answers;
}

/** Numbers just outside of their bounds: one in an empty paper, and all of a paper at once. */
function outsidePapers(question: Question, sheet: Sheet): Paper[] {
  const fields = held(EXPORTS.json, { ...sheet, questions: [question] }).items.flatMap(fieldsOf);
  const alone = fields.flatMap(({ answer, asked }) =>
    answer.kind !== "number"
      ? []
      : probesOf(answer, asked)
          .filter(({ right }) => !right)
          .map(({ text }): Paper => ({ kind: "alone", answers: { [answer.id]: text } })),
  );
  const together = edgePapers(question)
    .slice(2)
    .map((answers): Paper => ({ kind: "together", answers }));
  return [...alone, ...together];
}

/** Whether a number, rounded as Canvas rounds what is typed for it, is right by mark. */
function isRoundedRight(sheet: Sheet, question: Question, id: string, paper: Answers): boolean {
  const fields = held(EXPORTS.canvas, { ...sheet, questions: [question] }).items.flatMap(fieldsOf);
  const field = fields.find(({ answer }) => answer.id === id);
  const way = field === undefined ? null : askedOf(field, question);
  if (way === null) return false;
  const [unit, old] = [10 ** way.power, way.minus ?? 0];
  const typed = Number(((Number(paper[id]) - old) / unit).toFixed(4));
  const text = String(Number((typed * unit + old).toPrecision(12)));
  return byMark(sheet)(question, { [id]: text }).get(id) === 1;
}

export type GraderName = keyof typeof GRADERS | "server.py";

/** What a grader makes of every number just outside of its bounds, beside what `mark` does. */
export async function gradedOutside(name: GraderName, sheet: Sheet): Promise<Graded[]> {
  if (name === "server.py") return gradedByServer(sheet);
  const right = byMark(sheet);
  const grader = await GRADERS[name](sheet);
  const format = name === "qti" ? EXPORTS.qti3 : EXPORTS[name];
  return held(format, sheet).items.flatMap(({ question }) =>
    outsidePapers(question, sheet).flatMap(({ kind, answers }) => {
      const [wanted, found] = [right(question, answers), grader(question, answers)];
      return [...found].flatMap(([id, own]): Graded[] => {
        const by = wanted.get(id);
        if (by === undefined) return [];
        const rounded = name === "canvas" && isRoundedRight(sheet, question, id, answers);
        return [{ id, text: answers[id] ?? "", paper: kind, mark: by, own, rounded }];
      });
    }),
  );
}

async function gradedByServer(whole: Sheet): Promise<Graded[]> {
  const one = await served(whole);
  const right = byMark(one.sheet);
  const papers = one.sheet.questions.map((question) => outsidePapers(question, one.sheet));
  const found = one.grade(papers.map((own) => own.map(({ answers }) => answers)));
  let n = 0;
  return one.sheet.questions.flatMap((question, k) =>
    (papers[k] ?? []).flatMap(({ kind, answers }) => {
      const wanted = right(question, answers);
      const { shares = [] } = found[n++] ?? {};
      const names = one.variants[k]?.answers.map(({ name }) => name) ?? [];
      return numbersIn(question, answers).map(
        ({ id }): Graded => ({
          ...{ id, text: answers[id] ?? "", paper: kind, mark: wanted.get(id) ?? Number.NaN },
          own: shares[names.indexOf(id.replace(".", "_"))] ?? Number.NaN,
        }),
      );
    }),
  );
}
