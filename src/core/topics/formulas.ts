import { nth } from "../base/known.js";
import { memoize } from "../base/memoize.js";
import type { Random } from "../base/random.js";
import { numbers } from "../graph/algebra.js";
import { coneOf } from "../graph/cone.js";
import type { Definition, Graph } from "../graph/definition.js";
import { evaluateExpression } from "../graph/evaluate.js";
import { type Expression, substitute } from "../graph/expressionTree.js";
import { names } from "../graph/quantity.js";
import { simplified } from "../graph/simplified.js";
import { MISCONCEPTIONS } from "../misconceptions/index.js";
import { lengthsOf, wishedLengths } from "./lengths.js";

/** A formula for a derivative; the misconception that leads to it, null where it is right. */
export interface Formula {
  readonly expression: Expression;
  readonly misconception: string | null;
  /** The lines that were changed: formulas of two single changes and of both at once look alike in pairs. */
  readonly changed?: Readonly<Record<string, Expression>>;
}

/** How many formulas there are to choose from. */
const OPTIONS = 4;
const TRIES = 40;

/** The quantity written out in sums, activations, weights and targets alone: its backward lines put into each other. */
function writtenOut(
  graph: Graph,
  quantity: string,
  changed: Readonly<Record<string, Expression>> = {},
): Expression {
  const lines = new Map(coneOf(graph, quantity, new Set()).map((line) => [line.id, line]));
  const out = (id: string): Expression | undefined => {
    const line = lines.get(id);
    if (line === undefined || line.stage !== "backward") return undefined;
    return substitute(changed[id] ?? line.expression, out);
  };
  return signsInside(simplified(out(quantity) ?? quantity));
}

/** A minus in front of a difference turns the difference round, y − a for −(a − y): so all formulas are set alike. */
function signsInside(expression: Expression): Expression {
  if (typeof expression !== "object") return expression;
  const [operator, operands] = expression;
  const [first] = operands;
  const turned = operator === "neg" && first !== undefined ? negated(first) : null;
  return turned ?? [operator, operands.map(signsInside)];
}

/** The negative of an expression without a minus in front; null where it has no difference to turn. */
function negated(expression: Expression): Expression | null {
  if (typeof expression !== "object") return null;
  const [operator, [first = 0, second = 0]] = expression;
  if (operator === "-") return ["-", [second, first].map(signsInside)];
  if (operator === "*" || operator === "/") {
    const turned = negated(first);
    if (turned !== null) return [operator, [turned, signsInside(second)]];
    const other = typeof first === "number" ? negated(second) : null;
    return other === null ? null : [operator, [first, other]];
  }
  // Of a cross-entropy: −(−y/a + (1 − y)/(1 − a)).
  const positive = operator === "+" && typeof first === "object" && first[0] === "/" ? first[1] : [];
  const [above, below = 1] = positive;
  return typeof above === "object" && above[0] === "neg"
    ? ["-", [["/", [nth(above[1], 0), below]], signsInside(second)]]
    : null;
}

/** By graph, which all networks of a topology share, and quantity: they hold no numbers. */
const known = memoize((_graph: Graph) => new Map<string, readonly Formula[]>());

/** The right formula of a gradient first, then what each misconception makes of one of its lines. */
export function gradientFormulas(graph: Graph, quantity: string): readonly Formula[] {
  const formulas = known(graph).get(quantity) ?? writeFormulas(graph, quantity);
  known(graph).set(quantity, formulas);
  return formulas;
}

function writeFormulas(graph: Graph, quantity: string): Formula[] {
  const cone = coneOf(graph, quantity, new Set()).filter(({ stage }) => stage === "backward");
  const wrong = cone.flatMap((line) =>
    [
      ...Object.values(MISCONCEPTIONS).flatMap(({ name, apply }) =>
        apply(line, graph).map((expression) => ({ name, expression })),
      ),
      ...withOneMore(line, graph).map((expression) => ({ name: null, expression })),
    ].map(({ name, expression }): Formula => {
      const changed = { [line.id]: expression };
      return { expression: writtenOut(graph, quantity, changed), misconception: name, changed };
    }),
  );
  const both = wrong.flatMap((one, k) =>
    wrong.slice(k + 1).flatMap((other): Formula[] => {
      const changed = { ...one.changed, ...other.changed };
      if (Object.keys(changed).length < 2) return [];
      return [
        { expression: writtenOut(graph, quantity, changed), misconception: one.misconception, changed },
      ];
    }),
  );
  return [{ expression: writtenOut(graph, quantity), misconception: null, changed: {} }, ...wrong, ...both];
}

