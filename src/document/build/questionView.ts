import { known, nth } from "../../core/base/known.js";
import type { Definition } from "../../core/graph/definition.js";
import { symbolsOf } from "../../core/graph/expression.js";
import { roundingOf } from "../../core/graph/precision.js";
import {
  exampleOf,
  type GivenRole,
  isParameter,
  isWord,
  names,
  readDerivative,
} from "../../core/graph/quantity.js";
import type { Network } from "../../core/network/network.js";
import { isOfProgram, isReasoned, isSymbolic } from "../../core/sheet/optionKinds.js";
import type { OtherAnswer, OwnWords, Question } from "../../core/sheet/sheet.js";
import { ASKED_PARTS } from "../../core/topics/asked.js";
import { showsOf } from "../../core/topics/index.js";
import { keyOf, type Messages } from "../../core/words/messages.js";
import { givenText } from "../diagram/networkDrawing.js";
import type { Typesetter } from "../formula/typesetter.js";
import { marksWords } from "../formula/words.js";
import { NO_DRAWING } from "../tree/drawing.js";
import { items, type Line, line, oneRun, printed } from "../tree/line.js";
import { chosenRows, chosenViews } from "./chosen.js";
import { type Fact, factsView } from "./facts/facts.js";
import { matrixFacts } from "./facts/matrices.js";
import { factsOf } from "./facts/networkFacts.js";
import { ownFactsOf } from "./facts/ownFacts.js";
import { fewTerms, helpsOf, hintOf, partLabel, partTask } from "./partView.js";
import { plainDrawing } from "./plainDrawing.js";
import type { QuestionContext } from "./questionContext.js";
import { type Room, roomFor, roomForNotes } from "./rooms.js";
import { topicTitle } from "./topicTitle.js";
import { workedSolution } from "./workedSolution.js";

export type QuestionView = ReturnType<typeof questionView>;

/** All of a question but its key, as the templates take it. `facts`: those that it states itself. */
export function questionView(
  context: QuestionContext,
  number: number,
  rounding: readonly string[],
  facts: readonly Fact[] = statedFacts(context),
) {
  const { question, setter, displays } = context;
  const { t, symbol } = setter;
  const { network } = question;
  const drawing = usesDrawing(context) ? plainDrawing(context) : NO_DRAWING;
  const isDrawn = drawing.pictures.length > 0;
  const shown = knownOf(question);
  const examples =
    network === undefined || network.examples.length === 1
      ? casesView(question, setter)
      : examplesView(network, setter);
  const shownValue = (id: string) => ({ symbol: symbol(id, true), value: printed(known(displays, id)) });
  const stated = facts.length > 0 || examples !== null || shown.length > 0;
  return {
    title: t("question.title", { number }),
    topic: topicTitle(question, t),
    task: question.own === undefined ? taskOf(question, t) : ownTask(question, question.own, setter),
    marks: marksWords(question.points, t),
    rounding: rounding.length === 0 ? "" : t("rounding.here", { what: rounding.join(t("rounding.join")) }),
    drawing: isDrawn ? drawing : null,
    facts: factsView(facts),
    examples,
    /** Whether anything is given: drawn, stated or worked out. */
    given: isDrawn || stated,
    stated,
    worked: workedSolution(context),
    code: question.code ?? null,
    known: shown.map(shownValue),
    knownTable: knownTable(
      shown,
      context.graph,
      isDrawn && examples === null ? BESIDE_DRAWING : COLUMNS,
      shownValue,
    ),
    parts: question.parts.map((part, k) => partView(context, part, k)),
  };
}

/** What a question states beside its drawing: what it is about, its numbers, its formulas. */
export function statedFacts(context: QuestionContext): Fact[] {
  const { question, setter } = context;
  const { network, level, stated } = question;
  const own = network === undefined || stated !== undefined ? ownFactsOf(context) : [];
  if (network === undefined) return own;
  const facts = factsOf(network, linesNeeded(context), setter, level === "guided");
  if (showsOf(question.topic).matrices === true) facts.push(...matrixFacts(network, setter));
  if (usesDrawing(context) && question.picture === undefined) return [...own, ...facts];
  // Nobody sees what belongs to which layer: the question says by itself what it needs.
  const needed = facts.filter(({ kind }) => !kind.startsWith("weights."));
  return [...own, ...targetsFact(network, setter), ...needed.map((fact) => ({ ...fact, kind: "" }))];
}

/** The targets of a network that is not drawn and has one example. */
function targetsFact({ examples }: Network, { t, symbol }: Typesetter): Fact[] {
  if (examples.length > 1) return [];
  const targets = nth(examples, 0).targets.map(
    (value, k) => line`${symbol(names.target(k + 1))} = ${givenText(value)}`,
  );
  return targets.length === 0 ? [] : [{ kind: "", label: t("own.givens"), html: items(targets) }];
}

