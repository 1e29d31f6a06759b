import type { Definition, Graph } from "../graph/definition.js";

/** The line dz/dw that the gradient of a weight uses, and what it copies: the input of that weight. */
export function localInput(definition: Definition, graph: Graph): { local: string; input: string } | null {
  const { role, at, id } = definition;
  if (role !== "gradient" || at.input === undefined || at.example === undefined) return null;
  const [prefix = "", weight] = id.split("dC_d");
  const local = `${prefix}dz${at.layer}_${at.neuron}_d${weight}`;
  const input = graph.byId.get(local)?.expression;
  return typeof input === "string" ? { local, input } : null;
}
