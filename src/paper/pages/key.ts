import type { Definition } from "../../core/graph/definition.js";
import { isGradient, isParameter, readDerivative } from "../../core/graph/quantity.js";
import { isSymbolic } from "../../core/sheet/optionKinds.js";
import { inPrintedOrder } from "../../core/sheet/printedOrder.js";
import { type NumberAnswer, numberAnswers, type Question, type Sheet } from "../../core/sheet/sheet.js";
import { minutesFor } from "../../core/sheet/work.js";
import { showsOf } from "../../core/topics/index.js";
import { messagesFor } from "../../core/words/locale.js";
import type { Messages } from "../../core/words/messages.js";
import { chosenKeys } from "../../document/build/chosenKey.js";
import { gradientMatrix } from "../../document/build/facts/matrices.js";
import { keyRows } from "../../document/build/keyRows.js";
import { partLabel, partTask } from "../../document/build/partView.js";
import { plainDrawing } from "../../document/build/plainDrawing.js";
import { contextsOf, type QuestionContext } from "../../document/build/questionContext.js";
import { topicTitle } from "../../document/build/topicTitle.js";
import { lineView, workedLine } from "../../document/build/workedLine.js";
import { workedSolution } from "../../document/build/workedSolution.js";
import { questionDrawing } from "../../document/diagram/questionDrawing.js";
import { marksWords } from "../../document/formula/words.js";
import type { Page } from "../../document/tree/blocks.js";
import { joined, oneRun, printed } from "../../document/tree/line.js";
import type { FontPurpose } from "../fonts/fonts.js";
import { adviceOf, sayingOf } from "./advice.js";
import { headingOf } from "./heading.js";
import { foldFactors, withFactors } from "./keyFactors.js";
import { mistakesView } from "./keyMistakes.js";
import { notesOn } from "./keyNotes.js";
import { keyTogether } from "./keyTogether.js";
import { acceptedLine } from "./marking/acceptedValue.js";
import { markingView } from "./marking/markingSheet.js";
import { pageOf, pageOfTemplate } from "./page.js";
import { templatesOf } from "./templates/templates.js";

/**
 * The answer key as a document: what is accepted in every box, every line of the solution, and the mistakes to look for;
 * last what to say of each. `apart`: what of that is said on a page of the whole set (`sayingOf`); default: nothing.
 */
export const keyHtml = (...of: Parameters<typeof keyPage>): string => keyPage(...of).html();

export function keyPage(
  sheet: Sheet,
  purpose: FontPurpose,
  templates = templatesOf(),
  apart?: ReadonlySet<string>,
): Page {
  const t = messagesFor(sheet.locale);
  const code = t("sheet.code", { code: sheet.code });
  const title = `${t("sheet.key")} · ${sheet.title} · ${code}`;
  const foot = `${t("sheet.key")} · ${code}`;
  const setting = { ...pageOf(sheet, templates), title, foot, purpose, narrow: true };
  return pageOfTemplate("key", () => keyView(sheet, t, apart), t, setting);
}

/** All that a key says. */
function keyView(sheet: Sheet, t: Messages, apart?: ReadonlySet<string>) {
  const contexts = contextsOf(sheet, t);
  return {
    heading: headingOf(sheet, t),
    ...markingView(sheet, contexts, t),
    estimate: t("key.estimate", {
      minutes: Math.round(sheet.questions.reduce((sum, question) => sum + minutesFor(question), 0)),
    }),
    questions: contexts.map((context, k) => keyOfQuestion(context, k + 1)),
    advice: adviceOf([sheet]).filter((one) => apart?.has(sayingOf(one)) !== true),
    apart: apart !== undefined && apart.size > 0,
  };
}

function keyOfQuestion(context: QuestionContext, number: number) {
  const { question, setter } = context;
  const { t, symbol, phrase } = setter;
  const path = highlightOf(question);
  const drawing =
    path === undefined ? plainDrawing(context) : questionDrawing(question, setter, { highlighted: path });
  const told = new Set<string>();
  return {
    title: t("question.title", { number }),
    topic: [topicTitle(question, t), t("key.minutes", { minutes: Math.round(minutesFor(question)) })]
      .filter(Boolean)
      .join(" · "),
    marks: marksWords(question.points, t),
    drawing: drawing.pictures.length === 0 ? "" : drawing,
    path:
      path === undefined || question.network === undefined
        ? ""
        : phrase("key.path", { quantity: symbol(path) }),
    worked: workedSolution(context),
    code: question.code ?? null,
    parts: question.parts.map((part, k) => keyOfPart(context, part, k, told)),
    solution:
      question.own?.solution === undefined
        ? ""
        : oneRun({ kind: "prose" as const, source: question.own.solution }),
    mistakes: mistakesView(context),
  };
}

