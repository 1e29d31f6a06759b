import * as z from "zod";
import { schemaKey } from "../parse/schema.js";

/** A share of an answer's points, 0 to 1. */
const share = z.number().min(0).max(1);
const points = z.number().min(0).max(1000);
/** A question (q3), or a blank by its id, its box or what is printed beside it (q3.C, 12, q3.∂C/∂w₃). */
const named = z.string().min(1);
/** A sheet or box may be written as a number. */
const loosely = z.union([z.string().min(1), z.number()]).transform(String);

const accepted = z.union([
  z.number(),
  z.string().min(1),
  z
    .strictObject({ from: z.number(), to: z.number() })
    .refine(({ from, to }) => from <= to, { message: "from is more than to; the smaller one first" }),
]);

/** What marks are given for in a class, as a scheme file says it. */
export const schemeSchema = z.strictObject({
  $schema: schemaKey,
  marking: z
    .strictObject({
      followThrough: share.optional(),
      imprecise: share.optional(),
      misconception: share.optional(),
    })
    .optional()
    .describe("Which share of an answer's points is earned by what is not fully right, 0 to 1."),
  inferred: z
    .union([z.literal(false), share])
    .optional()
    .describe(
      "False: a slip in a value that was not asked costs all that follows from it, as exports mark it. A number: the share of the marks that hang on it that it costs where it is in no box.",
    ),
  points: z
    .record(named, points)
    .optional()
    .describe("New points of a question, shared among its blanks as before, or of one blank."),
  void: z
    .union([z.array(named), z.record(named, z.enum(["full", "drop"]))])
    .optional()
    .describe("Questions or blanks that do not test: full gives everybody their marks, drop takes them out."),
  accept: z
    .record(named, z.union([accepted, z.array(accepted).min(1)]))
    .optional()
    .describe(
      "What else is right: a number, numbers from … to …, the label of an option, the name of a misconception.",
    ),
  overrule: z
    .array(z.strictObject({ sheet: loosely, answer: loosely, points, why: z.string().trim().min(1) }))
    .optional()
    .describe("Marks of one answer of one student, with the reason that the student is told."),
});
