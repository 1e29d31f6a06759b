import { numbers } from "../../core/graph/algebra.js";
import { evaluateExpression } from "../../core/graph/evaluate.js";
import type { Expression } from "../../core/graph/expressionTree.js";
import { formulaOf } from "../../core/graph/formulaOf.js";
import { roundingOf } from "../../core/graph/precision.js";
import { displayNumber, type RoundingMode, roundNumber } from "../../core/graph/rounding.js";
import { MISCONCEPTIONS, type MisconceptionName } from "../../core/misconceptions/index.js";
import { formulaText } from "../../core/sheet/formulaText.js";
import { type FormulaAnswer, graphOfQuestion, type Question } from "../../core/sheet/sheet.js";

/** How a student works who is not simply right. */
export interface Habits {
  /** `full`: every line is worked with all digits, and only what is written down is rounded. */
  readonly mode?: RoundingMode | "full";
  /** Lines worked in another way than the graph's. */
  readonly method?: (id: string) => Expression | undefined;
  /** Numbers put in whatever the line says. */
  readonly slips?: Readonly<Record<string, number>>;
}

/** The numbers of a student who works every line of a question from those written down before it, at the quiz's precision. */
export function workedNumbers(question: Question, habits: Habits = {}): ReadonlyMap<string, number> {
  const { mode = "round", method = () => undefined, slips = {} } = habits;
  const graph = graphOfQuestion(question);
  const shown = new Set(question.shown);
  const values = new Map(Object.entries(question.givens));
  const right = new Map(values);
  for (const { id, expression } of graph.definitions) {
    const rounding = roundingOf(graph, id, question.precision);
    right.set(id, evaluateExpression(expression, right, numbers));
    const printed = shown.has(id);
    // 0 · ln 0.0000 is nothing to somebody with a pencil: what is printed as 0 and is not 0 is taken in full.
    const seen = {
      get: (used: string) => (shown.has(used) && values.get(used) === 0 ? right : values).get(used),
    };
    const own = printed ? (right.get(id) ?? 0) : evaluateExpression(method(id) ?? expression, seen, numbers);
    // What cannot be worked out (the logarithm of a negative number) is left empty, and so is all that rests on it.
    const short = printed ? "round" : mode;
    const line = Number.isFinite(own) && short !== "full" ? roundNumber(own, rounding, short) : own;
    values.set(id, slips[id] ?? line);
  }
  return values;
}

/** What that student writes into the boxes. */
export function workQuestion(question: Question, habits: Habits = {}): [id: string, text: string][] {
  const graph = graphOfQuestion(question);
  const values = workedNumbers(question, habits);
  return question.answers.map((answer) => {
    const { id, kind, quantity, display } = answer;
    if (kind === "formula") return [id, formulaText(formulaBy(question, answer, habits))];
    // What is chosen, this student always knows.
    if (kind !== "number") return [id, display];
    const value = values.get(quantity) ?? Number.NaN;
    const rounding = roundingOf(graph, quantity, question.precision);
    return [id, Number.isFinite(value) ? displayNumber(value, rounding) : ""];
  });
}

/** The formula of a student who writes some lines in another way. */
function formulaBy(question: Question, answer: FormulaAnswer, { method }: Habits): Expression {
  if (method === undefined) return answer.expression;
  const graph = graphOfQuestion(question);
  const changed = new Map(
    graph.definitions.flatMap(({ id }) => {
      const other = method(id);
      return other === undefined || answer.letters.includes(id) ? [] : [[id, other] as const];
    }),
  );
  return formulaOf(graph, answer.quantity, new Set(answer.letters), changed);
}

/** The lines that a student works in another way who holds one misconception wherever it applies: its first way of going wrong. */
export function changedBy(question: Question, name: MisconceptionName): ReadonlyMap<string, Expression> {
  const graph = graphOfQuestion(question);
  return new Map(
    graph.definitions.flatMap((definition) => {
      const [first] = MISCONCEPTIONS[name].apply(definition, graph);
      return first === undefined ? [] : [[definition.id, first] as const];
    }),
  );
}
