import { nth } from "../base/known.js";
import type { Expression } from "../graph/expression.js";
import type { OwnLine } from "../graph/ownGraph.js";
import { names } from "../graph/quantity.js";

/** What a node does with one or two operands; `plus-one` and `minus` have one. */
export type NodeKind = "sum" | "product" | "max" | "reciprocal" | "exp" | "minus" | "plus-one";

export interface Node {
  readonly kind: NodeKind;
  readonly operands: readonly string[];
}

/** A graph without its numbers: node k is u_k, and speaks of inputs x_i and of nodes before it. */
export interface GraphShape {
  readonly inputs: number;
  /** The inputs are drawn from `low` to `high`, to one decimal. */
  readonly low: number;
  readonly high: number;
  readonly nodes: readonly Node[];
}

const node = (kind: NodeKind, ...operands: readonly string[]): Node => ({ kind, operands });

/** The graphs that are asked about, by the name of the variant. */
export const SHAPES: Readonly<Record<string, GraphShape>> = {
  "sum-product": {
    inputs: 4,
    low: -3,
    high: 3,
    nodes: [
      node("sum", "x1", "x2"),
      node("product", "u1", "x3"),
      node("sum", "u2", "x4"),
      node("product", "u3", "u1"),
    ],
  },
  maximum: {
    inputs: 4,
    low: -3,
    high: 3,
    nodes: [
      node("product", "x1", "x2"),
      node("max", "u1", "x3"),
      node("product", "u2", "x4"),
      node("sum", "u3", "x1"),
    ],
  },
  reciprocal: {
    inputs: 3,
    low: 1.1,
    high: 3,
    nodes: [
      node("product", "x1", "x2"),
      node("sum", "u1", "x3"),
      node("reciprocal", "u2"),
      node("product", "u3", "x1"),
    ],
  },
  exponential: {
    inputs: 3,
    low: -1.5,
    high: 1.5,
    nodes: [
      node("product", "x1", "x2"),
      node("exp", "u1"),
      node("sum", "u2", "x3"),
      node("product", "u3", "x2"),
    ],
  },
  "sigmoid-in-pieces": {
    inputs: 3,
    low: -1.5,
    high: 1.5,
    nodes: [
      node("product", "x1", "x2"),
      node("sum", "u1", "x3"),
      node("minus", "u2"),
      node("exp", "u3"),
      node("plus-one", "u4"),
      node("reciprocal", "u5"),
    ],
  },
  "shared-input": {
    inputs: 3,
    low: -3,
    high: 3,
    nodes: [
      node("sum", "x1", "x2"),
      node("product", "x2", "x3"),
      node("max", "u1", "u2"),
      node("product", "u3", "x2"),
    ],
  },
};

/** The node's value as an expression. */
export function nodeText({ kind, operands }: Node): string {
  const [a = "", b = ""] = operands;
  switch (kind) {
    case "sum":
      return `${a} + ${b}`;
    case "product":
      return `${a} * ${b}`;
    case "max":
      return `max(${a}, ${b})`;
    case "reciprocal":
      return `1 / ${a}`;
    case "exp":
      return `exp(${a})`;
    case "minus":
      return `-${a}`;
    case "plus-one":
      return `${a} + 1`;
  }
}

/** The slope of node `id` by each of its operands, written in what the forward pass has left: `du2_du1`. */
export const slopeLines = ({ kind, operands }: Node, id: string): OwnLine[] =>
  operands.map((operand, k) => ({
    id: names.derivative(id, operand),
    expression: slopeText(kind, id, operand, operands.toSpliced(k, 1)),
    derivative: { of: id, by: operand, ofLine: true },
    role: "node-slope",
    reason: `slope-${kind}`,
  }));

function slopeText(kind: NodeKind, id: string, operand: string, others: readonly string[]): Expression {
  switch (kind) {
    case "sum":
    case "plus-one":
      return 1;
    case "product":
      return nth(others, 0);
    case "max":
      return `greater(${operand}, ${nth(others, 0)})`;
    case "reciprocal":
      return `-(${id}^2)`;
    case "exp":
      return id;
    case "minus":
      return -1;
  }
}