/** A line with a factor too many: most misconceptions leave something out, and the longest formula would be the right one. */
function withOneMore({ role, reason, expression, at }: Definition, graph: Graph): readonly Expression[] {
  const { layer, neuron, input } = at;
  if (layer === undefined || neuron === undefined) return [];
  if (role === "loss-slope" && reason === "loss-slope-half-sse") return [["*", [2, expression]]];
  if (role === "gradient" && input !== undefined)
    return [["*", [expression, names.weight(layer, neuron, input)]]];
  const slope = names.slope(layer, neuron, neuron);
  return role === "delta" && reason === "delta" && graph.byId.has(slope) ? [["*", [expression, slope]]] : [];
}

/** The right slope of an activation, and those that are taken for it. */
export function slopeFormulas(line: Definition, graph: Graph): Formula[] {
  const { layer = 0, neuron = 0 } = line.at;
  const [a, z] = [names.activation(layer, neuron), names.sum(layer, neuron)];
  const others: readonly Expression[] = [
    ["*", [a, ["-", [1, a]]]],
    ["-", [1, ["^", [a, 2]]]],
    ["*", [z, ["-", [1, z]]]],
    ["-", [1, ["^", [z, 2]]]],
    ["-", [1, a]],
    // Longer than the right ones.
    ["*", [a, ["-", [1, ["^", [a, 2]]]]]],
    ["*", [z, ["-", [1, ["^", [z, 2]]]]]],
  ];
  const modelled = Object.values(MISCONCEPTIONS).flatMap(({ name, apply }) =>
    apply(line, graph).map((expression): Formula => ({ expression, misconception: name })),
  );
  return [
    { expression: line.expression, misconception: null },
    ...modelled,
    ...others.map((expression): Formula => ({ expression, misconception: null })),
  ];
}

/**
 * The right formula, which comes first, with three others whose values differ from it and from each other. Where there are
 * such, the others are two changes and both at once: then each of the four looks as like the rest as any other.
 */
export function gridOf(
  [right, ...others]: readonly Formula[],
  values: ReadonlyMap<string, number>,
  random: Random,
): readonly Formula[] {
  if (right === undefined) return [];
  const single = others.filter(({ changed }) => sizeOf(changed) === 1);
  const pairs = random
    .shuffle(single.flatMap((one, k) => single.slice(k + 1).map((other) => [one, other] as const)))
    .map(([one, other]) => ({
      one,
      other,
      lengths: lengthsOf(longerBy(one, right), longerBy(other, right)),
    }));
  for (const wished of wishedLengths(random)) {
    const tried = pairs.filter(({ lengths }) => lengths === wished).slice(0, TRIES);
    for (const { one, other } of tried) {
      const together = textOf({ ...one.changed, ...other.changed });
      const both = others.find(
        ({ changed }) => changed !== undefined && sizeOf(changed) === 2 && knownText(changed) === together,
      );
      if (both !== undefined && areApart([right, one, other, both], values)) return [right, one, other, both];
    }
  }
  const apart: Formula[] = [right];
  for (const one of random.shuffle(others.filter(({ changed }) => sizeOf(changed) < 2)))
    if (apart.length < OPTIONS && areApart([...apart, one], values)) apart.push(one);
  return apart;
}

/** By how many signs a formula looks longer than another; a minus is not seen. */
function longerBy(one: Formula, other: Formula): number {
  const longer = signsOf(one.expression) - signsOf(other.expression);
  return Math.abs(longer) > 1 ? longer : 0;
}

/** A sign for each operation, two for each name and number. */

const signsOf = (expression: Expression): number =>
  typeof expression === "object" ? expression[1].reduce<number>((sum, one) => sum + signsOf(one), 1) : 2;

const sizeOf = (changed: Formula["changed"]): number => Object.keys(changed ?? {}).length;

type Changes = NonNullable<Formula["changed"]>;

const textOf = (changed: Changes): string =>
  JSON.stringify(Object.entries(changed).sort(([a], [b]) => (a < b ? -1 : 1)));
/** Formulas are compared again and again. */
const knownText = memoize(textOf);

/** Whether all formulas have values, of which no two are alike. */
function areApart(formulas: readonly Formula[], values: ReadonlyMap<string, number>): boolean {
  const found = formulas.map(({ expression }) => numberOf(expression, values));
  return found.every(
    (one, k) =>
      Number.isFinite(one) &&
      found
        .slice(k + 1)
        .every((other) => Math.abs(one - other) > 1e-3 * Math.max(Math.abs(one), Math.abs(other))),
  );
}

/** The value of a formula; none where it speaks of what the graph does not have. */
const numberOf = (expression: Expression, values: ReadonlyMap<string, number>): number =>
  evaluateExpression(expression, { get: (id) => values.get(id) ?? Number.NaN }, numbers);
