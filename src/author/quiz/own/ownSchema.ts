import * as z from "zod";
import { LEVELS } from "../../../core/base/settings.js";
import { schemaKey } from "../../../core/parse/schema.js";
import { pointsField } from "../pointsField.js";
import { MOST } from "../printable.js";
import { wordsField } from "../words.js";

/** The most that a teacher's question may hold: what is beyond has no room on a page. */
export const MOST_OWN = {
  ...{ options: 10, room: 40, reason: 20, marks: 20 },
  ...{ givens: 20, lines: 40, mistakes: 20, requirements: 20, numbers: 50, asked: 60, files: 200 },
} as const;

const prose = wordsField().describe("Markdown with $TeX$.");
const plain = wordsField(400);

const schemeField = z
  .array(z.strictObject({ points: pointsField, for: prose }))
  .min(1)
  .max(MOST_OWN.marks)
  .describe("What marks are given for, in the key.");

const common = {
  $schema: schemaKey,
  name: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe("Keeps the question's numbers when others are put before it."),
  title: plain.optional().describe("Beside the question's number."),
  text: prose,
  points: pointsField.optional(),
  solution: prose.optional().describe("For the key."),
};

/** How numbers are asked. */
const asking = {
  as: z.enum(["number", "choice", "blanks"]).optional(),
  options: z.int().min(3).max(6).optional(),
  noneOfThese: z.boolean().optional(),
};

/** A question that is answered in words. */
export const textSchema = z.strictObject({
  ...common,
  room: z.int().min(1).max(MOST_OWN.room).optional().describe("Lines to write on; 4 where it is not said."),
  scheme: schemeField.optional(),
});

/** A question with options of the teacher's. */
export const choiceSchema = z.strictObject({
  ...common,
  options: z
    .array(
      z.strictObject({
        text: prose,
        right: z.boolean().optional(),
        why: plain.optional().describe("Told to who chose it, and printed in the key; plain text."),
      }),
    )
    .min(2)
    .max(MOST_OWN.options),
  several: z.boolean().optional().describe("All that are right are to be named."),
  keepOrder: z.boolean().optional().describe("Options stand as they are written on every copy."),
  reason: z.int().min(1).max(MOST_OWN.reason).optional().describe("Lines for a reason, marked by hand."),
  scheme: schemeField.optional(),
});

/** Numbers to draw a given from: a range, a list, or one number for every copy. */
const givenField = z.union([
  z.number(),
  z.array(z.number()).min(1).max(MOST_OWN.numbers),
  z.strictObject({
    from: z.number(),
    to: z.number(),
    decimals: z.int().min(0).max(6),
    symbol: z.string().min(1).max(200).optional().describe("TeX."),
  }),
]);

const expressionField = z.union([z.string().min(1), z.number()]);

/** A function that lines may call: its expression, or with the slope as it is taught. */
const functionField = z.union([
  z.string().min(1),
  z.strictObject({ value: z.string().min(1), slope: z.string().min(1) }),
]);

/** Keys of a line beside the quantity that it defines. */
export const LINE_KEYS = ["symbol", "because", "of", "by"] as const;

/** A question with numbers of its own. */
export const graphSchema = z.strictObject({
  ...common,
  level: z.enum(LEVELS).optional().describe("guided prints each formula beside its box."),
  count: z.int().min(1).max(MOST.questions).optional().describe("So many of this kind."),
  givens: z.record(z.string(), givenField).describe("Numbers by name: a range, a list to pick from, or one."),
  activations: z
    .record(z.string(), functionField)
    .optional()
    .describe(
      "Functions of z that lines call, and their slopes by the name with Slope: {elu: 'z > 0 ? z : exp(z) - 1'}.",
    ),
  losses: z
    .record(z.string(), functionField)
    .optional()
    .describe(
      "Functions of a target y and an output a that lines call, and their slopes by a by the name with Slope: {huber: '…'}.",
    ),
  lines: z
    .array(
      z
        .object({
          symbol: z.string().min(1).max(200).optional().describe("TeX."),
          because: plain.optional().describe("Why the line holds, for the key; plain text."),
          of: z.string().optional().describe("Of a derivative: what is derived."),
          by: z.string().optional().describe("Of a derivative: by what."),
        })
        .catchall(expressionField),
    )
    .min(1)
    .max(MOST_OWN.lines)
    .describe("Each defines a quantity by an expression over givens and lines above: {z: w*x + b}."),
  ask: z
    .array(z.union([z.string(), z.strictObject({ formula: z.string() })]))
    .min(1)
    .max(MOST_OWN.lines)
    .describe("Lines whose numbers are asked, and as {formula: da_dz} lines whose formulas are."),
  show: z.array(z.string()).max(MOST_OWN.lines).optional().describe("Lines that are printed as worked out."),
  mistakes: z
    .array(z.strictObject({ name: plain, line: z.string(), is: expressionField, say: plain }))
    .max(MOST_OWN.mistakes)
    .optional()
    .describe("Wrong methods: what stands in the place of a line."),
  require: z
    .array(z.string().min(1))
    .max(MOST_OWN.requirements)
    .optional()
    .describe("What holds of every draw: abs(z) > 0.1."),
  ...asking,
});

/** Quantities of a network of the teacher's, asked in their words. */
export const networkQuestionSchema = z.strictObject({
  ...common,
  level: z.enum(LEVELS).optional().describe("guided prints each formula beside its box."),
  network: z
    .union([z.string().min(1), z.looseObject({})])
    .describe("The file of a network, beside the quiz, or the network itself."),
  ask: z.array(z.string()).min(1).max(MOST_OWN.asked).describe("Ids of its quantities: dC_dw1_1_1."),
  show: z
    .array(z.string())
    .max(MOST_OWN.asked)
    .optional()
    .describe("Quantities that are printed as worked out."),
  ...asking,
});

/** Questions that lie in files beside the quiz. */
export const fromSchema = z.strictObject({
  from: z.string().min(1).describe("A file with one question, or a folder of such files."),
  pick: z.int().min(1).max(MOST.questions).optional().describe("So many of a folder's, drawn for each copy."),
  points: pointsField.optional().describe("Of each."),
});
