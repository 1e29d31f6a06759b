import { known, nth } from "../base/known.js";
import type { Level } from "../base/settings.js";
import { givenText } from "../diagram/networkDrawing.js";
import { questionDrawing } from "../diagram/questionDrawing.js";
import type { FontPurpose } from "../fonts/fonts.js";
import { printedNumber, type Typesetter } from "../formula/typesetter.js";
import { marksWords, ownRoundingWords, roundingWords } from "../formula/words.js";
import type { Definition } from "../graph/definition.js";
import { type Precision, precisionKind } from "../graph/precision.js";
import { isWord, names } from "../graph/quantity.js";
import type { Network } from "../network/network.js";
import { numberAnswers, type Question, type Sheet } from "../sheet/sheet.js";
import { ASKED_PARTS } from "../topics/asked.js";
import { showsOf } from "../topics/index.js";
import { messagesFor } from "../words/locale.js";
import { keyOf, type Messages } from "../words/messages.js";
import { chosenViews } from "./chosen.js";
import { factsOf, factsView } from "./facts.js";
import { headingOf } from "./heading.js";
import { matrixFacts } from "./matrices.js";
import { ownFactsOf } from "./ownFacts.js";
import { pageHtml, pageOf } from "./page.js";
import { fewTerms, helpsOf, hintOf, partLabel, partTask } from "./partView.js";
import { contextsOf, type QuestionContext } from "./questionContext.js";
import { ownHtml, templatesOf } from "./templates.js";
import { workedSolution } from "./workedSolution.js";

