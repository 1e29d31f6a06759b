import type { Definition } from "../graph/definition.js";
import type { Expression } from "../graph/expression.js";
import { type Precision, precisionKind } from "../graph/precision.js";
import type { Rounding } from "../graph/rounding.js";
import type { Network } from "../network/network.js";
import { writeFormula } from "../notation/formula.js";
import type { Notation } from "../notation/notation.js";
import { textFormula } from "../notation/styles.js";
import { type Level, numbersOf, type Question, type Sheet } from "../sheet/sheet.js";
import { chosenViews } from "./chosen.js";
import { factsOf, factsView } from "./facts.js";
import type { FontPurpose } from "./fonts.js";
import { printedNumber, type Typesetter } from "./formula/typesetter.js";
import { headingOf } from "./heading.js";
import { type Messages, messagesFor } from "./locale.js";
import { givenText } from "./networkDrawing.js";
import { ownFactsOf } from "./ownFacts.js";
import { pageHtml, pageOf } from "./page.js";
import { contextOf, type QuestionContext } from "./questionContext.js";
import { questionDrawing } from "./questionDrawing.js";
import { ownHtml, templatesOf } from "./templates.js";
import { marksWords, ownRoundingWords, roundingWords } from "./words.js";
import { workedSolution } from "./workedSolution.js";

/** The worksheet as a document. No answer's value is in it. */
export function worksheetHtml(sheet: Sheet, purpose: FontPurpose, templates = templatesOf()): string {
  const t = messagesFor(sheet.locale);
  const contexts = sheet.questions.map((question) => contextOf(question, sheet));
  const rules = roundingRules(contexts, t);
  const view = {
    heading: headingOf(sheet, t),
    instructions: sheet.instructions ?? "",
    rounding: rules.common.join(t("rounding.join")),
    questions: contexts.map((context, k) => questionView(context, k + 1, rules.own[k] ?? [])),
  };
  const code = t("sheet.code", { code: sheet.code });
  const title = `${sheet.title} · ${code}`;
  const body = templates.render("worksheet", view, t);
  return pageHtml(body, { ...pageOf(sheet, templates), title, foot: code, purpose });
}

type RoundedKind = keyof Precision;
const KINDS: readonly RoundedKind[] = ["values", "gradients", "weights"];

/** The rounding rules that hold for all questions alike, and those of each question alone. */
export function roundingRules(
  contexts: readonly QuestionContext[],
  t: Messages,
): { common: string[]; own: readonly string[][] } {
  const asked = contexts.map(({ question, graph }) => {
    const printed = question.worked?.lines ?? numbersOf(question.answers).map(({ quantity }) => quantity);
    const kinds = printed.map((quantity) => {
      const definition = graph.byId.get(quantity);
      return definition === undefined ? null : precisionKind(definition);
    });
    return KINDS.filter((kind) => kinds.includes(kind));
  });
  const words = (question: Question | undefined, kind: RoundedKind): string => {
    const rounding: Rounding = question?.precision[kind] ?? "exact";
    return question?.network === undefined
      ? ownRoundingWords(kind, rounding, t)
      : roundingWords(kind, rounding, t);
  };
  const variants = (kind: RoundedKind): readonly string[] => [
    ...new Set(
      contexts.flatMap(({ question }, k) => (asked[k]?.includes(kind) ? [words(question, kind)] : [])),
    ),
  ];
  return {
    common: KINDS.flatMap((kind) => (variants(kind).length === 1 ? variants(kind) : [])),
    own: contexts.map(({ question }, k) =>
      (asked[k] ?? []).flatMap((kind) => (variants(kind).length > 1 ? [words(question, kind)] : [])),
    ),
  };
}

/** All of a question but its key, as the templates take it. */
export function questionView(context: QuestionContext, number: number, rounding: readonly string[]) {
  const { question, setter, displays } = context;
  const { t, symbol } = setter;
  const { network, level } = question;
  const facts = network === undefined || question.stated !== undefined ? ownFactsOf(context) : [];
  if (network !== undefined)
    facts.push(...factsOf(network, linesNeeded(context), setter, level === "guided"));
  return {
    title: t("question.title", { number }),
    topic: t(`topic.${question.topic}.title`),
    task: t(taskKey(question)),
    marks: marksWords(question.points, t),
    rounding: rounding.length === 0 ? "" : t("rounding.here", { what: rounding.join(t("rounding.join")) }),
    drawing: ownHtml(questionDrawing(question, setter)),
    facts: factsView(facts),
    examples: network === undefined || network.examples.length === 1 ? null : examplesView(network, setter),
    worked: workedSolution(context),
    known: knownOf(question).map((id) => ({
      symbol: ownHtml(symbol(id, true)),
      value: ownHtml(printedNumber(displays.get(id) ?? "")),
    })),
    parts: question.parts.map((part, k) => partView(context, part, k)),
  };
}