/** The first gradient of a parameter that the question asks for by the chain rule. */
function highlightOf({ topic, parts, answers }: Question): string | undefined {
  const { chained = [] } = showsOf(topic);
  const asked = parts.filter(({ id }) => chained.includes(id)).flatMap((part) => part.answers);
  const quantities = numberAnswers(answers)
    .filter(({ id }) => asked.includes(id))
    .map(({ quantity }) => quantity);
  return (
    quantities.find((id) => isGradient(id) && isParameter(readDerivative(id)?.by ?? id)) ??
    quantities.find(isGradient)
  );
}

/** `told` collects the reasons already given in the question: each is given once. */
function keyOfPart(context: QuestionContext, part: Question["parts"][number], k: number, told: Set<string>) {
  const { setter, displays } = context;
  const { t, copy } = setter;
  const answers = new Map((context.answers[k] ?? []).map((answer) => [answer.quantity, answer]));
  const others = context.others[k] ?? [];
  const points = [...answers.values(), ...others].reduce((sum, answer) => sum + answer.points, 0);
  // A formula that is chosen takes no number.
  const lines = others.some(isSymbolic) ? [] : (context.lines[k] ?? []);
  // A line is worked out where it is first needed, though a later part may ask for it: it has its box there.
  const asked = new Map(context.answers.flat().map((answer) => [answer.quantity, answer]));
  const matrix = matrixView([...answers.keys()], context);
  // Of the entries of a matrix the first is worked out as a line: the matrix shows them all.
  const shown = matrix === null ? [] : [...answers.keys()].slice(1);
  const rows = keyRows(lines, new Set(asked.keys())).filter(
    ({ definition }) => !shown.includes(definition.id),
  );
  const all = inPrintedOrder(rows, ({ definition }) => definition.id, setter.notation).map(
    ({ definition, copies }) => {
      const answer = asked.get(definition.id);
      const line = workedLine(definition, setter, displays, notesOn(definition, answer, context));
      const again = told.has(line.reason);
      told.add(line.reason);
      const plain = again && copies.length === 0;
      return {
        definition,
        copies,
        answer,
        asked: answer !== undefined,
        line,
        again,
        plain,
        numbers: line.numbers,
      };
    },
  );
  const folded = foldFactors(all);
  const gone = new Set([...folded.values()].flatMap((factors) => [...factors.keys()]));
  const views = all
    .filter(({ definition }) => !gone.has(definition.id))
    .map(({ definition, copies, answer, asked, line, again }) => {
      const factors = folded.get(definition.id);
      const equal = copies.map(([id, of]) => copy(id, of));
      return {
        ...lineView(line),
        factors:
          factors === undefined ? "" : setter.numbers(withFactors(definition.expression, factors), displays),
        reason: again ? "" : line.reason,
        copies: equal.length === 0 ? "" : setter.phrase("key.with", { copies: joined(equal, ", ") }),
        asked,
        box: answer === undefined ? "" : context.boxes.get(answer.id),
        accepted: answer === undefined ? "" : acceptedLine(answer, setter),
        marks: answer === undefined ? "" : String(answer.points),
      };
    });
  return {
    label: partLabel(k, t),
    task: partTask(part, context),
    marks: marksWords(points, t),
    alone: context.question.parts.length === 1,
    /** Pixels above its lines. */
    gap: context.question.parts.length === 1 ? 6 : 2,
    chosen: chosenKeys(others, context),
    matrix,
    above: workedAbove(answers, lines, context),
    lines: views,
    /** The same, where two stand side by side with their neighbours. */
    rows: keyTogether(views).map(([first, second]) => ({ first, second: second ?? null })),
  };
}

/** Answers of a part whose lines an earlier part needed already: name, value and box, so that the part is not empty. */
function workedAbove(
  answers: ReadonlyMap<string, NumberAnswer>,
  lines: readonly Definition[],
  { graph, setter, boxes }: QuestionContext,
) {
  const here = new Set(lines.map(({ id }) => id));
  return [...answers.values()]
    .filter(({ quantity }) => graph.byId.has(quantity) && !here.has(quantity))
    .map(({ id, quantity, display }) => ({
      box: boxes.get(id),
      symbol: setter.symbol(quantity, true),
      value: printed(display),
    }));
}

/** The gradients of a part as a matrix, where the topic is about matrices. */
function matrixView(quantities: readonly string[], context: QuestionContext) {
  if (showsOf(context.question.topic).matrices !== true) return null;
  const figure = gradientMatrix(quantities, context);
  if (figure === null) return null;
  const boxes = context.answers.flat().flatMap(({ id, quantity }) => {
    const box = quantities.includes(quantity) ? context.boxes.get(id) : undefined;
    return box === undefined ? [] : [box];
  });
  return { boxes: `${Math.min(...boxes)}–${Math.max(...boxes)}`, html: figure };
}
