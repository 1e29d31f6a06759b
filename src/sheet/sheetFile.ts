import * as z from "zod";
import { fail } from "../base/errors.js";
import { LOCALES, PAPERS } from "../base/settings.js";
import { type Expression, isOperator } from "../graph/expressionTree.js";
import { operationNamed } from "../graph/operations.js";
import { NOTATIONS } from "../notation/notation.js";
import { formatPath } from "../parse/path.js";
import { graphOfQuestion, type Sheet } from "./sheet.js";

const expression: z.ZodType<Expression> = z.lazy(() =>
  z.union([z.number(), z.string(), z.tuple([z.string(), z.array(expression)])]),
);

const rounding = z.union([
  z.literal("exact"),
  z.object({ decimals: z.int() }),
  z.object({ significant: z.int() }),
]);

const blank = { id: z.string(), quantity: z.string(), display: z.string(), points: z.number() };

const option = z.discriminatedUnion("kind", [
  z.looseObject({
    kind: z.literal("value"),
    value: z.number(),
    display: z.string(),
    misconception: z.string().nullable(),
  }),
  z.looseObject({ kind: z.literal("quantity"), quantity: z.string() }),
  z.looseObject({ kind: z.literal("words"), words: z.string() }),
]);

const optionAnswer = (kind: "choice" | "blank" | "line") =>
  z
    .looseObject({
      ...blank,
      kind: z.literal(kind),
      name: z.string(),
      options: z.array(option).min(1),
      right: z.int().min(1),
    })
    .refine(({ options, right }) => right <= options.length, {
      path: ["right"],
      error: ({ input }) => `there is no option ${(input as { right: number }).right}`,
    });

const numberAnswer = z.looseObject({
  ...blank,
  kind: z.literal("number"),
  value: z.number(),
  lower: z.number(),
  upper: z.number(),
  misconceptions: z.array(
    z.looseObject({ id: z.string(), value: z.number().nullable(), mistake: z.int(), told: z.boolean() }),
  ),
});

const answer = z.discriminatedUnion("kind", [
  numberAnswer,
  optionAnswer("choice"),
  optionAnswer("blank"),
  optionAnswer("line"),
  z.looseObject({ ...blank, kind: z.literal("shape"), name: z.string(), rows: z.int(), columns: z.int() }),
]);

const question = z.looseObject({
  id: z.string(),
  topic: z.string(),
  points: z.number(),
  network: z
    .looseObject({
      layers: z.array(z.looseObject({ activation: z.string(), weights: z.array(z.array(z.number())) })),
      // A network file has an optimizer's settings beside its name (sheetText).
      optimizer: z
        .looseObject({ name: z.string() })
        .transform(({ name, ...settings }) => ({ name, settings })),
    })
    .optional(),
  precision: z.object({
    values: rounding,
    gradients: rounding,
    weights: rounding,
    errors: rounding.optional(),
  }),
  givens: z.record(z.string(), z.number()),
  definitions: z.array(z.looseObject({ id: z.string(), expression, role: z.string(), reason: z.string() })),
  shown: z.array(z.string()),
  parts: z.array(z.object({ id: z.string(), answers: z.array(z.string()), from: z.string().optional() })),
  answers: z.array(answer),
  worked: z.object({ lines: z.array(z.string()), mistake: z.int().min(0) }).optional(),
  mistakes: z.array(z.object({ id: z.string(), replace: z.record(z.string(), expression) })),
});

const sheet = z.looseObject({
  format: z.literal("gradsheet/sheet@1"),
  id: z.string(),
  code: z.string(),
  title: z.string(),
  locale: z.enum(LOCALES),
  paper: z.enum(PAPERS),
  notation: z.enum(NOTATIONS),
  marking: z
    .object({ followThrough: z.number(), imprecise: z.number().optional(), misconception: z.number() })
    .optional(),
  student: z.object({ id: z.string(), name: z.string(), section: z.string().optional() }).optional(),
  points: z.number(),
  questions: z.array(question),
});

/** Reads a sheet file. Throws a GradsheetError for what is no sheet, or one that cannot be marked. */
export function parseSheet(text: string, file: string): Sheet {
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
  for (const question of made.questions) checkGraph(question, file);
  return made;
}

function readJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw fail("SYNTAX", "not JSON; a file that generate wrote to sheets/ is right", { file });
  }
}

/** Throws for a graph that speaks of what it does not define, or of an operation that there is not. */
function checkGraph(question: Sheet["questions"][number], file: string): void {
  try {
    graphOfQuestion(question);
    const all = [
      ...question.definitions.map((line) => line.expression),
      ...question.mistakes.flatMap(({ replace }) => Object.values(replace)),
    ];
    for (const one of all) checkOperations(one);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw fail("WRONG_VALUE", `${error.message}; the sheet was changed by hand, or by another version`, {
      file,
      path: question.id,
    });
  }
}

function checkOperations(one: Expression): void {
  if (typeof one !== "object") return;
  const [operator, operands] = one;
  if (!isOperator(operator)) operationNamed(operator);
  for (const operand of operands) checkOperations(operand);
}
