import type { Definition } from "../../core/graph/definition.js";
import { symbolsOf } from "../../core/graph/expression.js";

/** A row of the key: a line, and the mere copies that it is the first to use, each with what it is a copy of. */
export interface KeyRow {
  readonly definition: Definition;
  readonly copies: readonly (readonly [id: string, of: string])[];
}

/**
 * The lines of a part as rows. A factor of the chain rule that only copies another number (∂z/∂w = x) and is not asked
 * for stands beside the line that uses it; it needs no row of its own.
 */
export function keyRows(lines: readonly Definition[], asked: ReadonlySet<string>): KeyRow[] {
  const waiting = new Map<string, string>();
  const rows: KeyRow[] = [];
  for (const definition of lines) {
    const { id, expression } = definition;
    const factor = definition.role === "local-weight" || definition.role === "local-activation";
    if (factor && typeof expression === "string" && !asked.has(id)) {
      waiting.set(id, expression);
      continue;
    }
    const copies = symbolsOf(expression).flatMap((used): KeyRow["copies"] => {
      const of = waiting.get(used);
      waiting.delete(used);
      return of === undefined ? [] : [[used, of]];
    });
    rows.push({ definition, copies });
  }
  return rows;
}