/** All that is worked out: by the student, and in the solution that is printed. */
function linesNeeded({ question, graph, lines }: QuestionContext): readonly Definition[] {
  const printed = question.worked?.lines ?? [];
  return printed.length > 0 ? graph.definitions.filter(({ id }) => printed.includes(id)) : lines.flat();
}

/** What is to be done: a topic's own task, unless its numbers are to be chosen or a chain rule to be filled in. */
export function taskKey({ topic, parts }: Question): string {
  const [first] = parts;
  return first?.id === "choice" || first?.id === "blanks" ? `task.${first.id}` : `topic.${topic}.task`;
}

/** What is printed as worked out: not the lines of a worked solution, which stand on their own. */
function knownOf({ shown, worked }: Question): readonly string[] {
  return worked === undefined ? shown : shown.filter((id) => !worked.lines.includes(id));
}

function partView(context: QuestionContext, part: Question["parts"][number], k: number) {
  const { question, graph, setter, lines } = context;
  const { t, symbol, formula, notation } = setter;
  const answers = context.answers[k] ?? [];
  const others = context.others[k] ?? [];
  const points = [...answers, ...others].reduce((sum, answer) => sum + answer.points, 0);
  const guided = question.level === "guided";
  return {
    label: partLabel(k, t),
    task: t(`part.${part.id}`),
    marks: marksWords(points, t),
    alone: question.parts.length === 1,
    columns: guided ? "guided" : columnsFor(answers.length),
    chosen: chosenViews(others, context),
    answers: answers.map(({ quantity, unnamed }) => {
      if (unnamed === true) return { symbol: t("answer.value"), formula: "" };
      const definition = graph.byId.get(quantity);
      // The formula of a place would only list all outputs.
      const hinted = guided && definition?.role !== "class";
      const expression = hinted ? definition?.expression : undefined;
      return {
        symbol: ownHtml(symbol(quantity, true)),
        formula: expression === undefined ? "" : ownHtml(formula(expression, fewTerms(expression, notation))),
      };
    }),
    room: roomFor(lines[k] ?? [], question.level),
  };
}

/** A formula of more letters and signs than this does not fit beside its box. */
const BESIDE_BOX = 24;

/** Sums that are too wide for half the page break before each sign. */
const fewTerms = (expression: Expression, notation: Notation): number | undefined =>
  writeFormula(expression, textFormula(notation)).length > BESIDE_BOX ? 1 : undefined;

/** (a), (b), … in English, (1), (2), … in Korean. */
export function partLabel(k: number, t: Messages): string {
  return `(${[...t("part.letters")][k] ?? k + 1})`;
}

function columnsFor(answers: number): string {
  return answers === 4 || answers > 6 ? "four" : "three";
}

/** Millimetres of paper for one line of work. */
const LINE = 6.5;
const SHARE: Readonly<Record<Level, number>> = { guided: 0.5, standard: 1, exam: 1.5 };
const LEAST = 12;
/** Many lines of one kind are worked out alike: beyond this more paper is of no use. */
const MOST: Readonly<Record<Level, number>> = { guided: 45, standard: 72, exam: 115 };

/** Room to work in, by the lines that a student writes: a mere copy is no line; none where nothing is calculated. */
function roomFor(lines: readonly Definition[], level: Level): string {
  if (lines.every(({ role }) => role === "class")) return "";
  const written = lines.filter(({ expression }) => typeof expression === "object").length;
  return `${Math.round(Math.min(MOST[level], Math.max(LEAST, written * LINE * SHARE[level])))}mm`;
}

/** Inputs and targets of every example, one a row. */
export function examplesView({ examples }: Network, setter: Typesetter) {
  const symbols = (letter: "x" | "y", count: number) =>
    Array.from({ length: count }, (_none, k) => ownHtml(setter.symbol(`${letter}${k + 1}`)));
  const [first] = examples;
  return {
    heads: [...symbols("x", first?.inputs.length ?? 0), ...symbols("y", first?.targets.length ?? 0)],
    rows: examples.map(({ inputs, targets }, k) => ({
      number: k + 1,
      values: [...inputs, ...targets].map(givenText),
    })),
  };
}
