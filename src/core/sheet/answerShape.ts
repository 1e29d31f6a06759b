import * as z from "zod";
import type { Expression } from "../graph/expressionTree.js";

/** How a sheet writes an expression: a number, an id, or an operation and what it is done with. */
export const expression: z.ZodType<Expression> = z.lazy(() =>
  z.union([z.number(), z.string(), z.tuple([z.string(), z.array(expression)])]),
);

const blank = { id: z.string(), quantity: z.string(), display: z.string(), points: z.number() };

const said = z.object({
  words: z.string(),
  symbols: z.record(z.string(), z.string()).optional(),
  numbers: z.record(z.string(), z.string()).optional(),
});

const option = z.discriminatedUnion("kind", [
  z.looseObject({
    kind: z.literal("value"),
    value: z.number(),
    display: z.string(),
    misconception: z.string().nullable(),
  }),
  z.looseObject({ kind: z.literal("quantity"), quantity: z.string() }),
  z.looseObject({
    kind: z.literal("words"),
    ...said.shape,
    because: said.optional(),
    misconception: z.string().nullable().optional(),
  }),
  z.looseObject({ kind: z.literal("formula"), expression, misconception: z.string().nullable() }),
  z.looseObject({ kind: z.literal("code"), code: z.string() }),
  z.looseObject({ kind: z.literal("prose"), text: z.string(), why: z.string().optional() }),
]);

const optionAnswer = (kind: "choice" | "blank" | "line") =>
  z
    .looseObject({
      ...blank,
      kind: z.literal(kind),
      name: z.string(),
      options: z.array(option).min(1),
      right: z.int().min(1),
      asks: said.optional(),
      why: said.optional(),
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
    z.looseObject({
      id: z.string(),
      value: z.number().nullable(),
      display: z.string(),
      mistake: z.int(),
      told: z.boolean(),
    }),
  ),
});

const severalAnswer = z
  .looseObject({
    ...blank,
    kind: z.literal("several"),
    name: z.string(),
    options: z.array(option).min(1),
    right: z.array(z.int().min(1)).min(1),
  })
  .refine(({ options, right }) => right.every((place) => place <= options.length), {
    path: ["right"],
    error: "it names an option that there is not",
  });

const writtenAnswer = z.looseObject({
  ...blank,
  kind: z.literal("written"),
  name: z.enum(["text", "reason"]),
  room: z.int().min(0).max(100),
  scheme: z.array(z.object({ points: z.number(), for: z.string() })).optional(),
});

/** How a sheet writes what is asked, one kind of answer a line. A sheet is for ever: what is read today is read always. */
export const answer = z.discriminatedUnion("kind", [
  numberAnswer,
  optionAnswer("choice"),
  optionAnswer("blank"),
  optionAnswer("line"),
  z.looseObject({
    ...blank,
    kind: z.literal("shape"),
    name: z.string(),
    rows: z.int(),
    columns: z.int(),
    why: said.optional(),
  }),
  severalAnswer,
  writtenAnswer,
  z.looseObject({ ...blank, kind: z.literal("free"), name: z.string(), value: z.number() }),
  z.looseObject({
    ...blank,
    kind: z.literal("formula"),
    name: z.string(),
    letters: z.array(z.string()).max(200),
    expression,
    ranges: z.record(z.string(), z.tuple([z.number(), z.number()])),
    wrong: z.array(z.object({ id: z.string(), replace: z.record(z.string(), expression) })).max(200),
  }),
]);
