import { known as knownIn, nth } from "../../core/base/known.js";
import { linesSeen, seenWith, workOfLine } from "../../core/graph/copies.js";
import type { Graph } from "../../core/graph/definition.js";
import { operationsOf } from "../../core/graph/operations.js";
import { isSymbolic } from "../../core/sheet/optionKinds.js";
import { type Answer, rightOption } from "../../core/sheet/sheet.js";

/** Operations and lines that are worth one mark; an answer with fewer is worth one too. */
const FOR_ONE = 5;
/** What a mere copy is worth, or a 0 or 1 that half of all guesses find, where an answer that is worked out is worth one or more. */
const COPY = 0.25;
/** A wrong line is found by working some of them again. */
const LINE = 2;
/** A quantity that is chosen by its name. */
const NAMED = 1.5;
/** An answer in words, where nobody says what it is worth. */
const WRITTEN = 2;

/**
 * What each answer is worth by its own work, from 1 in halves: the operations and the lines of its chain, from what is
 * printed or asked before it, a line that several answers rest on in equal parts. A copy and a 0 or 1 are worth a quarter; what is
 * chosen one at least, a formula by its signs, a line that has to be found two. The blanks of one product are alike.
 */
export function worthOf(
  graph: Graph,
  givens: ReadonlyMap<string, number>,
  shown: readonly string[],
  answers: readonly Answer[],
): number[] {
  const seen = seenWith(graph, givens);
  const known = new Set(shown);
  const cones = answers.map((answer) => {
    const { kind, quantity } = answer;
    if (isSymbolic(answer)) return [];
    const cone = kind === "number" || kind === "choice" ? linesSeen(graph, seen, quantity, known) : [];
    if (kind === "number") known.add(quantity);
    return cone.map(({ id }) => id).filter((id) => workOfLine(seen, id) > 0);
  });
  const uses = new Map<string, number>();
  for (const id of cones.flat()) uses.set(id, (uses.get(id) ?? 0) + 1);
  return answers.map((answer, k) => {
    const { kind } = answer;
    const right = rightOption(answer);
    if (answer.kind === "formula") return marksFor(operationsOf(answer.expression));
    if (right?.kind === "formula") return marksFor(operationsOf(right.expression));
    // A verdict with its reason is judged by signs and factors, whatever lines the key shows for it.
    if (right?.kind === "words" && right.because !== undefined) return 1;
    // Versions of one line of a program tell which line it is: to know the right one is the work.
    if (right?.kind === "code") return kind === "line" ? 1 : LINE;
    if (kind === "line") return LINE;
    if (kind === "blank" || kind === "shape" || kind === "several" || kind === "free") return 1;
    if (kind === "written") return WRITTEN;
    const cone = nth(cones, k);
    if (cone.length === 0) return kind === "number" ? COPY : 1;
    if (kind === "number" && isCoin(graph, answer.quantity)) return COPY;
    // Which weight, which gradient: signs and factors decide, whatever lines the key shows for it.
    if (right?.kind === "quantity") return NAMED;
    const work = cone.reduce((sum, id) => sum + (workOfLine(seen, id) + 1) / knownIn(uses, id), 0);
    return marksFor(work);
  });
}

/** Whether a quantity says by 1 or 0 whether one number is greater than another. */
function isCoin(graph: Graph, quantity: string): boolean {
  const expression = graph.byId.get(quantity)?.expression;
  return typeof expression === "object" && expression[0] === "greater";
}

const marksFor = (work: number): number => Math.max(1, Math.round((2 * work) / FOR_ONE) / 2);
