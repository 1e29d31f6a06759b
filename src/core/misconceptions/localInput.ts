import type { Definition, Graph } from "../graph/definition.js";
import { names, readDerivative } from "../graph/quantity.js";

/** The line dz/dw that the gradient of a weight uses, and what it copies: the input of that weight. */
export function localInput(definition: Definition, graph: Graph): { local: string; input: string } | null {
  const { role, at, id } = definition;
  if (role !== "gradient" || at.input === undefined || at.example === undefined) return null;
  const gradient = readDerivative(id);
  if (gradient === null || at.layer === undefined || at.neuron === undefined) return null;
  const local = names.derivative(names.sum(at.layer, at.neuron), gradient.by, gradient.prefix);
  const input = graph.byId.get(local)?.expression;
  return typeof input === "string" ? { local, input } : null;
}
