import { nth, present } from "../base/known.js";
import { upTo } from "../graph/forward.js";
import { type OwnLine, ownGraph } from "../graph/ownGraph.js";
import { givenOf, names, readDerivative } from "../graph/quantity.js";
import { drawDistinct } from "./draw.js";
import { type Node, nodeText, SHAPES, slopeLines } from "./graphShapes.js";
import { filled, type OwnTopic } from "./topic.js";

/** A graph that is no network: the value of every node, then the derivative of the last, f, by every node and input. */
export const computationalGraph: OwnTopic = {
  kind: "own",
  name: "computational-graph",
  shows: { figure: "graph" },
  variants: Object.keys(SHAPES),
  build: (variant, { exam, random }) => {
    const shape = present(SHAPES[variant], `the variant ${variant} of computational-graph`);
    const { nodes, low, high } = shape;
    const inputs = upTo(shape.inputs).map((k) => names.input(k));
    const numbers = drawDistinct(random, shape.inputs, low, high, 1);
    const givens = new Map(inputs.map((id, k) => [id, nth(numbers, k)]));
    const ids = nodes.map((_node, k) => nodeId(k + 1));
    const gradients = [...ids.slice(0, -1).reverse(), ...inputs].map(byNode);
    return {
      givens,
      graph: ownGraph(inputs, [...forwardLines(nodes), ...backwardLines(nodes, inputs)]),
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

const nodeId = (k: number) => names.numbered("u", k);
/** The derivative of the last node, f, by a node or an input. */
const byNode = (id: string) => names.derivative("f", id);

/** Whether a derivative is by one of the graph's inputs, not by a node. */
const isOfInput = (id: string): boolean => givenOf(readDerivative(id)?.by ?? id).role === "input";

const forwardLines = (nodes: readonly Node[]): OwnLine[] =>
  nodes.map((node, k) => ({
    id: nodeId(k + 1),
    expression: nodeText(node),
    role: "node",
    reason: `node-${node.kind}`,
  }));

/** From the last node, whose derivative by itself is 1, to the inputs: local slopes first, then every path added up. */
function backwardLines(nodes: readonly Node[], inputs: readonly string[]): OwnLine[] {
  const last = nodes.length;
  const lines: OwnLine[] = [
    {
      id: byNode(nodeId(last)),
      expression: 1,
      derivative: { of: nodeId(last), by: nodeId(last) },
      role: "node-slope",
      reason: "node-start",
    },
  ];
  const locals = nodes.flatMap((node, k) => slopeLines(node, nodeId(k + 1)));
  const own = [
    ...upTo(last - 1)
      .map(nodeId)
      .reverse(),
    ...inputs,
  ];
  for (const id of own) {
    const users = nodes.flatMap(({ operands }, k) => (operands.includes(id) ? [nodeId(k + 1)] : []));
    lines.push(...locals.filter((line) => readDerivative(line.id)?.by === id));
    lines.push({
      id: byNode(id),
      expression: users.map((user) => `${byNode(user)} * ${names.derivative(user, id)}`).join(" + "),
      derivative: { of: nodeId(last), by: id },
      role: "node-gradient",
      reason: users.length > 1 ? "node-gradient-paths" : "node-gradient",
    });
  }
  return lines;
}
