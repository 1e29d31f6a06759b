import { upTo } from "../graph/forward.js";
import { type OwnLine, ownGraph } from "../graph/ownGraph.js";
import { readDerivative, readGiven } from "../graph/quantity.js";
import { drawDistinct } from "./draw.js";
import { type Node, nodeText, SHAPES, slopeLines } from "./graphShapes.js";
import { filled, type OwnTopic } from "./topic.js";

/** A graph that is no network: the value of every node, then the derivative of the last, f, by every node and input. */
export const computationalGraph: OwnTopic = {
  kind: "own",
  name: "computational-graph",
  variants: Object.keys(SHAPES),
  build: (variant, { exam, random }) => {
    const { inputs, nodes, low, high } = SHAPES[variant] ?? { inputs: 0, nodes: [], low: 1, high: 1 };
    const names = upTo(inputs).map((k) => `x${k}`);
    const numbers = drawDistinct(random, inputs, low, high, 1);
    const givens = new Map(names.map((id, k) => [id, numbers[k] ?? low]));
    const ids = nodes.map((_node, k) => `u${k + 1}`);
    const gradients = [...ids.slice(0, -1).reverse(), ...names].map((id) => `df_d${id}`);
    return {
      givens,
      graph: ownGraph(names, [...forwardLines(nodes), ...backwardLines(nodes, names)]),
      stated: ids,
      zeros: gradients,
      plan: {
        shown: [],
        parts: filled([
          { id: "graph-forward", quantities: exam ? [] : ids },
          { id: "graph-nodes", quantities: exam ? [] : gradients.filter((id) => !isOfInput(id)) },
          { id: "graph-inputs", quantities: gradients.filter(isOfInput) },
        ]),
      },
    };
  },
};

/** Whether a derivative is by one of the graph's inputs, not by a node. */
const isOfInput = (id: string): boolean => readGiven(readDerivative(id)?.by ?? id).role === "input";

const forwardLines = (nodes: readonly Node[]): OwnLine[] =>
  nodes.map((node, k) => ({
    id: `u${k + 1}`,
    expression: nodeText(node),
    role: "node",
    reason: `node-${node.kind}`,
  }));

/** From the last node, whose derivative by itself is 1, to the inputs: local slopes first, then every path added up. */
function backwardLines(nodes: readonly Node[], inputs: readonly string[]): OwnLine[] {
  const last = nodes.length;
  const lines: OwnLine[] = [
    {
      id: `df_du${last}`,
      expression: 1,
      derivative: { of: `u${last}`, by: `u${last}` },
      role: "node-slope",
      reason: "node-start",
    },
  ];
  const locals = nodes.flatMap((node, k) => slopeLines(node, `u${k + 1}`));
  const own = [
    ...upTo(last - 1)
      .map((k) => `u${k}`)
      .reverse(),
    ...inputs,
  ];
  for (const id of own) {
    const users = nodes.flatMap(({ operands }, k) => (operands.includes(id) ? [`u${k + 1}`] : []));
    lines.push(...locals.filter((line) => readDerivative(line.id)?.by === id));
    lines.push({
      id: `df_d${id}`,
      expression: users.map((user) => `df_d${user} * d${user}_d${id}`).join(" + "),
      derivative: { of: `u${last}`, by: id },
      role: "node-gradient",
      reason: users.length > 1 ? "node-gradient-paths" : "node-gradient",
    });
  }
  return lines;
}
