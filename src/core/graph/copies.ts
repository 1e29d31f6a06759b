import { memoize } from "../base/memoize.js";
import { asWritten } from "./asWritten.js";
import type { Definition, Graph, Role } from "./definition.js";
import { type Expression, substitute, symbolsOf } from "./expressionTree.js";
import { operationsOf } from "./operations.js";

/** What a graph asks of a person once its factors 1 and its terms 0 are seen: constants, and givens that are 0 or 1. */
export interface Seen {
  /** A line's expression without them. */
  readonly expression: (id: string) => Expression | undefined;
}

/** A graph as it is worked with these givens: no one multiplies by 1 or adds 0. */
export function seenWith(graph: Graph, givens: ReadonlyMap<string, number>): Seen {
  const seen = new Map<string, Expression>();
  const plainNumber = (id: string): number | undefined => {
    const value = givens.get(id) ?? expression(id);
    return value === 0 || value === 1 ? value : undefined;
  };
  const expression = (id: string): Expression | undefined => {
    const known = seen.get(id);
    const line = graph.byId.get(id);
    if (known !== undefined || line === undefined) return known;
    const { expression: formula } = line;
    const hasPlain = symbolsOf(formula).some((used) => plainNumber(used) !== undefined);
    const made =
      hasPlain || typeof formula !== "object"
        ? withoutNothing(asWritten(substitute(formula, plainNumber)))
        : asItStands(formula);
    seen.set(id, made);
    return made;
  };
  return { expression };
}

/** A line without such factors and terms reads the same on every sheet. */
const asItStands = memoize(
  (formula: Exclude<Expression, string | number>): Expression => withoutNothing(asWritten(formula)),
);

/** No product with 0: a term whose target is 0 is not worked out. */
function withoutNothing(expression: Expression): Expression {
  if (typeof expression !== "object") return expression;
  const [operator, operands] = expression;
  const parts = operands.map(withoutNothing);
  if ((operator === "*" || operator === "/") && parts[0] === 0) return 0;
  if (operator === "*" && parts[1] === 0) return 0;
  return asWritten([operator, parts]);
}

/** The work of one line: operations by hand. */
export const workOfLine = ({ expression }: Seen, id: string): number => {
  const line = expression(id);
  return line === undefined ? 0 : operationsOf(line);
};

/**
 * The lines that a person works out on the way to a quantity, itself last, from the givens or from what is `known`: of a
 * cross-entropy with one-hot targets the one output that counts, not all.
 */
export function linesSeen(
  graph: Graph,
  { expression }: Seen,
  quantity: string,
  known: ReadonlySet<string>,
): readonly Definition[] {
  const needed = new Set<string>();
  const visit = (id: string): void => {
    const seen = expression(id);
    if (seen === undefined || needed.has(id)) return;
    needed.add(id);
    for (const used of symbolsOf(seen)) if (!known.has(used)) visit(used);
  };
  visit(quantity);
  return graph.definitions.filter(({ id }) => needed.has(id));
}

/**
 * What a quantity is a mere copy of, given what is `known` before it: ∂C/∂b of ∂C/∂z, a sum of one term times 1; null
 * where something is worked out on the way.
 */
export function copyOf(
  graph: Graph,
  seen: Seen,
  quantity: string,
  known: ReadonlySet<string>,
): string | null {
  return sourceOf(graph, seen, quantity, known, () => false);
}

/**
 * The same where it takes no work at all: null also where a local slope lies on the way. Of a product u₃u₁ the slope by
 * u₃ is u₁: to know that is the product rule, though nothing is left to be worked out.
 */
export function mereCopyOf(
  graph: Graph,
  seen: Seen,
  quantity: string,
  known: ReadonlySet<string>,
): string | null {
  return sourceOf(graph, seen, quantity, known, (id) => isLocalSlope(graph, id));
}

/** Whether a line is the slope of another by one of its own operands. */
export const isLocalSlope = (graph: Graph, id: string): boolean => {
  const role = graph.byId.get(id)?.role;
  return role !== undefined && LOCAL_SLOPES.has(role);
};

const LOCAL_SLOPES: ReadonlySet<Role> = new Set(["node-slope", "local-weight", "local-activation"]);

function sourceOf(
  graph: Graph,
  { expression }: Seen,
  quantity: string,
  known: ReadonlySet<string>,
  isWork: (id: string) => boolean,
): string | null {
  let at = quantity;
  for (;;) {
    const next = expression(at);
    if (typeof next !== "string" || isWork(at)) return null;
    if (known.has(next) || !graph.byId.has(next)) return next;
    at = next;
  }
}
