import { nth } from "../base/known.js";
import type { Random } from "../base/random.js";
import { solveNumbers } from "../graph/compile.js";
import type { Graph } from "../graph/definition.js";
import { layerNames } from "../graph/forward.js";
import { names, parameterOf } from "../graph/quantity.js";
import { problemOf } from "../graph/solutionGraph.js";
import { isOfLayer, isSymbolic } from "../network/activations/activation.js";
import { ACTIVATIONS, activationNamed, DEFAULT_ACTIVATION } from "../network/activations/index.js";
import { sizeOf, type Topology, topologyOf } from "../network/network.js";
import { type AskedFormula, type AskedOption, formulaName, type Mistake } from "./asked.js";
import { type Formula, gradientFormulas, gridOf, slopeFormulas } from "./formulas.js";
import { filled, type NetworkTopic, type PlannedPart } from "./topic.js";

/** Activations whose slope is written with their own value, or is a number. */
const SYMBOLIC: readonly string[] = Object.values(ACTIVATIONS)
  .filter(isSymbolic)
  .map(({ name }) => name);

/** Fewer than this are no choice. */
const LEAST = 3;

/**
 * Derivatives in symbols: which formula is right, among those that misconceptions make of the same graph. No number is
 * worked out; the numbers of the network see to it that no two formulas come to the same.
 */
export const derive: NetworkTopic = {
  kind: "network",
  name: "derive",
  asks: { choice: false, formula: true },
  needs: ({ activation, activations }) => ({
    ...(activation === undefined || SYMBOLIC.includes(activation) ? {} : { activation: DEFAULT_ACTIVATION }),
    ...(activations === undefined
      ? {}
      : { activations: activations.map((name) => (SYMBOLIC.includes(name) ? name : DEFAULT_ACTIVATION)) }),
  }),
  refuses: ({ examples, layers, penalised }) => {
    const strange = layers.find(({ activation }) => !SYMBOLIC.includes(activation));
    if (strange !== undefined)
      return `the slope of ${strange.activation} is a function of its own; one of ${SYMBOLIC.join(", ")} would be right`;
    if (examples > 1) return "it asks about one example; give one example";
    if (penalised) return "it asks about the loss alone; leave l2 out";
    return layers.length < 2 ? "it needs a hidden layer; give the network two layers or more" : null;
  },
  build: (network, { exam, random }) => {
    const topology = topologyOf(network);
    const { graph, givens } = problemOf(network, "backward");
    const values = solveNumbers(graph, givens);
    const last = topology.layers.length;
    const weightOf = (l: number) =>
      names.weight(l, random.integer(1, sizeOf(topology, l)), random.integer(1, sizeOf(topology, l - 1)));
    const outer = names.gradient(weightOf(last));
    const inner = names.gradient(weightOf(last - 1));
    const gradientOf = (quantity: string) =>
      choiceOf(quantity, gradientFormulas(graph, quantity), values, random);
    const slopeAt = names.slope(last - 1, 1, 1);
    const slope = graph.byId.get(slopeAt);
    const together = togetherFormulas(topology, random);
    const parts: readonly (PlannedPart | null)[] = [
      exam || slope === undefined
        ? null
        : partOf("derive-slope", choiceOf(slopeAt, slopeFormulas(slope, graph), values, random)),
      together === null
        ? null
        : partOf("derive-delta", choiceOf(together.quantity, together.formulas, values, random)),
      exam && together !== null ? null : partOf("derive-output", gradientOf(outer)),
      partOf("derive-hidden", gradientOf(inner)),
    ];
    const whole = parts.flatMap((part) => part ?? []);
    const lacking = whole.some(({ others = [] }) =>
      others.some((one) => "options" in one && one.options.length < LEAST),
    );
    const written = writtenParts(graph, {
      slope: exam ? null : inner,
      together: together?.quantity ?? null,
      output: exam && together !== null ? null : outer,
      hidden: inner,
    });
    return {
      network,
      graph,
      givens,
      asFormula: { network, graph, givens, plan: { shown: [], parts: filled(written) } },
      ...(lacking ? { unfit: "formulas that come to different numbers" } : {}),
      plan: { shown: [], parts: filled(whole) },
    };
  },
};

/** The parts in which a formula may be chosen; each has its number in the names of its answers. */
const PARTS = ["derive-slope", "derive-delta", "derive-output", "derive-hidden"] as const;

const partOf = (id: (typeof PARTS)[number], one: AskedOption): PlannedPart => ({
  id,
  quantities: [],
  others: [{ ...one, name: `formula${PARTS.indexOf(id) + 1}` }],
});

/** The right formula among wrong ones of other values, in an order that is drawn. */
function choiceOf(
  quantity: string,
  formulas: readonly Formula[],
  values: ReadonlyMap<string, number>,
  random: Random,
): AskedOption {
  const chosen = gridOf(formulas, values, random);
  const [right] = chosen;
  const options = random.shuffle(chosen);
  return {
    kind: "choice",
    name: "formula",
    quantity,
    options: options.map(({ expression, misconception }) => ({ kind: "formula", expression, misconception })),
    right: 1 + (right === undefined ? -1 : options.indexOf(right)),
    why: { words: "formula" },
  };
}

