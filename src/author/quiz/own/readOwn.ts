import type { z } from "zod";
import { DEFAULTS } from "../../../core/base/settings.js";
import { partOf } from "../../../core/parse/document.js";
import { parseWith } from "../../../core/parse/schema.js";
import type { MarkFor } from "../../../core/sheet/sheet.js";
import { type AskData, askedAs } from "../askedAs.js";
import type { QuizQuestion } from "../quiz.js";
import { type Words, wordsIn } from "../words.js";
import type { OwnChoice, OwnGraph, OwnNetwork, OwnText } from "./ownQuestion.js";
import { choiceSchema, graphSchema, networkQuestionSchema, textSchema } from "./ownSchema.js";
import { type OwnPlace, optionalProse, plainField, proseField, report } from "./proseField.js";
import { readGraph } from "./readGraph.js";
import { readOwnNetwork } from "./readOwnNetwork.js";

/** Lines to write on, where a teacher does not say. */
const ROOM = 4;

type Data = Readonly<Record<string, unknown>>;

/** Keys that a topic's question never has: one of them makes it a teacher's own. */
const OWN_KEYS = ["text", "solution", "room", "scheme", "givens", "lines", "ask", "reason"] as const;

export const isOwn = (data: unknown): data is Data =>
  typeof data === "object" &&
  data !== null &&
  !("topic" in data) &&
  (OWN_KEYS.some((key) => key in data) || Array.isArray((data as Data)["options"]));

/**
 * Reads a teacher's question; faults go to its place's list, and null stands for what they leave nothing of. Throws a
 * GradsheetError for what is no question at all.
 */
export function readOwn(data: Data, at: OwnPlace): QuizQuestion | null {
  const document = partOf(at.document, at.base, data);
  if ("network" in data) {
    const asked = parseWith(networkQuestionSchema, document);
    const own = readOwnNetwork(asked, at);
    return own === null ? null : withNumbers(asked, own, 1, at);
  }
  if ("givens" in data || "lines" in data) return readNumbers(parseWith(graphSchema, document), at);
  if ("options" in data) return readChoice(parseWith(choiceSchema, document), at);
  return readText(parseWith(textSchema, document), at);
}

/** What a question has of any kind. */
const entry = (
  { name, points }: { readonly name?: string | undefined; readonly points?: number | undefined },
  own: NonNullable<QuizQuestion["own"]>,
): QuizQuestion => ({
  ...(name === undefined ? {} : { name }),
  topic: "own",
  own,
  count: 1,
  points: points ?? null,
  level: "standard",
  ask: { as: "number" },
  network: null,
});

const titleOf = (title: Words | undefined, at: OwnPlace): { readonly title?: string } =>
  title === undefined ? {} : { title: plainField(title, ["title"], at) };

function readText(data: z.output<typeof textSchema>, at: OwnPlace): QuizQuestion {
  const scheme = readScheme(data.scheme, at);
  const sum = sumOf(scheme);
  if (scheme !== undefined && data.points !== undefined && sum !== data.points)
    report(
      at,
      ["scheme"],
      `its marks add up to ${sum}, and the question has ${data.points} points; the same would be right`,
    );
  const own: OwnText = {
    kind: "text",
    ...titleOf(data.title, at),
    text: proseField(data.text, ["text"], at),
    ...optionalProse("solution", data.solution, at),
    room: data.room ?? ROOM,
    ...(scheme === undefined ? {} : { scheme }),
  };
  return entry({ name: data.name, points: data.points ?? (scheme === undefined ? undefined : sum) }, own);
}

function readChoice(data: z.output<typeof choiceSchema>, at: OwnPlace): QuizQuestion {
  const right = data.options.filter((option) => option.right === true).length;
  if (right === 0) report(at, ["options"], "no option is right; right: true makes one so");
  if (right > 1 && data.several === false)
    report(at, ["several"], `${right} options are right; leave several out, or one option right`);
  const scheme = readScheme(data.scheme, at);
  const sum = sumOf(scheme);
  if (scheme !== undefined && data.reason === undefined)
    report(
      at,
      ["scheme"],
      "a choice is marked by the program; reason: 2 asks for a reason, whose marks these are",
    );
  else if (scheme !== undefined && data.points === undefined)
    report(
      at,
      ["scheme"],
      "its marks are the reason's; points: says how many there are with those of the choice",
      "MISSING_KEY",
    );
  else if (scheme !== undefined && data.points !== undefined && sum >= data.points)
    report(
      at,
      ["scheme"],
      `its ${sum} points are the reason's, and leave none of ${data.points} for the choice; fewer would be right`,
    );
  const own: OwnChoice = {
    kind: "choice",
    ...titleOf(data.title, at),
    text: proseField(data.text, ["text"], at),
    ...optionalProse("solution", data.solution, at),
    options: data.options.map(({ text, right: isRight = false, why }, k) => ({
      text: proseField(text, ["options", k, "text"], at),
      right: isRight,
      ...(why === undefined ? {} : { why: plainField(why, ["options", k, "why"], at) }),
    })),
    several: data.several ?? right > 1,
    keepOrder: data.keepOrder ?? false,
    reason: data.reason ?? 0,
    ...(scheme === undefined ? {} : { scheme }),
  };
  twins(
    data.options.map(({ text }) => text),
    at,
  );
  return entry(data, own);
}

const readNumbers = (data: z.output<typeof graphSchema>, at: OwnPlace): QuizQuestion =>
  withNumbers(data, readGraph(data, at), data.count ?? 1, at);

/** A question that asks for numbers, in one way or another. */
function withNumbers(
  data: AskData & Pick<z.output<typeof graphSchema>, "name" | "points" | "level">,
  own: OwnGraph | OwnNetwork,
  count: number,
  at: OwnPlace,
): QuizQuestion {
  const { as = "number", options, noneOfThese } = data;
  for (const [key, value] of Object.entries({ options, noneOfThese }))
    if (value !== undefined && as !== "choice")
      report(at, [key], `only a choice has ${key}; as: choice makes it one`);
  const formulas = own.kind === "graph" ? own.formulas.length : 0;
  if (as === "formula" || (as !== "number" && formulas > 0))
    report(at, ["as"], "ask: [{formula: da_dz}] asks for a formula, beside numbers alone; leave as out");
  return { ...entry(data, own), ask: askedAs(data), count, level: data.level ?? DEFAULTS.level };
}

/** Notes options that read alike in the language of the paper. */
function twins(texts: readonly Words[], at: OwnPlace): void {
  const seen = new Map<string, number>();
  texts.forEach((words, k) => {
    const text = wordsIn(words, at.locale).trim();
    const before = seen.get(text);
    if (before !== undefined)
      report(at, ["options", k, "text"], `it reads like option ${before + 1}; another text would be right`);
    seen.set(text, k);
  });
}

function readScheme(
  data: readonly { readonly points: number; readonly for: Words }[] | undefined,
  at: OwnPlace,
): readonly MarkFor[] | undefined {
  return data?.map(({ points, for: what }, k) => ({
    points,
    for: proseField(what, ["scheme", k, "for"], at),
  }));
}

const sumOf = (scheme: readonly MarkFor[] | undefined): number =>
  (scheme ?? []).reduce((sum, { points }) => sum + points, 0);
