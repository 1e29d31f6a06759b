import type { Notation } from "../notation/notation.js";

/** What stands before a parameter's name in an id, its letter, layer, neuron and input, and what follows it. */
const PARAMETER = /^(|dC_d|e\d+_dC_d)([wb])(\d+)_(\d+)(?:_(\d+))?(|_new)$/;

/**
 * In flat notation weights are counted input by input, but worked out neuron by neuron: puts neighbours of one kind and
 * layer (∂C/∂w₁, ∂C/∂w₃, ∂C/∂w₂, …) in the order of their printed numbers, biases last. All else stays where it is.
 */
export function inPrintedOrder<T>(items: readonly T[], idOf: (item: T) => string, notation: Notation): T[] {
  if (notation.name !== "flat") return [...items];
  const kindOf = (item: T): string | null => {
    const [, before, , layer, , , after] = PARAMETER.exec(idOf(item)) ?? [];
    return layer === undefined ? null : `${before} ${layer} ${after}`;
  };
  const rank = (item: T): number => {
    const [, , letter, , neuron = "0", input = "0"] = PARAMETER.exec(idOf(item)) ?? [];
    return (letter === "b" ? 1e6 : Number(input) * 1e3) + Number(neuron);
  };
  const runs: { kind: string | null; items: T[] }[] = [];
  for (const item of items) {
    const kind = kindOf(item);
    const run = runs.at(-1);
    if (run !== undefined && kind !== null && run.kind === kind) run.items.push(item);
    else runs.push({ kind, items: [item] });
  }
  return runs.flatMap((run) => run.items.sort((a, b) => rank(a) - rank(b)));
}
