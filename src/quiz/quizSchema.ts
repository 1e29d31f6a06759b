import { z } from "zod";
import { NOTATIONS } from "../notation/notation.js";
import { LEVELS, LOCALES, PAPERS } from "../sheet/sheet.js";
import { TOPICS, type TopicName } from "../topics/index.js";
import { lookSchema } from "./look.js";
import { MOST } from "./printable.js";
import { wordsField } from "./words.js";

const roundingSchema = z
  .strictObject({
    decimals: z.int().min(1).max(8).optional(),
    significant: z.int().min(2).max(8).optional(),
  })
  .refine(({ decimals, significant }) => (decimals === undefined) !== (significant === undefined), {
    message: 'it needs either "decimals" or "significant", and one of them alone',
  })
  .transform(({ decimals, significant }) =>
    decimals === undefined ? { significant: significant ?? 4 } : { decimals },
  );

/** A share of an answer's points, 0 to 1. */
const shareField = z.number().min(0).max(1);

/** Points in quarters. */
const pointsField = z
  .number()
  .positive()
  .max(1000)
  .refine((points) => points % 0.25 === 0, { message: "points are whole, halves or quarters" });

const wordsSchema = wordsField();

/** A quiz file as it is written; networks are read apart, by what their topics need. */
export const quizSchema = z.strictObject({
  title: wordsSchema.optional(),
  course: wordsSchema.optional(),
  instructions: wordsSchema.optional(),
  locale: z.enum(LOCALES).optional(),
  paper: z.enum(PAPERS).optional(),
  notation: z.enum(NOTATIONS).optional(),
  rounding: z
    .strictObject({
      values: roundingSchema.optional(),
      gradients: roundingSchema.optional(),
      weights: z.union([z.literal("auto"), roundingSchema]).optional(),
    })
    .optional(),
  alike: z.boolean().optional(),
  marking: z
    .strictObject({ followThrough: shareField.optional(), misconception: shareField.optional() })
    .optional(),
  look: lookSchema.optional(),
  network: z.looseObject({}).optional(),
  points: pointsField.optional(),
  minutes: z.number().positive().max(1440).optional(),
  questions: z
    .array(
      z.strictObject({
        topic: z.enum(Object.keys(TOPICS) as [TopicName, ...TopicName[]]),
        count: z.int().min(1).max(MOST.questions).optional(),
        points: pointsField.optional(),
        level: z.enum(LEVELS).optional(),
        variant: z.string().optional(),
        as: z.enum(["number", "choice", "blanks"]).optional(),
        options: z.int().min(3).max(6).optional(),
        noneOfThese: z.boolean().optional(),
        network: z.looseObject({}).optional(),
      }),
    )
    .min(1),
});
