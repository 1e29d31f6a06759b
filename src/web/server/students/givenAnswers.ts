import { z } from "zod";
import type { Answers } from "../../../marking/marked.js";
import { marksId, type Sheet } from "../../../sheet/sheet.js";

/** More of an answer is no answer; what is written in words may be longer. */
const LONGEST = 100;
const LONGEST_TEXT = 4000;

const shape = z.object({ answers: z.record(z.string().max(LONGEST), z.string().max(LONGEST_TEXT)) });

/** Under this id stands who works on a sheet that no class list has given to anybody; answers' ids have a dot in them. */
export const WHO = "who";

/** The sheet as its student's, by what somebody typed of themselves where no class list says whose it is. */
export function ofWho(sheet: Sheet, saved: Answers): Sheet {
  const name = saved[WHO]?.trim() ?? "";
  return sheet.student !== undefined || name === "" ? sheet : { ...sheet, student: { id: "", name } };
}

/** The answers that a sheet asks for, each with the longest text that it takes; marks given by hand are not among them. */
const longestBy = ({ questions, student }: Sheet): ReadonlyMap<string, number> =>
  new Map([
    ...questions.flatMap(({ answers }) =>
      answers.map(({ id, kind }) => [id, kind === "written" ? LONGEST_TEXT : LONGEST] as const),
    ),
    ...(student === undefined ? [[WHO, LONGEST] as const] : []),
  ]);

const fits = (given: string, longest: number | undefined): boolean =>
  // No database takes a text with a NUL in it.
  longest !== undefined && given.length <= longest && !given.includes("\0");

/** The ids that marks of what is written stand under. */
export const marksIdsOf = ({ questions }: Sheet): readonly string[] =>
  questions.flatMap(({ answers }) =>
    answers.flatMap((answer) => (answer.kind === "written" ? [marksId(answer)] : [])),
  );

/**
 * Answers to a sheet from a request's JSON; null for anything else than texts by the ids that the sheet asks for. Of a
 * teacher's, the marks of what is written too.
 */
export function answersFromJson(
  data: unknown,
  sheet: Sheet,
  who: "student" | "teacher" = "student",
): Answers | null {
  const read = shape.safeParse(data);
  if (!read.success) return null;
  const marks = who === "teacher" ? marksIdsOf(sheet) : [];
  const longest = new Map([...longestBy(sheet), ...marks.map((id) => [id, LONGEST] as const)]);
  const { answers } = read.data;
  return Object.entries(answers).every(([id, given]) => fits(given, longest.get(id))) ? answers : null;
}

/**
 * The same from a form that was sent without a script; fields of another name are left alone. Of buttons that are pressed
 * together each is sent by itself: their values stand side by side.
 */
export function answersFromForm(form: Readonly<Record<string, unknown>>, sheet: Sheet): Answers {
  const longest = longestBy(sheet);
  return Object.fromEntries(
    Object.entries(form).flatMap(([id, given]) => {
      const all: readonly unknown[] = Array.isArray(given) ? given : [given];
      if (!all.every((one) => typeof one === "string")) return [];
      const text = all.join(" ");
      return fits(text, longest.get(id)) ? [[id, text] as const] : [];
    }),
  );
}