/** A network is drawn where something is read off it, an input, a weight, a bias, or where a line is named after one. */
function usesDrawing({ question, graph, lines, others }: QuestionContext): boolean {
  const { network, picture, worked } = question;
  if (network === undefined || picture !== undefined || worked !== undefined) return true;
  if (showsOf(question.topic).wholeStep === true) return true;
  if (others.flat().some((one) => one.kind !== "choice" || isSymbolic(one))) return true;
  return lines.flat().some(({ id, expression }) => {
    const used = symbolsOf(expression).map((symbol) => graph.givens.get(symbol)?.role);
    return isParameter(readDerivative(id)?.by ?? id) || used.some((role) => READ_OFF.has(role));
  });
}

const READ_OFF: ReadonlySet<GivenRole | undefined> = new Set(["input", "weight", "bias"]);

/** All that is worked out: by the student, and in the solution that is printed. */
function linesNeeded({ question, graph, lines }: QuestionContext): readonly Definition[] {
  if (showsOf(question.topic).wholeStep === true) return graph.definitions;
  const printed = question.worked?.lines ?? [];
  return printed.length > 0 ? graph.definitions.filter(({ id }) => printed.includes(id)) : lines.flat();
}

/**
 * What is to be done: a topic's own task, unless its numbers are to be chosen or a chain rule to be filled in. Of a choice
 * about a letter that only its part's task explains (H, the hours), that task too.
 */
function taskOf({ topic, parts, answers, checks }: Question, t: Messages): string {
  const [first] = parts;
  if (first?.id !== ASKED_PARTS.choice && first?.id !== ASKED_PARTS.blanks) {
    const whole = t(keyOf("topic", topic, "task"));
    // A single part has no heading of its own: what its letter is (k, the change) is said here.
    const isUnsaid =
      parts.length === 1 && (checks !== undefined || answers.some(({ quantity }) => isWord(quantity)));
    return isUnsaid && first !== undefined ? `${whole} ${t(keyOf("part", first.id))}` : whole;
  }
  const [asked] = answers;
  if (first.from === undefined || asked === undefined || !isWord(asked.quantity))
    return t(`task.${first.id}`);
  // What the part says where it asks for this alone, if it has words for that: nobody is to work out F, L and U too.
  const alone = t(keyOf("part", `${first.from}-alone`));
  const names = new RegExp(`(?<![A-Za-z])${asked.quantity}(?![A-Za-z])`);
  return `${names.test(alone) ? alone : t(keyOf("part", first.from))} ${t(first.id === ASKED_PARTS.choice ? "task.choose" : "task.blanks")}`;
}

/** A teacher's text, and what is to be done where its numbers are to be chosen or its factors put in. */
function ownTask({ parts }: Question, { text }: OwnWords, { t }: Typesetter): Line {
  const [first] = parts;
  const prose = oneRun({ kind: "prose", source: text });
  return first?.id === ASKED_PARTS.choice || first?.id === ASKED_PARTS.blanks
    ? line`${prose} ${t(`task.${first.id}`)}`
    : prose;
}

/** What is printed as worked out: not the lines of a worked solution, which stand on their own, nor what a teacher's text says. */
function knownOf({ shown, worked, own }: Question): readonly string[] {
  const open = shown.filter((id) => own?.said?.includes(id) !== true);
  return worked === undefined ? open : open.filter((id) => !worked.lines.includes(id));
}

/** So many values stand in a line of text behind their heading; more are a table. */
const IN_LINE = 2;
/** Columns of a table of values: four derivatives stand side by side on paper. */
const COLUMNS = 4;
/** Columns of one that fits beside a drawing. */
const BESIDE_DRAWING = 2;

/**
 * What is printed as worked out as a table of at most `most` columns: a row a layer and direction, of a batch a row an example,
 * longer ones in rows of equal length. Null for so few that a line of text will do.
 */
function knownTable<T>(
  shown: readonly string[],
  graph: QuestionContext["graph"],
  most: number,
  cell: (id: string) => T,
) {
  const groups = new Map<string, string[]>();
  for (const id of shown) {
    const { stage, at } = graph.byId.get(id) ?? {};
    const example = exampleOf(id);
    const group = example === undefined ? `${stage} ${at?.layer}` : String(example);
    groups.set(group, [...(groups.get(group) ?? []), id]);
  }
  const isBatch = new Set(shown.map(exampleOf)).size > 1;
  if (shown.length <= IN_LINE && !isBatch) return null;
  const rows = [...groups.values()].flatMap((row) => inRows(row, most));
  const columns = Math.max(...rows.map(({ length }) => length));
  return {
    columns: (["one", "two", "three", "four"] as const)[columns - 1] ?? "four",
    rows: rows.map((row) => row.map(cell)),
  };
}

