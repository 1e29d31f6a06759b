import { type Expression, isOperator } from "../../../core/graph/expressionTree.js";
import { formulaOf } from "../../../core/graph/formulaOf.js";
import { operationNamed } from "../../../core/graph/operations.js";
import { ownGraph } from "../../../core/graph/ownGraph.js";
import { formulaText } from "../../../core/sheet/formulaText.js";
import type { OwnFormula, OwnLine } from "./ownQuestion.js";
import { type OwnPlace, report } from "./proseField.js";

/** A longer formula is nobody's answer on one line. */
const LONGEST = 200;

/** What is asked: lines by name, as numbers or as formulas. */
type Asked = readonly (string | { readonly formula: string })[];

/**
 * The formulas that a question asks for. Each is written in the givens, the lines above that are no derivatives, and what is
 * shown or asked before it.
 */
export function readFormulas(
  asked: Asked,
  givens: readonly string[],
  lines: readonly OwnLine[],
  shown: readonly string[],
  at: OwnPlace,
): OwnFormula[] {
  const graph = ownGraph(
    givens,
    lines.map(({ id, expression }) => ({ id, expression, role: "own", reason: "own" })),
  );
  const before = new Set([...shown, ...asked.filter((one) => typeof one === "string")]);
  return asked.flatMap((one, k): OwnFormula[] => {
    if (typeof one === "string") return [];
    const line = one.formula;
    const place = lines.findIndex(({ id }) => id === line);
    if (place < 0) return [];
    const letters = [
      ...givens,
      ...lines
        .slice(0, place)
        .flatMap(({ id, derivative }) => (derivative === undefined || before.has(id) ? [id] : [])),
    ];
    before.add(line);
    const expression = writtenOut(() => formulaOf(graph, line, new Set(letters)));
    const wrong = expression === null ? "it is too long to be written on one line" : faultIn(expression);
    if (wrong !== null) report(at, ["ask", k, "formula"], `${line}: ${wrong}`);
    return expression === null ? [] : [{ line, letters, expression }];
  });
}

function writtenOut(write: () => Expression): Expression | null {
  try {
    return write();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Why nobody can type a formula, or null. */
function faultIn(expression: Expression): string | null {
  if (hasBranch(expression)) return "a formula with a branch cannot be typed; a number of it would be right";
  return formulaText(expression).length > LONGEST
    ? "it is too long to be written on one line; a line on the way to it, asked or shown before, would be right"
    : null;
}

function hasBranch(expression: Expression): boolean {
  if (typeof expression !== "object") return false;
  const [operator, operands] = expression;
  if (!isOperator(operator) && operationNamed(operator).branches !== undefined) return true;
  return operands.some(hasBranch);
}
