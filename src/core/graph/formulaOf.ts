import type { Graph } from "./definition.js";
import { type Expression, isTooLarge, substitute } from "./expressionTree.js";

/**
 * A quantity as a formula of these letters: every other line that goes into it is written out. Lines in `changed` have
 * another expression, also where they are letters. Throws RangeError for one that is too long to write.
 */
export function formulaOf(
  graph: Graph,
  quantity: string,
  letters: ReadonlySet<string>,
  changed: ReadonlyMap<string, Expression> = new Map(),
): Expression {
  const written = new Map<string, Expression>();
  const out = (id: string): Expression | undefined => {
    const known = written.get(id);
    if (known !== undefined) return known;
    const other = changed.get(id);
    const line = graph.byId.get(id);
    if (line === undefined || (other === undefined && id !== quantity && letters.has(id))) return undefined;
    const whole = substitute(other ?? line.expression, out);
    if (isTooLarge(whole)) throw new RangeError(`the formula of ${quantity} is too long`);
    written.set(id, whole);
    return whole;
  };
  return out(quantity) ?? quantity;
}