/** A row in parts of equal length, `most` at most; the last may be shorter. */
function inRows(row: readonly string[], most: number): (readonly string[])[] {
  const length = Math.ceil(row.length / Math.ceil(row.length / most));
  return Array.from({ length: Math.ceil(row.length / length) }, (_none, k) =>
    row.slice(k * length, (k + 1) * length),
  );
}

/** So few boxes stand one under another, with the room for working beside them. */
const BESIDE = 2;

/** Room to work in: none where letters alone are written, some for notes where numbers of one's own are asked and nothing is worked out. */
function spaceFor(others: readonly OtherAnswer[], numbers: number, worked: () => Room | null): Room | null {
  if (others.some(isOfProgram)) return null;
  const isNoted = others.length > 0 && numbers === 0;
  if (!isNoted || !others.every((one) => isReasoned(one) || one.kind === "free")) return worked();
  const own = others.filter(({ kind }) => kind === "free").length;
  return own === 0 ? null : roomForNotes(own);
}

function partView(context: QuestionContext, part: Question["parts"][number], k: number) {
  const { question, setter, lines } = context;
  const { t, symbol, formula, notation } = setter;
  const answers = context.answers[k] ?? [];
  const others = context.others[k] ?? [];
  const points = [...answers, ...others].reduce((sum, answer) => sum + answer.points, 0);
  const guided = question.level === "guided" && answers.every(({ unnamed }) => unnamed !== true);
  const beside = !guided && answers.length > 0 && answers.length <= BESIDE && others.length === 0;
  const chosen = chosenViews(others, context);
  const space = spaceFor(others, answers.length, () => roomFor(lines[k] ?? [], question.level, beside));
  return {
    label: partLabel(k, t),
    task: partTask(part, context),
    marks: marksWords(points, t),
    alone: question.parts.length === 1,
    /** Whether the room stands beside the boxes, not under them. */
    beside: beside && space !== null,
    columns: beside && space !== null ? "one" : guided ? "guided" : columnsFor(context, k),
    helps: helpsOf(context, k),
    chosen,
    chosenRows: chosenRows(chosen),
    answers: answers.map((answer) => {
      const expression = hintOf(context, part, answer);
      return {
        box: context.boxes.get(answer.id),
        symbol: answer.unnamed === true ? t("answer.value") : symbol(answer.quantity, true),
        formula: expression === undefined ? "" : formula(expression, fewTerms(expression, notation)),
      };
    }),
    /** Room for working as it may be, and as it is once the page is made. */
    space,
    room: space === null ? "" : `${Math.round(space.best)}mm`,
  };
}

/**
 * How many boxes stand in a row, so that each is wide enough to write in: −0.602429 wants 30 mm, a count of fourteen
 * digits 60 mm. It hangs on what is asked, never on the answer.
 */
function columnsFor({ question, graph, answers }: QuestionContext, k: number): string {
  const asked = answers[k] ?? [];
  const exact = asked.some(({ quantity }) => roundingOf(graph, quantity, question.precision) === "exact");
  if (exact) return "two";
  const short = asked.every(({ quantity }) => /^[a-zA-Z]\d*(_\d)?$/.test(quantity));
  return short && asked.length > 3 ? "four" : "three";
}

/** What numbers of the student's own choosing have to do: inputs and wanted outputs, a row a case; null where there are none. */
function casesView({ checks = [], figure }: Question, setter: Typesetter) {
  const [first] = checks;
  // A line that is drawn says it by itself: its cases are points beside it.
  if (first === undefined || (figure?.kind === "plane" && figure.line !== undefined)) return null;
  // The checks of one question are about the same cases, each of them about its own output.
  const rows = first.cases.map((_case, k) =>
    Object.fromEntries(
      checks.flatMap(({ output, cases }): [string, number][] => {
        const { inputs, wanted } = nth(cases, k);
        return [...Object.entries(inputs), [output, wanted]];
      }),
    ),
  );
  const ids = Object.keys(nth(rows, 0));
  return {
    heads: ids.map((id) => setter.symbol(id)),
    rows: rows.map((row, k) => ({
      number: k + 1,
      values: ids.map((id) => givenText(row[id] ?? Number.NaN)),
    })),
  };
}

/** Inputs and targets of every example, one a row. */
export function examplesView({ examples }: Network, setter: Typesetter) {
  const symbols = (name: (k: number) => string, count: number) =>
    Array.from({ length: count }, (_none, k) => setter.symbol(name(k + 1)));
  const first = nth(examples, 0);
  return {
    heads: [...symbols(names.input, first.inputs.length), ...symbols(names.target, first.targets.length)],
    rows: examples.map(({ inputs, targets }, k) => ({
      number: k + 1,
      values: [...inputs, ...targets].map(givenText),
    })),
  };
}
