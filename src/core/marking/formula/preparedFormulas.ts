import { known } from "../../base/known.js";
import type { Graph } from "../../graph/definition.js";
import type { Expression } from "../../graph/expressionTree.js";
import { formulaOf } from "../../graph/formulaOf.js";
import { type FormulaLine, formulaComparer } from "../../graph/own/sameFormula.js";
import { hull, type Interval } from "../../network/interval.js";
import type { FormulaAnswer, Question } from "../../sheet/sheet.js";
import { preparedQuestion } from "../preparedQuestion.js";

/** A question's formulas made ready to be marked. */
export interface PreparedFormulas {
  readonly graph: Graph;
  readonly answers: readonly FormulaAnswer[];
  /** Whether two formulas are the same function; null where too few numbers tell. */
  readonly isSame: (one: Expression, other: Expression) => boolean | null;
  /** The formula of an answer with other lines; null where it would be too long. */
  readonly formula: (answer: FormulaAnswer, changed: ReadonlyMap<string, Expression>) => Expression | null;
}

const prepared = new WeakMap<Question, PreparedFormulas>();

/** What takes work is done once a question. */
export function preparedFormulas(question: Question): PreparedFormulas {
  const ready = prepared.get(question);
  if (ready !== undefined) return ready;
  const { graph } = preparedQuestion(question);
  const answers = question.answers.filter((one) => one.kind === "formula");
  const letters = new Set(answers.flatMap((one) => one.letters));
  const tied = tiedTargets(question, graph);
  const isSame = formulaComparer(
    [...graph.givens.keys()].filter((id) => tied.every((one) => one.id !== id)),
    rangeIn(question, answers),
    // Lines behind the last letter are in no formula.
    [
      ...tied,
      ...graph.definitions.slice(0, graph.definitions.findLastIndex(({ id }) => letters.has(id)) + 1),
    ],
  );
  const made: PreparedFormulas = {
    graph,
    answers,
    isSame,
    formula: (answer, changed) => {
      try {
        return formulaOf(graph, answer.quantity, new Set(answer.letters), changed);
      } catch (error) {
        if (error instanceof RangeError) return null;
        throw error;
      }
    },
  };
  prepared.set(question, made);
  return made;
}

/** Of a cross-entropy over several outputs the last target: they are shares of one. */
function tiedTargets({ network }: Question, { givens }: Graph): readonly FormulaLine[] {
  if (network?.loss !== "cross-entropy") return [];
  const targets = [...givens].flatMap(([id, { role }]) => (role === "target" ? [id] : []));
  const last = targets.at(-1);
  if (last === undefined || targets.length < 2) return [];
  const rest = targets.slice(0, -1).reduce<Expression>((left, id) => ["-", [left, id]], 1);
  return [{ id: last, expression: rest }];
}

/** Where a given's numbers lie: as its sheet says it, else about its own number. */
const rangeIn =
  ({ givens }: Question, answers: readonly FormulaAnswer[]) =>
  (id: string): Interval => {
    const range = answers.map(({ ranges }) => ranges[id]).find((one) => one !== undefined);
    if (range !== undefined) return range;
    const value = known(new Map(Object.entries(givens)), id);
    return value === 0 ? [-1, 1] : hull(value / 2, 2 * value);
  };