/** The quantities whose formulas are to be written; null for what is not asked. The slope is that on the way to a gradient. */
interface Written {
  readonly slope: string | null;
  readonly together: string | null;
  readonly output: string | null;
  readonly hidden: string;
}

/** The parts in which a formula is written, with the wrong ones that misconceptions lead to. */
function writtenParts(graph: Graph, { slope, together, output, hidden }: Written): PlannedPart[] {
  const letters = [
    ...[...graph.givens].flatMap(([id, { role }]) => (role === "rate" ? [] : [id])),
    ...graph.definitions.flatMap(({ id, stage }) => (stage === "forward" ? [id] : [])),
  ];
  const part = (id: string, quantity: string): PlannedPart => ({
    id,
    quantities: [],
    others: [askedFormula(graph, quantity, letters)],
  });
  const { layer, neuron } = parameterOf(slope ?? "") ?? {};
  const bySum = together === null || graph.byId.has(together) ? together : null;
  return [
    ...(layer === undefined || neuron === undefined
      ? []
      : [part("write-slope", names.slope(layer, neuron, neuron))]),
    ...(bySum === null ? [] : [part("write-delta", bySum)]),
    ...(output === null ? [] : [part("write-output", output)]),
    part("write-hidden", hidden),
  ];
}

/** A derivative of the graph, to be written in these letters. */
function askedFormula(graph: Graph, quantity: string, letters: readonly string[]): AskedFormula {
  const [right, ...others] = gradientFormulas(graph, quantity);
  return {
    kind: "formula",
    name: formulaName(quantity),
    quantity,
    letters,
    expression: right?.expression ?? quantity,
    ranges: {},
    wrong: wrongMethods(others),
  };
}

/** What each misconception makes of one line, and of all lines of its kind at once. */
function wrongMethods(formulas: readonly Formula[]): Mistake[] {
  const single = formulas.flatMap(({ misconception, changed = {} }): Mistake[] =>
    misconception === null || Object.keys(changed).length !== 1
      ? []
      : [{ id: misconception, replace: changed }],
  );
  const everywhere = [...new Set(single.map(({ id }) => id))].flatMap((id): Mistake[] => {
    const own = single.filter((one) => one.id === id);
    // Of one line the first way of going wrong.
    const replace = Object.fromEntries(own.flatMap((one) => Object.entries(one.replace)).reverse());
    return Object.keys(replace).length < 2 ? [] : [{ id, replace }];
  });
  return [...single, ...everywhere];
}

/** Of outputs whose loss was made for them: dC/dz in one step, or of softmax an output by another's sum. */
function togetherFormulas(
  topology: Topology,
  random: Random,
): { readonly quantity: string; readonly formulas: readonly Formula[] } | null {
  const l = topology.layers.length;
  const { activation, size } = nth(topology.layers, -1);
  const made =
    (topology.loss === "cross-entropy" && activation === "softmax") ||
    (topology.loss === "bce" && activation === "sigmoid");
  const { activations, sums } = layerNames(topology, l, "");
  // Beside formulas that are longer, the right one would be known by its length: most often all are as long.
  const isShort = random.uniform() < 0.8;
  const j = random.integer(1, size);
  const a = nth(activations, j - 1);
  if (isOfLayer(activationNamed(activation)) && random.uniform() < 0.5) {
    const k = 1 + (j % size);
    const other = nth(activations, k - 1);
    const wrong: Formula["expression"] = isShort
      ? ["*", [nth(sums, j - 1), other]]
      : ["*", [a, ["-", [1, other]]]];
    return {
      quantity: names.slope(l, j, k),
      formulas: [
        { expression: ["neg", [["*", [a, other]]]], misconception: null },
        { expression: ["*", [a, other]], misconception: null },
        { expression: wrong, misconception: isShort ? null : "other-quantity" },
        { expression: ["neg", [wrong]], misconception: null },
      ],
    };
  }
  if (!made) return null;
  const target = names.target(j);
  const share = (one: Formula["expression"]): Formula["expression"] =>
    topology.loss === "bce" && size > 1 ? ["/", [one, size]] : one;
  const slope: Formula["expression"] = ["*", [a, ["-", [1, a]]]];
  const wrong = (y: string, x: string): Formula["expression"] => {
    if (!isShort) return ["*", [["-", [x, y]], slope]];
    return ["-", [x === a ? nth(sums, j - 1) : x, y === a ? nth(sums, j - 1) : y]];
  };
  return {
    quantity: names.bySum(l, j),
    formulas: [
      { expression: share(["-", [a, target]]), misconception: null },
      { expression: share(["-", [target, a]]), misconception: "sign-flip" },
      {
        expression: share(wrong(target, a)),
        misconception: isShort ? "weighted-sum-for-activation" : "slope-after-softmax",
      },
      { expression: share(wrong(a, target)), misconception: "sign-flip" },
    ],
  };
}
