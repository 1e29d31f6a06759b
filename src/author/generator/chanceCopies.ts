import { solveNumbers } from "../../core/graph/compile.js";
import type { Definition } from "../../core/graph/definition.js";
import type { Problem } from "./makeQuestion.js";
import { moved } from "./moved.js";

/**
 * An answer that reads by chance like a number which the question prints, a given or what is already worked out, or
 * null; or two weighted sums of one layer that read alike. What equals it with any numbers, as ReLU's output its sum, cannot be drawn apart.
 */
export function chanceCopy({ graph, numbers, question, printed }: Problem): string | null {
  const { givens, shown } = question;
  const twin = twinSum(graph.definitions, printed);
  if (twin !== null) return twin;
  const seen = [...Object.keys(givens), ...shown];
  let others: ReadonlyMap<string, number> | undefined;
  for (const { id, quantity, display } of numbers) {
    const value = Number(display);
    const alike = seen.filter((one) => one !== quantity && printed.get(one) === value);
    if (alike.length === 0) continue;
    others ??= solveNumbers(graph, moved(new Map(Object.entries(givens))));
    const there = others.get(quantity) ?? Number.NaN;
    const isChance = (one: string) =>
      !(Math.abs((others?.get(one) ?? Number.NaN) - there) <= 1e-9 * Math.abs(there));
    if (alike.some(isChance)) return id;
  }
  return null;
}

/** A weighted sum that reads like another of its layer, so that taking the wrong one would not show; null where there is none. */
function twinSum(lines: readonly Definition[], printed: ReadonlyMap<string, number>): string | null {
  const seen = new Set<string>();
  for (const { id, role, stage, at } of lines) {
    if (role !== "sum") continue;
    const key = JSON.stringify([stage, at.layer, at.example, printed.get(id)]);
    if (seen.has(key)) return id;
    seen.add(key);
  }
  return null;
}
