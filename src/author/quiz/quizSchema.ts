import * as z from "zod";
import { FEEDBACK, LEVELS, LOCALES, PAPERS } from "../../core/base/settings.js";
import { NOTATIONS } from "../../core/notation/notation.js";
import { MOMENT } from "../../core/parse/momentText.js";
import { schemaKey } from "../../core/parse/schema.js";
import { SOLUTIONS_SHOWN } from "../../core/sheet/sheet.js";
import { TOPICS, type TopicName } from "../../core/topics/index.js";
import { LEFT_OUT } from "./leaveOut.js";
import { lookSchema } from "./look.js";
import { pointsField } from "./pointsField.js";
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

const wordsSchema = wordsField();

/** An address that a phone opens, short enough for a code that a phone reads. */
const practiceField = z
  .string()
  .max(300)
  .regex(/^https?:\/\/[^\s"'<>]+$/, "an address begins with https:// or http:// and has no spaces");

/** More of them are no attempts any more. */
const MOST_ATTEMPTS = 20;

/** How often, or what each time earns: no time more than the one before it. */
export const attemptsField = z.union([
  z.int().min(1).max(MOST_ATTEMPTS),
  z
    .array(shareField)
    .min(1)
    .max(MOST_ATTEMPTS)
    .refine((shares) => shares.every((share, k) => k === 0 || share <= (shares[k - 1] ?? 0)), {
      message:
        "a later attempt earns more than one before it; the shares from the largest to the smallest would be right",
    }),
]);

const momentField = z.string().regex(MOMENT, {
  message: "no time; 2026-04-20T09:00+09:00, 2026-04-20T09:00 or 2026-04-20 would be right",
});

/** A quiz file as it is written; networks are read apart, by what their topics need. */
export const quizSchema = z.strictObject({
  $schema: schemaKey,
  title: wordsSchema.optional().describe("What stands at the head of the sheet."),
  course: wordsSchema.optional(),
  instructions: wordsSchema.optional().describe("Printed above the first question."),
  locale: z.enum(LOCALES).optional().describe("The language of the paper; en where it is not said."),
  paper: z.enum(PAPERS).optional(),
  notation: z.enum(NOTATIONS).optional().describe("flat numbers the weights w1, w2, … through the network."),
  rounding: z
    .strictObject({
      values: roundingSchema.optional(),
      gradients: roundingSchema.optional(),
      weights: z.union([z.literal("auto"), roundingSchema]).optional(),
    })
    .optional(),
  series: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe("Quizzes of different series print different numbers, also from one seed or secret."),
  alike: z.boolean().optional().describe("Whether all copies ask the same kinds of problem."),
  marking: z
    .strictObject({
      followThrough: shareField.optional(),
      imprecise: shareField.optional(),
      misconception: shareField.optional(),
    })
    .optional()
    .describe("Which share of an answer's points is earned by what is not fully right, 0 to 1."),
  look: lookSchema.optional(),
  selfcheck: z
    .strictObject({ hints: z.boolean().optional(), solution: z.enum(SOLUTIONS_SHOWN).optional() })
    .optional()
    .describe("What helps on self-check and practice pages: hints, and when the solution can be opened."),
  practiceUrl: practiceField
    .optional()
    .describe("The address of a practice page, printed on worksheets as a code to scan."),
  network: z.looseObject({}).optional().describe("What questions are about, where they do not say it."),
  points: pointsField.optional().describe("In all, shared by the work of the questions."),
  minutes: z.number().positive().max(1440).optional().describe("Time allowed."),
  attempts: attemptsField
    .optional()
    .describe(
      "On the web: how often each question may be checked, or the share of its marks that each time earns.",
    ),
  feedback: z.enum(FEEDBACK).optional().describe("On the web: when a student sees what was right."),
  opens: momentField.optional().describe("On the web: when sheets open, 2026-04-20T09:00+09:00."),
  due: momentField.optional().describe("On the web: until when answers are taken."),
  pin: z
    .boolean()
    .optional()
    .describe("Each worksheet has a PIN printed on it; on the web its sheet opens with that alone."),
  questions: z.array(z.unknown()).min(1).describe("What is asked, in order."),
});

/** A topic's question. */
export const questionSchema = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe("Keeps the question's numbers when others of its topic are put before it."),
  topic: z.enum(Object.keys(TOPICS) as [TopicName, ...TopicName[]]),
  count: z.int().min(1).max(MOST.questions).optional().describe("So many of this kind."),
  points: pointsField.optional(),
  level: z
    .enum(LEVELS)
    .optional()
    .describe("guided prints each formula, exam asks for the end result alone."),
  variant: z.string().optional().describe("One of the topic's kinds of problem."),
  leaveOut: z
    .array(z.enum(LEFT_OUT))
    .optional()
    .describe("Lines between that are not asked; the key has them all the same."),
  as: z.enum(["number", "choice", "blanks", "formula"]).optional(),
  options: z.int().min(3).max(6).optional(),
  noneOfThese: z.boolean().optional(),
  network: z.looseObject({}).optional(),
});

/** The keys of a quiz that say how its sheets are handed in on the web. */
export type HandInData = Pick<z.output<typeof quizSchema>, "attempts" | "feedback" | "opens" | "due" | "pin">;