/** The worksheet as a document. No answer's value is in it. */
export function worksheetHtml(sheet: Sheet, purpose: FontPurpose, templates = templatesOf()): string {
  const t = messagesFor(sheet.locale);
  const contexts = contextsOf(sheet);
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
const KINDS: readonly RoundedKind[] = ["values", "gradients", "weights", "errors"];

/** The rounding rules of most questions, and those of each question that is an exception. */
export function roundingRules(
  contexts: readonly QuestionContext[],
  t: Messages,
): { common: string[]; own: readonly string[][] } {
  const asked = contexts.map(({ question, graph }) => {
    const printed = question.worked?.lines ?? numberAnswers(question.answers).map(({ quantity }) => quantity);
    const kinds = printed.map((quantity) => {
      const definition = graph.byId.get(quantity);
      return definition === undefined ? null : precisionKind(definition);
    });
    return KINDS.filter((kind) => kinds.includes(kind));
  });
  const words = (question: Question, kind: RoundedKind): string => {
    const rounding = question.precision[kind] ?? question.precision.gradients;
    return question.network === undefined
      ? ownRoundingWords(kind, rounding, t)
      : roundingWords(kind, rounding, t);
  };
  const usual = (kind: RoundedKind): string | undefined =>
    mostOf(
      contexts.flatMap(({ question }, k) =>
        asked[k]?.includes(kind) ? [JSON.stringify(question.precision[kind])] : [],
      ),
    );
  const rules = contexts.map(({ question }, k) =>
    (asked[k] ?? []).map((kind) => ({
      kind,
      words: words(question, kind),
      common: JSON.stringify(question.precision[kind]) === usual(kind),
    })),
  );
  const common = rules.flat().filter((rule) => rule.common);
  return {
    common: KINDS.flatMap((one) => [
      ...new Set(common.flatMap((rule) => (rule.kind === one ? [rule.words] : []))),
    ]),
    own: rules.map((own) => own.flatMap((rule) => (rule.common ? [] : [rule.words]))),
  };
}

/** What comes most often, of those that come equally often the first. */
function mostOf(texts: readonly string[]): string | undefined {
  const count = (text: string): number => texts.filter((other) => other === text).length;
  return [...texts].sort((a, b) => count(b) - count(a))[0];
}

/** All of a question but its key, as the templates take it. */
export function questionView(context: QuestionContext, number: number, rounding: readonly string[]) {
  const { question, setter, displays } = context;
  const { t, symbol } = setter;
  const { network, level } = question;
  const drawing = questionDrawing(question, setter);
  const facts = network === undefined || question.stated !== undefined ? ownFactsOf(context) : [];
  if (network !== undefined)
    facts.push(...factsOf(network, linesNeeded(context), setter, level === "guided"));
  if (network !== undefined && showsOf(question.topic).matrices === true)
    facts.push(...matrixFacts(network, setter));
  return {
    title: t("question.title", { number }),
    topic: t(keyOf("topic", question.topic, "title")),
    task: taskOf(question, t),
    marks: marksWords(question.points, t),
    rounding: rounding.length === 0 ? "" : t("rounding.here", { what: rounding.join(t("rounding.join")) }),
    drawing: drawing === "" ? "" : ownHtml(drawing),
    facts: factsView(facts),
    examples: network === undefined || network.examples.length === 1 ? null : examplesView(network, setter),
    worked: workedSolution(context),
    known: knownOf(question).map((id) => ({
      symbol: ownHtml(symbol(id, true)),
      value: ownHtml(printedNumber(known(displays, id))),
    })),
    parts: question.parts.map((part, k) => partView(context, part, k)),
  };
}

/** All that is worked out: by the student, and in the solution that is printed. */
function linesNeeded({ question, graph, lines }: QuestionContext): readonly Definition[] {
  const printed = question.worked?.lines ?? [];
  return printed.length > 0 ? graph.definitions.filter(({ id }) => printed.includes(id)) : lines.flat();
}

/**
 * What is to be done: a topic's own task, unless its numbers are to be chosen or a chain rule to be filled in. Of a choice
 * about a letter that only its part's task explains (H, the hours), that task too.
 */
function taskOf({ topic, parts, answers }: Question, t: Messages): string {
  const [first] = parts;
  if (first?.id !== ASKED_PARTS.choice && first?.id !== ASKED_PARTS.blanks)
    return t(keyOf("topic", topic, "task"));
  const task = t(`task.${first.id}`);
  const [asked] = answers;
  return first.from !== undefined && asked !== undefined && isWord(asked.quantity)
    ? `${t(keyOf("part", first.from))} ${task}`
    : task;
}

/** What is printed as worked out: not the lines of a worked solution, which stand on their own. */
function knownOf({ shown, worked }: Question): readonly string[] {
  return worked === undefined ? shown : shown.filter((id) => !worked.lines.includes(id));
}

function partView(context: QuestionContext, part: Question["parts"][number], k: number) {
  const { question, setter, lines } = context;
  const { t, symbol, formula, notation } = setter;
  const answers = context.answers[k] ?? [];
  const others = context.others[k] ?? [];
  const points = [...answers, ...others].reduce((sum, answer) => sum + answer.points, 0);
  const guided = question.level === "guided";
  return {
    label: partLabel(k, t),
    task: partTask(part, context),
    marks: marksWords(points, t),
    alone: question.parts.length === 1,
    columns:
      guided && answers.every(({ unnamed }) => unnamed !== true) ? "guided" : columnsFor(answers.length),
    helps: helpsOf(context, k),
    chosen: chosenViews(others, context),
    answers: answers.map((answer) => {
      const expression = hintOf(context, part, answer);
      return {
        box: context.boxes.get(answer.id),
        symbol: answer.unnamed === true ? t("answer.value") : ownHtml(symbol(answer.quantity, true)),
        formula: expression === undefined ? "" : ownHtml(formula(expression, fewTerms(expression, notation))),
      };
    }),
    room: roomFor(lines[k] ?? [], question.level, k === 0 && question.parts.length > 1),
  };
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
/** The first part stands on one page with all that the question gives. */
const MOST_AT_FIRST = 85;

/** Room to work in, by the lines that a student writes: a mere copy is no line; none where nothing is calculated. */
function roomFor(lines: readonly Definition[], level: Level, first: boolean): string {
  if (lines.every(({ role }) => role === "class")) return "";
  const written = lines.filter(({ expression }) => typeof expression === "object").length;
  const most = first ? Math.min(MOST[level], MOST_AT_FIRST) : MOST[level];
  return `${Math.round(Math.min(most, Math.max(LEAST, written * LINE * SHARE[level])))}mm`;
}

/** Inputs and targets of every example, one a row. */
export function examplesView({ examples }: Network, setter: Typesetter) {
  const symbols = (name: (k: number) => string, count: number) =>
    Array.from({ length: count }, (_none, k) => ownHtml(setter.symbol(name(k + 1))));
  const first = nth(examples, 0);
  return {
    heads: [...symbols(names.input, first.inputs.length), ...symbols(names.target, first.targets.length)],
    rows: examples.map(({ inputs, targets }, k) => ({
      number: k + 1,
      values: [...inputs, ...targets].map(givenText),
    })),
  };
}
