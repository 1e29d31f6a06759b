import { solveNumbers } from "../graph/compile.js";
import type { Problem } from "./makeQuestion.js";
import { moved } from "./moved.js";

/**
 * An answer that reads by chance like a number which the question prints, a given or what is already worked out, or
 * null. What equals it with any numbers, as ReLU's output its sum, cannot be drawn apart.
 */
export function chanceCopy({ graph, numbers, question, printed }: Problem): string | null {
  const { givens, shown } = question;
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
