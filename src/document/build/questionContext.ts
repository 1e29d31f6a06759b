import type { Definition, Graph } from "../../core/graph/definition.js";
import { symbolsOf } from "../../core/graph/expression.js";
import { roundingOf } from "../../core/graph/precision.js";
import { displayNumber } from "../../core/graph/rounding.js";
import { boxNumbersOf } from "../../core/sheet/boxes.js";
import { printedLines } from "../../core/sheet/printedLines.js";
import { inPrintedOrder } from "../../core/sheet/printedOrder.js";
import { notationOfQuestion } from "../../core/sheet/questionNotation.js";
import {
  graphOfQuestion,
  type NumberAnswer,
  numberAnswers,
  type OtherAnswer,
  type Question,
  type Sheet,
} from "../../core/sheet/sheet.js";
import type { Messages } from "../../core/words/messages.js";
import { messagesOf } from "../../core/words/ownTexts.js";
import { type Typesetter, typesetterOf } from "../formula/typesetter.js";

/** A question with all that its pages need. */
export interface QuestionContext {
  readonly question: Question;
  readonly graph: Graph;
  readonly setter: Typesetter;
  /** The numbers at the boxes, by the ids of the answers that belong into them. */
  readonly boxes: ReadonlyMap<string, number>;
  /** The printed number of every quantity, as it stands in the key: not for worksheets, but for given and shown ones. */
  readonly displays: ReadonlyMap<string, string>;
  /** What each part needs beyond the parts before it and beyond what is shown: its answers' lines and those they rest on. */
  readonly lines: readonly (readonly Definition[])[];
  /** The numbers asked in each part, in the order in which they are printed. */
  readonly answers: readonly (readonly NumberAnswer[])[];
  /** What else each part asks. */
  readonly others: readonly (readonly OtherAnswer[])[];
}

/** So many sheets are under way at once, of which a worksheet is made and soon a key. */
const LATELY = 16;
const lately = new Map<Sheet, { readonly t: Messages; readonly contexts: readonly QuestionContext[] }>();

/** Every question of a sheet; `t` speaks its language. Its documents have them in common. */
export function contextsOf(sheet: Sheet, t: Messages): readonly QuestionContext[] {
  const known = lately.get(sheet);
  if (known?.t === t) return known.contexts;
  const boxes = boxNumbersOf(sheet);
  const contexts = sheet.questions.map((question) => contextOf(question, sheet, t, boxes));
  const oldest = lately.keys().next();
  if (lately.size >= LATELY && oldest.done !== true) lately.delete(oldest.value);
  lately.set(sheet, { t, contexts });
  return contexts;
}

/** One question; `boxes` are the numbers that a sheet prints at its boxes. */
export function contextOf(
  question: Question,
  sheet: Pick<Sheet, "notation" | "generator">,
  t: Messages,
  boxes: ReadonlyMap<string, number> = new Map(),
): QuestionContext {
  const graph = graphOfQuestion(question);
  const notation = notationOfQuestion(question, sheet.notation);
  const displays = new Map(
    [...printedLines(question, sheet, graph)].map(([id, value]) => [
      id,
      displayNumber(value, roundingOf(graph, id, question.precision)),
    ]),
  );
  for (const { quantity, display } of numberAnswers(question.answers)) displays.set(quantity, display);
  const answers = question.parts.map((part) =>
    inPrintedOrder(
      numberAnswers(question.answers).filter(({ id }) => part.answers.includes(id)),
      ({ quantity }) => quantity,
      notation,
    ),
  );
  return {
    question,
    graph,
    setter: typesetterOf(notation, messagesOf(question, t)),
    boxes,
    displays,
    lines: linesOfParts(question, graph, answers),
    answers,
    others: question.parts.map((part) =>
      question.answers.flatMap((answer) =>
        answer.kind !== "number" && part.answers.includes(answer.id) ? [answer] : [],
      ),
    ),
  };
}

/** The lines of each part, answer by answer as they are printed: those that the answer rests on, then its own. */
function linesOfParts(question: Question, graph: Graph, answers: QuestionContext["answers"]): Definition[][] {
  const known = new Set(question.shown);
  return question.parts.map((part, k) => {
    const chosen = question.answers.flatMap(({ id, kind, quantity }) =>
      kind === "choice" && part.answers.includes(id) ? [quantity] : [],
    );
    return [...(answers[k] ?? []).map(({ quantity }) => quantity), ...chosen].flatMap((wanted) => {
      const needed = new Set<string>();
      reach(wanted, graph, known, needed);
      for (const id of needed) known.add(id);
      return graph.definitions.filter(({ id }) => needed.has(id));
    });
  });
}

/** Adds a quantity's line, and every line that it rests on, to `needed`; what is known is not worked out again. */
function reach(id: string, graph: Graph, known: ReadonlySet<string>, needed: Set<string>): void {
  const definition = graph.byId.get(id);
  if (definition === undefined || known.has(id) || needed.has(id)) return;
  needed.add(id);
  for (const used of symbolsOf(definition.expression)) reach(used, graph, known, needed);
}
