import type { Random } from "../base/random.js";
import type { Level } from "../base/settings.js";
import { coneOf } from "../graph/cone.js";
import type { Graph } from "../graph/definition.js";
import type { Expression } from "../graph/expressionTree.js";
import { symbolsOf } from "../graph/expressionTree.js";
import { names, readDerivative } from "../graph/quantity.js";
import { ASKED_PARTS, type AskedOption } from "../topics/asked.js";
import type { Setup } from "../topics/topic.js";

/** How many of the bank's factors are not in the product. */
const STRANGERS = 3;

/**
 * A question as blanks of a chain rule to be filled from a bank, and the number that comes out: the last quantity asked,
 * or else on the way to one, that is a product of derivatives. Guided, one factor is missing, else all. Null where none is.
 */
export function askBlanks(setup: Setup, level: Level, random: Random): Setup | null {
  const { graph, plan } = setup;
  const asked = plan.parts.flatMap(({ quantities }) => quantities);
  const known = new Set(plan.shown);
  const onTheWay = asked.flatMap((id) => coneOf(graph, id, known).map((line) => line.id));
  const quantity = [...onTheWay, ...asked].findLast((id) => factorsOf(graph, id).length > 1);
  if (quantity === undefined) return null;
  const factors = factorsOf(graph, quantity);
  const bank = random.shuffle([...factors, ...strangersTo(graph, quantity, factors, random)]);
  const missing = level === "guided" ? [random.pick(factors)] : factors;
  const others = missing.map(
    (factor, k): AskedOption => ({
      kind: "blank",
      name: `factor${k + 1}`,
      quantity,
      options: bank.map((one) => ({ kind: "quantity", quantity: one })),
      right: bank.indexOf(factor) + 1,
    }),
  );
  return {
    ...setup,
    plan: {
      ...plan,
      parts: [
        { id: ASKED_PARTS.blanks, quantities: [], others },
        { id: ASKED_PARTS.product, quantities: [quantity] },
      ],
    },
  };
}

const isDerivative = (id: string): boolean => readDerivative(id) !== null;

/** The derivatives that a quantity is the product of, each of them taken apart in turn; itself where it is no product. */
export function factorsOf(graph: Graph, quantity: string): string[] {
  const expression = graph.byId.get(quantity)?.expression;
  const factors = expression === undefined ? null : productOf(expression);
  if (factors === null || factors.length < 2 || !factors.every(isDerivative)) return [quantity];
  return factors.flatMap((factor) => factorsOf(graph, factor));
}

/** The symbols of a product, or null where the expression is anything else. */
function productOf(expression: Expression): string[] | null {
  if (typeof expression === "string") return [expression];
  if (typeof expression !== "object" || expression[0] !== "*") return null;
  const sides = expression[1].map(productOf);
  return sides.every((side) => side !== null) ? sides.flat() : null;
}

/** Derivatives that lie on no way to the quantity; where the graph has too few, factors the wrong way up. */
function strangersTo(graph: Graph, quantity: string, factors: readonly string[], random: Random): string[] {
  const onTheWay = new Set(
    coneOf(graph, quantity, new Set()).flatMap(({ id, expression }) => [id, ...symbolsOf(expression)]),
  );
  const all = [...graph.givens.keys(), ...graph.byId.keys()];
  const off = all.filter((id) => isDerivative(id) && !onTheWay.has(id));
  const turned = factors.map((id) => {
    const parts = readDerivative(id);
    return parts === null ? id : names.derivative(parts.by, parts.of, parts.prefix);
  });
  return [...random.shuffle(off), ...random.shuffle(turned)].slice(0, STRANGERS);
}
