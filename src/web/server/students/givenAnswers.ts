import * as z from "zod";
import type { Answers } from "../../../core/marking/marked.js";
import type { Sheet } from "../../../core/sheet/sheet.js";
import { type Boxes, LONGEST, LONGEST_TEXT, WHO } from "./boxes.js";

const shape = z.object({ answers: z.record(z.string().max(LONGEST), z.string().max(LONGEST_TEXT)) });

/** The sheet as its student's, by what somebody typed of themselves where no class list says whose it is. */
export function ofWho(sheet: Sheet, saved: Answers): Sheet {
  const name = saved[WHO]?.trim() ?? "";
  return sheet.student !== undefined || name === "" ? sheet : { ...sheet, student: { id: "", name } };
}

const fits = (given: string, longest: number | undefined): boolean =>
  // No database takes a text with a NUL in it.
  longest !== undefined && given.length <= longest && !given.includes("\0");

/** Answers from a request's JSON; null for anything else than texts that fit the boxes of their ids. */
export function answersFromJson(data: unknown, boxes: Boxes): Answers | null {
  const read = shape.safeParse(data);
  if (!read.success) return null;
  const { answers } = read.data;
  return Object.entries(answers).every(([id, given]) => fits(given, boxes.get(id))) ? answers : null;
}

/**
 * The same from a form that was sent without a script; fields of another name are left alone. Of buttons that are pressed
 * together each is sent by itself: their values stand side by side.
 */
export function answersFromForm(form: Readonly<Record<string, unknown>>, boxes: Boxes): Answers {
  return Object.fromEntries(
    Object.entries(form).flatMap(([id, given]) => {
      const all: readonly unknown[] = Array.isArray(given) ? given : [given];
      if (!all.every((one) => typeof one === "string")) return [];
      const text = all.join(" ");
      return fits(text, boxes.get(id)) ? [[id, text] as const] : [];
    }),
  );
}
