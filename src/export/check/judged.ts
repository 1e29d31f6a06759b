import * as z from "zod";
import { lastPlace } from "../../core/graph/rounding.js";
import { isWithin } from "../../core/graph/written.js";
import { twice } from "./finding.js";

const rounding = z.union([z.object({ decimals: z.int() }), z.object({ significant: z.int().positive() })]);

const answer = z.looseObject({
  key: z.string(),
  name: z.string(),
  kind: z.string(),
  quantity: z.string().optional(),
  points: z.number(),
  display: z.string(),
  value: z.number().optional(),
  lower: z.number().optional(),
  upper: z.number().optional(),
  mistakes: z.array(z.looseObject({ mistake: z.int(), value: z.number() })).optional(),
  options: z.array(z.looseObject({ label: z.string(), says: z.string() })).optional(),
  rights: z.array(z.int()).optional(),
});

/** What the judge in Python marks a question by. */
const judged = z.looseObject({
  answers: z.array(answer),
  order: z.array(z.string()),
  lines: z.record(z.string(), z.unknown()),
  right: z.record(z.string(), z.tuple([z.number(), z.number()])),
  asked: z.array(z.string()),
  roundings: z.record(z.string(), rounding),
  writings: z.record(z.string(), z.array(rounding)).optional(),
  mistakes: z.array(z.looseObject({ replace: z.record(z.string(), z.unknown()), says: z.string() })),
  shares: z.record(z.string(), z.number()),
  words: z.record(z.string(), z.string()),
});

type Judged = z.infer<typeof judged>;
type JudgedAnswer = Judged["answers"][number];

const VERDICTS = ["correct", "follow-through", "imprecise", "misconception", "wrong", "blank", "waiting"];

export interface JudgedFaults {
  readonly blanks: number;
  readonly names: readonly string[];
  readonly points: number;
  readonly faults: readonly string[];
}

/** A question's data as the judge in Python would find it: what it would stop at, and points that nobody reaches. */
export function judgedFaults(read: unknown): JudgedFaults {
  const parsed = judged.safeParse(read);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return {
      ...{ blanks: 0, names: [], points: 0 },
      faults: [`its judge cannot read it: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`],
    };
  }
  const { data } = parsed;
  const names = data.answers.map(({ name }) => name);
  return {
    blanks: names.length,
    names,
    points: data.answers.reduce((sum, { points }) => sum + points, 0),
    faults: [
      ...twice(names).map((name) => `two blanks have the name ${name}`),
      ...VERDICTS.filter((verdict) => data.shares[verdict] === undefined).map(
        (verdict) => `it does not say what share of the points ${verdict} earns`,
      ),
      ...(data.shares["correct"] === 1 ? [] : ["a right answer does not earn all points"]),
      ...data.answers.flatMap((one) => answerFaults(one, data).map((says) => `${one.key}: ${says}`)),
      ...data.order.filter((id) => data.lines[id] === undefined).map((id) => `no line works ${id} out`),
      ...unknownSymbols(data),
    ],
  };
}

function answerFaults(one: JudgedAnswer, data: Judged): string[] {
  const points = one.points > 0 ? [] : [`it counts ${one.points} points`];
  switch (one.kind) {
    case "number":
      return [...points, ...numberFaults(one, data)];
    case "choice":
    case "blank":
    case "line": {
      const labels = (one.options ?? []).map(({ label }) => label);
      return [
        ...points,
        ...twice(labels).map((label) => `two options are called ${label}`),
        ...(labels.includes(one.display)
          ? []
          : [`the right option is ${one.display}, which is none of ${labels.join(", ")}`]),
      ];
    }
    case "several": {
      const count = (one.options ?? []).length;
      const known = (one.rights ?? []).filter((place) => place >= 1 && place <= count);
      return [
        ...points,
        ...(known.length > 0 && known.length === one.rights?.length
          ? []
          : [`its right options are ${one.rights?.join(", ") || "missing"}, of ${count}`]),
      ];
    }
    default:
      return [...points, ...(one.display === "" ? ["no right answer is known"] : [])];
  }
}

function numberFaults(one: JudgedAnswer, { mistakes, roundings, asked, right }: Judged): string[] {
  const { quantity = "", lower = Number.NaN, upper = Number.NaN, value = Number.NaN, display } = one;
  const unit = roundings[quantity] ?? "exact";
  const takes = (text: string): boolean =>
    isWithin([lower, upper], { value: Number(text), decimals: text.split(".")[1]?.length ?? 0 }, unit);
  // A rounding that asks for fewer digits than the number has takes anything.
  const far = Math.max(
    upper - lower,
    3 * (unit === "exact" ? 0 : lastPlace(value, unit)),
    Math.abs(upper) * 1e-6,
  );
  const outside = [lower - far, upper + far].filter((beside) =>
    isWithin([lower, upper], { value: beside, decimals: null }, unit),
  );
  return [
    ...(Number.isFinite(lower) && lower <= upper ? [] : [`its bounds are ${lower} and ${upper}`]),
    ...(takes(display)
      ? []
      : [`the key's own ${display} is not within ${lower} and ${upper}: its points cannot be reached`]),
    ...(takes(String(value)) ? [] : [`the exact value ${value} is not within its bounds`]),
    ...outside.map((beside) => `${beside} is taken, though it lies outside of its bounds`),
    ...(asked.includes(quantity) && right[quantity] !== undefined
      ? []
      : [`${quantity || "its quantity"} is not among the numbers that are asked`]),
    ...(one.mistakes ?? [])
      .filter(({ mistake }) => mistakes[mistake] === undefined)
      .map(({ mistake }) => `it names wrong method ${mistake} of ${mistakes.length}`),
  ];
}

/** Symbols of lines that nothing gives a value: the judge would stop there when a wrong number is carried on. */
function unknownSymbols({ lines, right, mistakes }: Judged): string[] {
  const known = new Set([...Object.keys(lines), ...Object.keys(right)]);
  const used = [...Object.values(lines), ...mistakes.flatMap(({ replace }) => Object.values(replace))];
  return [...new Set(used.flatMap(symbolsIn))]
    .filter((symbol) => !known.has(symbol))
    .map((symbol) => `no line gives ${symbol}, from which others are worked out`);
}

/** `["*", ["w1", 2]]` has w1. */
function symbolsIn(expression: unknown): string[] {
  if (typeof expression === "string") return [expression];
  return Array.isArray(expression) && Array.isArray(expression[1]) ? expression[1].flatMap(symbolsIn) : [];
}
