import { nth } from "../../../core/base/known.js";
import type { Definition, Graph } from "../../../core/graph/definition.js";
import { type Expression, substitute, symbolsOf } from "../../../core/graph/expressionTree.js";

/** What goes wrong in a single line, whatever the line is about. */
export const SLIPS = ["part-left-out", "operation-exchanged", "index-mistaken"] as const;

export interface Slip {
  readonly id: (typeof SLIPS)[number];
  readonly replace: Readonly<Record<string, Expression>>;
}

type Changed = readonly [id: Slip["id"], expression: Expression];

const known = new WeakMap<readonly Definition[], readonly Slip[]>();

/** All slips in one line of a cone: a part left out, × for ÷ or + for −, a number of the same letter with another index. */
export function slipsIn(cone: readonly Definition[], graph: Graph): readonly Slip[] {
  const kept = known.get(cone) ?? slipsBeside({}, cone, graph);
  known.set(cone, kept);
  return kept;
}

/** All slips of whoever works through a cone with some lines already wrong: each with what was wrong before. */
export function slipsBeside(replace: Slip["replace"], cone: readonly Definition[], graph: Graph): Slip[] {
  const before = [...graph.givens.keys()];
  let place = 0;
  return cone.flatMap(({ id, expression: right }) => {
    for (; graph.definitions[place]?.id !== id; place++) before.push(nth(graph.definitions, place).id);
    const expression = replace[id] ?? right;
    const line = [...changedParts(expression), ...otherIndices(expression, before)];
    return line.map(([slip, changed]): Slip => ({ id: slip, replace: { ...replace, [id]: changed } }));
  });
}

/** The expression with one of its operations changed, in all ways. */
function changedParts(expression: Expression): Changed[] {
  if (typeof expression !== "object") return [];
  const [operator, operands] = expression;
  const inside = operands.flatMap((operand, k) =>
    changedParts(operand).map(
      ([id, changed]): Changed => [id, [operator, operands.map((one, m) => (m === k ? changed : one))]],
    ),
  );
  return [...changedHere(operator, operands), ...inside];
}

const EXCHANGED: Readonly<Record<string, string>> = { "+": "-", "-": "+", "*": "/", "/": "*", "^": "*" };

function changedHere(operator: string, operands: readonly Expression[]): Changed[] {
  const [first, second] = operands;
  if (first === undefined || operator === "neg") return [];
  if (second === undefined) return [["part-left-out", first]];
  const other = EXCHANGED[operator];
  if (other === undefined) return [];
  const isEither = operator === "+" || operator === "*";
  // Of a product of three the last alone would leave two out.
  const isLonger = typeof first === "object" && first[0] === operator;
  const left = isEither && !isLonger ? [first, second] : [first];
  return [
    ...left.filter(isQuantity).map((one): Changed => ["part-left-out", one]),
    ["operation-exchanged", [other, operands]],
  ];
}

/** Nobody keeps of a line a bare number. */
const isQuantity = (expression: Expression): boolean => symbolsOf(expression).length > 0;

/** A quantity's name without its indices, and how many there are. */
const stemOf = (id: string): string => id.replace(/\d+/g, "#");

/** The expression with one quantity in the place of another of the same letter, wherever it stands. */
function otherIndices(expression: Expression, before: readonly string[]): Changed[] {
  return symbolsOf(expression).flatMap((id) =>
    before
      .filter((other) => other !== id && /\d/.test(id) && stemOf(other) === stemOf(id))
      .map(
        (other): Changed => [
          "index-mistaken",
          substitute(expression, (one) => (one === id ? other : undefined)),
        ],
      ),
  );
}
