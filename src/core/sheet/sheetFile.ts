import * as z from "zod";
import { fail } from "../base/errors.js";
import { LEVELS, LOCALES, PAPERS } from "../base/settings.js";
import { STAGES } from "../graph/definition.js";
import { ROLES } from "../graph/precision.js";
import { NOTATIONS } from "../notation/notation.js";
import { formatPath } from "../parse/path.js";
import { answer, expression } from "./answerShape.js";
import { checkQuestion } from "./checkQuestion.js";
import { type Sheet, SOLUTIONS_SHOWN } from "./sheet.js";
import { sheetNetwork } from "./sheetNetwork.js";

const rounding = z.union([
  z.literal("exact"),
  z.object({ decimals: z.int() }),
  z.object({ significant: z.int() }),
]);

const neuronIds = z.tuple([z.string(), z.string(), z.string()]);
const check = z.object({
  judges: z.array(z.string()),
  output: z.string(),
  cases: z
    .array(z.object({ inputs: z.record(z.string(), z.number()), wanted: z.literal([0, 1]) }))
    .min(1)
    .max(100),
  apart: z.tuple([neuronIds, neuronIds]).optional(),
});

const pair = z.tuple([z.number(), z.number()]);
const figure = z.discriminatedUnion("kind", [
  z.looseObject({
    kind: z.literal("plane"),
    reach: z.int().min(1).max(20),
    points: z.array(z.object({ at: pair, one: z.boolean() })).max(100),
    line: z.object({ cuts: pair, origin: z.literal([0, 1]) }).optional(),
  }),
  z.looseObject({
    kind: z.literal("curves"),
    curves: z
      .array(z.array(z.number().min(0)).min(2).max(50))
      .min(1)
      .max(12),
  }),
]);

const picture = z
  .looseObject({
    rows: z.int().min(1).max(100),
    columns: z.int().min(1).max(100),
    pixels: z.string().regex(/^[0-9a-f]*$/),
    label: z.int(),
    index: z.int(),
  })
  .refine(({ rows, columns, pixels }) => pixels.length === rows * columns, "not a figure for each point");

/** What comes onto a page as it stands: a picture that is one, a colour that ends where it ends. */
const look = z.looseObject({
  logo: z
    .string()
    .regex(/^data:image\/(?:png|jpeg|svg\+xml);base64,[A-Za-z0-9+/]*=*$/)
    .optional(),
  color: z
    .string()
    .regex(/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/)
    .optional(),
  header: z.string().optional(),
  footer: z.string().optional(),
});

/** Lines of a program that a question prints. */
const MOST_CODE = 60;

const question = z.looseObject({
  id: z.string(),
  topic: z.string(),
  own: z
    .looseObject({
      text: z.string(),
      name: z.string().optional(),
      title: z.string().optional(),
      solution: z.string().optional(),
      said: z.array(z.string()).optional(),
      texts: z.record(z.string(), z.string()).optional(),
      symbols: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
  points: z.number(),
  network: sheetNetwork.optional(),
  precision: z.object({
    values: rounding,
    gradients: rounding,
    weights: rounding,
    errors: rounding.optional(),
  }),
  givens: z.record(z.string(), z.number()),
  definitions: z.array(
    z.looseObject({
      id: z.string(),
      expression,
      exact: expression.optional(),
      role: z.enum(ROLES),
      stage: z.enum(STAGES),
      at: z.looseObject({}),
      reason: z.string(),
    }),
  ),
  level: z.enum(LEVELS),
  attempt: z.int(),
  variant: z.string().optional(),
  picture: picture.optional(),
  figure: figure.optional(),
  code: z.array(z.string()).max(MOST_CODE).optional(),
  stated: z.array(z.string()).optional(),
  shown: z.array(z.string()),
  parts: z.array(z.object({ id: z.string(), answers: z.array(z.string()), from: z.string().optional() })),
  answers: z.array(answer),
  checks: z.array(check).optional(),
  worked: z.object({ lines: z.array(z.string()), mistake: z.int().min(0) }).optional(),
  mistakes: z.array(z.object({ id: z.string(), replace: z.record(z.string(), expression) })),
});

const sheet = z.looseObject({
  format: z.literal("gradsheet/sheet@1"),
  id: z.string(),
  code: z.string(),
  pin: z
    .string()
    .regex(/^\d{4,12}$/)
    .optional(),
  title: z.string(),
  locale: z.enum(LOCALES),
  paper: z.enum(PAPERS),
  notation: z.enum(NOTATIONS),
  marking: z
    .object({ followThrough: z.number(), imprecise: z.number().optional(), misconception: z.number() })
    .optional(),
  student: z.object({ id: z.string(), name: z.string(), section: z.string().optional() }).optional(),
  points: z.number(),
  course: z.string().optional(),
  instructions: z.string().optional(),
  seed: z.string().optional(),
  minutes: z.number().optional(),
  pages: z.int().min(1).optional(),
  look: look.optional(),
  selfcheck: z.object({ hints: z.boolean(), solution: z.enum(SOLUTIONS_SHOWN) }).optional(),
  practiceUrl: z
    .string()
    .regex(/^https?:\/\/[^\s"'<>]+$/)
    .optional(),
  questions: z.array(question).min(1),
});

/** Lists and groups in each other; no sheet comes near it, and more would go down the program's stack. */
const MOST_DEPTH = 250;

/** Reads a sheet file. Throws a GradsheetError for what is no sheet, or one that cannot be marked. */
export function parseSheet(text: string, file: string): Sheet {
  checkDepth(text, file);
  const result = sheet.safeParse(readJson(text, file));
  if (!result.success) {
    const [issue] = result.error.issues;
    const path = formatPath((issue?.path ?? []).filter((part) => typeof part !== "symbol"));
    throw fail(
      "WRONG_VALUE",
      `${issue?.message ?? "no sheet"}; a file that generate wrote to sheets/ is right`,
      {
        file,
        path,
      },
    );
  }
  // The schema holds all that marking and printing read; literals of older versions stay as they were written.
  const made = result.data as unknown as Sheet;
  for (const question of made.questions) checkQuestion(question, file);
  return made;
}

/** Throws TOO_LARGE, before anything goes down into it, for a text that is nested too deeply. */
function checkDepth(text: string, file: string): void {
  let depth = 0;
  let quoted = false;
  for (let k = 0; k < text.length; k++) {
    const sign = text[k];
    if (sign === "\\") k++;
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === "[" || sign === "{")) depth++;
    else if (!quoted && (sign === "]" || sign === "}")) depth--;
    if (depth > MOST_DEPTH)
      throw fail(
        "TOO_LARGE",
        `nested more than ${MOST_DEPTH} deep; a file that generate wrote to sheets/ is right`,
        { file },
      );
  }
}

function readJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw fail("SYNTAX", "not JSON; a file that generate wrote to sheets/ is right", { file });
  }
}
