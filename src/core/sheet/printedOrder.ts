import { givenOf, names, oldName, readDerivative } from "../graph/quantity.js";
import type { Notation } from "../notation/notation.js";

/** A parameter, its new value or the loss's derivative by it: which of the three and of which layer, and its place there. */
function parameterIn(id: string): { readonly kind: string; readonly rank: number } | null {
  const gradient = readDerivative(id);
  const named = gradient === null ? id : gradient.by;
  const parameter = oldName(named) ?? named;
  const { role, at } = givenOf(parameter);
  const { layer, neuron, input = 0 } = at;
  if (layer === undefined || neuron === undefined || (role !== "weight" && role !== "bias")) return null;
  if (gradient !== null && gradient.of !== names.loss()) return null;
  const kind = `${gradient === null ? "" : `${gradient.prefix}gradient`} ${layer} ${oldName(named) === null ? "" : "new"}`;
  return { kind, rank: (role === "bias" ? 1e6 : input * 1e3) + neuron };
}

/**
 * In flat notation weights are counted input by input, but worked out neuron by neuron: puts neighbours of one kind and
 * layer (∂C/∂w₁, ∂C/∂w₃, ∂C/∂w₂, …) in the order of their printed numbers, biases last. All else stays where it is.
 */
export function inPrintedOrder<T>(items: readonly T[], idOf: (item: T) => string, notation: Notation): T[] {
  if (notation.name !== "flat") return [...items];
  const kindOf = (item: T): string | null => parameterIn(idOf(item))?.kind ?? null;
  const rank = (item: T): number => parameterIn(idOf(item))?.rank ?? 0;
  const runs: { kind: string | null; items: T[] }[] = [];
  for (const item of items) {
    const kind = kindOf(item);
    const run = runs.at(-1);
    if (run !== undefined && kind !== null && run.kind === kind) run.items.push(item);
    else runs.push({ kind, items: [item] });
  }
  return runs.flatMap((run) => run.items.sort((a, b) => rank(a) - rank(b)));
}
