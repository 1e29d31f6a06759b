import { type Definition, type Derivative, type Graph, graphOf, type Role } from "./definition.js";
import { type Expression, parseExpression, symbolsOf } from "./expression.js";

/** A line of a graph that a topic writes itself; `reason` is the key of the sentence that says why it holds. */
export interface OwnLine {
  readonly id: string;
  /** As text, or read already. */
  readonly expression: Expression;
  readonly derivative?: Derivative;
  readonly role: Role;
  readonly reason: string;
}

const defined =
  (stage: Definition["stage"]) =>
  ({ expression, ...rest }: OwnLine): Definition => ({
    ...rest,
    expression: typeof expression === "string" ? parseExpression(expression) : expression,
    stage,
    at: {},
  });

/** Lines as definitions of one stage. */
export const ownDefinitions = (lines: readonly OwnLine[], stage: Definition["stage"]): Definition[] =>
  lines.map(defined(stage));

/** A graph from lines that a topic writes itself, all of one stage: `update` where they renew parameters, else `forward`. */
export const ownGraph = (
  givens: readonly string[],
  lines: readonly OwnLine[],
  stage: Definition["stage"] = "forward",
): Graph => graphOf(givens, ownDefinitions(lines, stage), symbolsOf);
