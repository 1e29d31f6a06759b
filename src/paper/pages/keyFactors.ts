import type { Definition } from "../../core/graph/definition.js";
import { type Expression, substitute, symbolsOf } from "../../core/graph/expression.js";
import { isEmpty, type Line } from "../../document/tree/line.js";
import { typeOf, widthIn } from "./paging/flow.js";

/** Longer than so many mm, a factor's own numbers take the product's line over two lines: it keeps its own. */
const LONGEST = 34;
const TYPE = typeOf(9, 1.3);

/** A row of the key: its line, and what is known of it before it is set. */
export interface FactorRow {
  readonly definition: Definition;
  readonly asked: boolean;
  /** Whether nothing is said of it but its formula and numbers. */
  readonly plain: boolean;
  /** The numbers put into its formula; empty where there are none. */
  readonly numbers: Line;
}

/**
 * Rows that go into the line of the product whose factors they are, by the product's id: a factor that is not asked for,
 * that one product alone of the part uses, and whose kind of line was explained before.
 */
export function foldFactors(rows: readonly FactorRow[]): Map<string, Map<string, Expression>> {
  const users = new Map<string, FactorRow[]>();
  for (const row of rows)
    for (const id of symbolsOf(row.definition.expression)) users.set(id, [...(users.get(id) ?? []), row]);
  const folded = new Map<string, Map<string, Expression>>();
  const gone = new Set<string>();
  for (const { definition, asked, plain, numbers } of rows) {
    const { id, expression } = definition;
    const [product, other] = users.get(id) ?? [];
    if (asked || !plain || isEmpty(numbers) || product === undefined || other !== undefined) continue;
    if (!isProduct(product.definition.expression) || symbolsOf(expression).some((one) => gone.has(one)))
      continue;
    if (widthIn(numbers, TYPE) > LONGEST) continue;
    gone.add(id);
    const factors = folded.get(product.definition.id) ?? new Map<string, Expression>();
    folded.set(product.definition.id, factors.set(id, expression));
  }
  return folded;
}

/** Whether an expression is a product of quantities and nothing else. */
const isProduct = (expression: Expression): boolean =>
  typeof expression === "object" && expression[0] === "*" && expression[1].every(isFactor);

const isFactor = (expression: Expression): boolean => typeof expression === "string" || isProduct(expression);

/** A product with the lines of its factors in place of their names. */
export const withFactors = (expression: Expression, factors: ReadonlyMap<string, Expression>): Expression =>
  substitute(expression, (id) => factors.get(id));
