import { GradsheetError } from "../../../core/base/errors.js";
import { partOf } from "../../../core/parse/document.js";
import { parseWith } from "../../../core/parse/schema.js";
import type { QuizQuestion } from "../quiz.js";
import { fromSchema } from "./ownSchema.js";
import { type Beside, type OwnPlace, report } from "./proseField.js";
import { isOwn, readOwn } from "./readOwn.js";

export const isFrom = (data: unknown): data is Readonly<Record<string, unknown>> =>
  typeof data === "object" && data !== null && "from" in data && !("topic" in data);

/**
 * An entry of questions that lie in files: one, or those of a folder, of which each copy draws `pick`. `total`: whether
 * the quiz shares out points of its own. Null where nothing can be read; the faults tell.
 */
export function readBank(
  data: Readonly<Record<string, unknown>>,
  at: OwnPlace,
  beside: Beside,
  total: boolean,
): QuizQuestion | null {
  const { from, pick, points } = parseWith(fromSchema, partOf(at.document, at.base, data));
  const files = beside.files(from, ["from"], at);
  if (files === null) return null;
  const questions = files.flatMap((file) => readFile(file, at));
  if (questions.length < files.length) return null;
  const [only] = questions;
  if (only === undefined) return null;
  if (pick !== undefined && pick > questions.length) {
    report(
      at,
      ["pick"],
      `${pick} of ${questions.length} questions; at most ${questions.length} would be right`,
    );
    return null;
  }
  if (questions.length === 1) return { ...only, points: points ?? only.points };
  const count = pick ?? questions.length;
  const own = new Set(questions.map((question) => question.points));
  if (points === undefined && own.size > 1 && count < questions.length)
    report(
      at,
      ["pick"],
      `the questions of ${from} have ${[...own].map((one) => one ?? "no").join(" and ")} points, and copies would be out of different sums; points: beside pick gives each as many`,
    );
  const each = points ?? (own.size === 1 ? only.points : null);
  if (own.has(null) && own.size === 1 && each === null && !total && count < questions.length)
    report(
      at,
      ["pick"],
      `the questions of ${from} say no points, and copies would be out of different sums; points: beside pick gives each as many`,
    );
  return { ...only, name: from, bank: { from, questions }, count, points: each };
}

/** The question of a file, named as its file is where it has no name; none where it has faults. */
function readFile(file: string, at: OwnPlace): QuizQuestion[] {
  const document = at.beside(file, ["from"], at);
  if (document === null) return [];
  const here: OwnPlace = { ...at, document, base: [] };
  const before = at.faults.length;
  try {
    if (!isOwn(document.data)) {
      here.faults.push({
        code: "SHAPE",
        message: "no question of a bank; text: and what belongs to it would be right",
        place: document.place([]),
      });
      return [];
    }
    const question = readOwn(document.data, here);
    if (question === null || at.faults.length > before) return [];
    return [{ ...question, name: question.name ?? file.replace(/\.\w+$/, ""), count: 1 }];
  } catch (error) {
    if (!(error instanceof GradsheetError)) throw error;
    at.faults.push(...error.faults);
    return [];
  }
}
