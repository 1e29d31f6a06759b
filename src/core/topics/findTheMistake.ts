import { known } from "../base/known.js";
import type { Random } from "../base/random.js";
import { numbers } from "../graph/algebra.js";
import { asWritten } from "../graph/asWritten.js";
import { solveNumbers } from "../graph/compile.js";
import { coneOf } from "../graph/cone.js";
import type { Definition, Graph } from "../graph/definition.js";
import { evaluateExpression } from "../graph/evaluate.js";
import { type Expression, symbolsOf } from "../graph/expressionTree.js";
import { layerNames } from "../graph/forward.js";
import { operationsOf } from "../graph/operations.js";
import { names } from "../graph/quantity.js";
import { problemOf } from "../graph/solutionGraph.js";
import { MISCONCEPTIONS } from "../misconceptions/index.js";
import { sizeOf, type Topology, topologyOf } from "../network/network.js";
import type { Mistake } from "./asked.js";
import type { NetworkTopic } from "./topic.js";

/** More neurons than this make more lines than a page holds. */
const MOST_NEURONS = 6;

/** A part of a training step to show worked out: its lines, and what is printed as known before them. */
interface Scene {
  readonly lines: readonly Definition[];
  readonly known: readonly string[];
}

/** A worked solution in which one line has a misconception applied and what follows is carried on from it: which line, and the right value. */
export const findTheMistake: NetworkTopic = {
  kind: "network",
  name: "find-the-mistake",
  asks: { choice: false },
  shows: { withoutHelp: ["right-value"] },
  refuses: ({ examples, layers }) => {
    if (examples > 1) return "it shows the solution for one example; give one example";
    if (layers.length < 2) return "it needs a hidden layer; give the network two layers or more";
    const neurons = layers.reduce((sum, { size }) => sum + size, 0);
    return neurons > MOST_NEURONS
      ? `the solution of ${neurons} neurons fills more than a page; at most ${MOST_NEURONS}`
      : null;
  },
  build: (network, { random, kinds }) => {
    const { graph, givens } = problemOf(network, "update");
    const drawn = drawMistake(graph, givens, topologyOf(network), random, kinds);
    if (drawn === null) {
      const plan = { shown: [], parts: [{ id: "right-value", quantities: ["C"] }] };
      return { network, graph, givens, plan, unfit: "a line that a mistake can be made in" };
    }
    const { lines, known, mistake, line } = drawn;
    const ids = lines.map(({ id }) => id);
    const place = ids.indexOf(line);
    return {
      network,
      graph,
      givens,
      worked: { lines: ids, mistake },
      plan: {
        shown: [...known, ...ids.slice(0, place)],
        unnamed: line,
        parts: [
          {
            id: "which-line",
            quantities: [],
            others: [
              {
                kind: "line",
                name: "line",
                quantity: line,
                options: ids.map((quantity) => ({ kind: "quantity", quantity })),
                right: place + 1,
              },
            ],
          },
          { id: "right-value", quantities: [line] },
        ],
      },
    };
  },
};

/** Forward pass and loss; or the way back to one weight of the last hidden layer and to one of the output layer, and their update. */
function scenesOf(graph: Graph, topology: Topology, random: Random): Scene[] {
  const last = topology.layers.length;
  // A mistake may take a sum for an activation: both are printed, so that no number comes from nowhere.
  const known = topology.layers.flatMap((_layer, before) => {
    const { sums, activations } = layerNames(topology, before + 1, "");
    return [...sums, ...activations];
  });
  const back = new Set(
    [last, last - 1].flatMap((l) => {
      const weight = names.weight(
        l,
        random.integer(1, sizeOf(topology, l)),
        random.integer(1, sizeOf(topology, l - 1)),
      );
      return coneOf(graph, names.renewed(weight), new Set(known)).map(({ id }) => id);
    }),
  );
  const linesOf = (fits: (line: Definition) => boolean) =>
    graph.definitions.filter(
      (line) => fits(line) && line.role !== "local-weight" && line.role !== "local-activation",
    );
  return [
    { lines: linesOf(({ stage }) => stage === "forward" || stage === "loss"), known: [] },
    { lines: linesOf(({ id }) => back.has(id)), known },
  ];
}

