import { mereCopyOf } from "../../core/graph/copies.js";
import type { Definition } from "../../core/graph/definition.js";
import { symbolsOf } from "../../core/graph/expressionTree.js";
import { preparedQuestion } from "../../core/marking/preparedQuestion.js";
import { printedLines } from "../../core/sheet/printedLines.js";
import { numberAnswers, type Question, type Sheet } from "../../core/sheet/sheet.js";
import type { Node } from "./element.js";
import { expressionXml, float, variable } from "./expression.js";

/** An asked line as it is worked out from a student's own numbers before it. */
export interface Carried {
  readonly expression: Node;
  /** The asked quantities whose numbers come into it. */
  readonly from: readonly string[];
  /** The asked quantities that it merely copies, the nearest first: of a wrong number no copy earns anything. */
  readonly copies: readonly string[];
}

/** A student's number for an asked quantity; where there is none, what it comes to from those before it. */
export const ownOutcome = (id: string): string => `O_${id}`;

/** Longer than this an expression is left out: what lies between two asked lines is written out in it. */
const LONGEST = 20_000;

/**
 * The asked lines that a student's earlier wrong number reaches, each in QTI's words over the student's own numbers; a line
 * that QTI cannot work out is left out. No line goes by a variable of its own: one player rounds what is set to three decimals.
 */
export function carriedLines(question: Question, sheet: Sheet): ReadonlyMap<string, Carried> {
  const { graph, seen } = preparedQuestion(question);
  const printed = printedLines(question, sheet, graph);
  const asked = new Set(numberAnswers(question.answers).map(({ quantity }) => quantity));
  const shown = new Set(question.shown);
  const reached = new Map<string, ReadonlySet<string>>();
  const written = new Map<string, Node>();
  const carried = new Map<string, Carried>();
  const at = (id: string): Node | null => {
    const value = printed.get(id);
    if (asked.has(id)) return variable(ownOutcome(id));
    if (reached.has(id)) return written.get(id) ?? null;
    return value === undefined ? null : float(value);
  };
  for (const definition of graph.definitions) {
    const { id } = definition;
    const from = sourcesOf(definition, asked, reached);
    if (shown.has(id) || from.size === 0) continue;
    reached.set(id, from);
    const expression = expressionXml(definition.expression, at);
    if (expression === null || sizeOf(expression) > LONGEST) continue;
    written.set(id, expression);
    if (asked.has(id)) carried.set(id, { expression, from: [...from], copies: copiedBy(id) });
  }
  return carried;

  /** What a line copies, then what it would copy were that box empty, and so on. */
  function copiedBy(id: string): string[] {
    const written = new Set([...shown, ...asked].filter((one) => one !== id));
    const chain: string[] = [];
    for (;;) {
      const next = mereCopyOf(graph, seen(), id, written);
      if (next === null || !asked.has(next) || !written.delete(next)) return chain;
      chain.push(next);
    }
  }
}

const sizeOf = (node: Node): number =>
  typeof node === "string"
    ? node.length
    : 30 + node.children.reduce<number>((sum, one) => sum + sizeOf(one), 0);

/** The asked quantities that come into a line, those before them too. */
function sourcesOf(
  { expression }: Definition,
  asked: ReadonlySet<string>,
  reached: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlySet<string> {
  const used = symbolsOf(expression);
  return new Set(used.flatMap((id) => [...(asked.has(id) ? [id] : []), ...(reached.get(id) ?? [])]));
}
