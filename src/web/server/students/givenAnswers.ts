import { z } from "zod";
import type { Answers } from "../../../marking/marked.js";
import type { Sheet } from "../../../sheet/sheet.js";

/** More of an answer is no answer. */
const LONGEST = 100;

const shape = z.object({ answers: z.record(z.string().max(LONGEST), z.string().max(LONGEST)) });

const askedBy = ({ questions }: Sheet): ReadonlySet<string> =>
  new Set(questions.flatMap(({ answers }) => answers.map(({ id }) => id)));

/** Answers to a sheet from a request's JSON; null for anything else than texts by the ids that the sheet asks for. */
export function answersFromJson(data: unknown, sheet: Sheet): Answers | null {
  const read = shape.safeParse(data);
  if (!read.success) return null;
  const asked = askedBy(sheet);
  return Object.keys(read.data.answers).every((id) => asked.has(id)) ? read.data.answers : null;
}

/** The same from a form that was sent without a script; fields of another name are left alone. */
export function answersFromForm(form: Readonly<Record<string, unknown>>, sheet: Sheet): Answers {
  const asked = askedBy(sheet);
  return Object.fromEntries(
    Object.entries(form).flatMap(([id, given]) =>
      asked.has(id) && typeof given === "string" && given.length <= LONGEST ? [[id, given] as const] : [],
    ),
  );
}