/**
 * A misconception and the line that it is made in, drawn among all that change a number and leave every line one: of those
 * that nobody sees by their shape, if there are any. Null where there is none at all.
 */
function drawMistake(
  graph: Graph,
  givens: ReadonlyMap<string, number>,
  topology: Topology,
  random: Random,
  kinds: Random,
): (Scene & { readonly mistake: Mistake; readonly line: string }) | null {
  const right = solveNumbers(graph, givens);
  const scenes = kinds.shuffle(scenesOf(graph, topology, random));
  for (const isFit of [isHidden, () => true]) {
    for (const scene of scenes) {
      // Only those that these lines know: what is drawn does not hang on misconceptions of other topics.
      const made = Object.values(MISCONCEPTIONS).filter(({ apply }) =>
        scene.lines.some((line) => apply(line, graph).length > 0),
      );
      // The line first: most mistakes live in the loss, and the last line would be a good guess.
      for (const one of random.shuffle(scene.lines)) {
        for (const { name, apply } of random.shuffle(made)) {
          for (const expression of apply(one, graph)) {
            const replace = { [one.id]: expression };
            if (isFit(one, expression, scene, graph) && goesWrong(graph, givens, right, scene.lines, replace))
              return { ...scene, line: one.id, mistake: { id: name, replace } };
          }
        }
      }
    }
  }
  return null;
}

/**
 * Whether nobody sees a wrong line without working it out: its numbers stand on the page, there is something to work out in
 * it, and where other lines of its kind stand beside it, it has their shape.
 */
function isHidden(
  line: Definition,
  wrong: Expression,
  { lines, known: printed }: Scene,
  graph: Graph,
): boolean {
  const seen = new Set([...printed, ...lines.map(({ id }) => id)]);
  const isPrinted = (id: string): boolean => {
    const local = graph.byId.get(id);
    if (local === undefined || seen.has(id)) return true;
    return typeof local.expression === "string" && isPrinted(local.expression);
  };
  const work = operationsOf(asWritten(wrong));
  const alone = lines.every(({ id, role }) => id === line.id || role !== line.role);
  return (
    work > 0 &&
    symbolsOf(wrong).every(isPrinted) &&
    (alone
      ? Math.abs(work - operationsOf(line.expression)) <= 1
      : shapeOf(wrong) === shapeOf(line.expression))
  );
}

/** What is left of a formula where its quantities are not told apart, nor slopes. */
function shapeOf(expression: Expression): string {
  if (typeof expression === "string") return ".";
  if (typeof expression === "number") return String(expression);
  const [operator, operands] = expression;
  return `${operator.endsWith("Slope") ? "slope" : operator}(${operands.map(shapeOf).join(" ")})`;
}

/** Whether a line's number changes, and every number of the solution is one that can be printed. */
function goesWrong(
  graph: Graph,
  givens: ReadonlyMap<string, number>,
  right: ReadonlyMap<string, number>,
  lines: readonly Definition[],
  replace: Readonly<Record<string, Expression>>,
): boolean {
  const values = new Map(givens);
  for (const { id, expression } of graph.definitions)
    values.set(id, evaluateExpression(replace[id] ?? expression, values, numbers));
  const printed = lines.every(({ id }) => Number.isFinite(values.get(id)) && values.get(id) !== 0);
  return printed && Object.keys(replace).every((id) => apart(known(values, id), known(right, id)));
}

/** Further from each other than two ways through floating point. */
const apart = (a: number, b: number): boolean => Math.abs(a - b) > 1e-9 * Math.max(Math.abs(a), Math.abs(b));
