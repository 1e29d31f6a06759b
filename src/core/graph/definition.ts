import type { Expression } from "./expressionTree.js";
import { type Given, givenOf, type Position } from "./quantity.js";

/** What a quantity is. */
export type Role =
  | "sum"
  | "activation"
  | "loss"
  | "penalty"
  | "total"
  | "loss-slope"
  | "spread"
  | "slope"
  | "delta"
  | "local-weight"
  | "local-activation"
  | "gradient"
  | "state"
  | "new"
  /** A whole number that is counted: never rounded. */
  | "count"
  /** A count too long for a calculator, or what one comes to: operations, seconds, hours. */
  | "amount"
  /** The value of a node of a computational graph, its slope by one of its operands, and the result's derivative by it. */
  | "node"
  | "node-slope"
  | "node-gradient"
  /** A rate of change, given or multiplied from others. */
  | "rate"
  /** A difference of losses over a difference of a parameter. */
  | "difference"
  /** How far two numbers lie apart, as a share of the larger. */
  | "relative-error"
  /** A product of slopes along a chain, and the greatest that it can be. */
  | "product"
  /** Which of several is the largest: a place, counted from 0. */
  | "class"
  /** A line that a teacher wrote, and one that is a derivative. */
  | "own"
  | "own-derivative";

/** The part of a training step that a line belongs to. */
export const STAGES = ["forward", "loss", "backward", "update", "second"] as const;
export type Stage = (typeof STAGES)[number];

/** What a line is the derivative of, and by what: ids of quantities of the same graph, without which nothing can judge it. */
export interface Derivative {
  readonly of: string;
  readonly by: string;
  /** The slope of one line by one of its own operands, all others held: not of what lies further back. */
  readonly ofLine?: true;
}

/** A quantity defined by an expression over givens and earlier quantities. */
export interface Definition {
  readonly id: string;
  /** The line as it is taught: printed, bounded, and followed through. */
  readonly expression: Expression;
  /** The same value where the taught line loses digits; evaluated in its place. */
  readonly exact?: Expression;
  /** Of a line that is a derivative. A sheet does not keep it: what is judged is judged before it is written. */
  readonly derivative?: Derivative;
  readonly role: Role;
  readonly stage: Stage;
  readonly at: Position;
  /** The key of the sentence that says why the line holds. */
  readonly reason: string;
}

/** Definitions in order: each speaks only of givens and of definitions before it. It holds no numbers but constants. */
export interface Graph {
  /** What it starts from, by id and in order: what each is, and where it stands. */
  readonly givens: ReadonlyMap<string, Given>;
  readonly definitions: readonly Definition[];
  readonly byId: ReadonlyMap<string, Definition>;
}

/** Orders definitions as a graph. Throws RangeError when one speaks of what is not defined before it. */
export function graphOf(
  givens: Iterable<string>,
  definitions: readonly Definition[],
  uses: (e: Expression) => readonly string[],
): Graph {
  const starts = new Map([...givens].map((id) => [id, givenOf(id)] as const));
  const known = new Set(starts.keys());
  for (const { id, expression, exact } of definitions) {
    for (const used of [...uses(expression), ...(exact === undefined ? [] : uses(exact))]) {
      if (!known.has(used)) throw new RangeError(`${id} uses ${used} before it is defined`);
    }
    if (known.has(id)) throw new RangeError(`${id} is defined twice`);
    known.add(id);
  }
  return { givens: starts, definitions, byId: new Map(definitions.map((one) => [one.id, one])) };
}
