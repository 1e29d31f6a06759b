import { known, nth } from "../base/known.js";
import type { Random } from "../base/random.js";
import { solveNumbers } from "../graph/compile.js";
import { coneOf, evaluateCone } from "../graph/cone.js";
import { type Definition, type Graph, graphOf } from "../graph/definition.js";
import { substitute, symbolsOf } from "../graph/expression.js";
import { forwardDefinitions, layerNames, lossDefinitions, upTo } from "../graph/forward.js";
import { ownDefinitions } from "../graph/ownGraph.js";
import { isParameter, MOVED, names } from "../graph/quantity.js";
import { roundNumber } from "../graph/rounding.js";
import { problemOf } from "../graph/solutionGraph.js";
import { MISCONCEPTIONS } from "../misconceptions/index.js";
import { type ActivationName, activationNamed, DEFAULT_ACTIVATION } from "../network/activations/index.js";
import { type LossName, lossNamed } from "../network/losses/index.js";
import { sizeOf, type Topology, topologyOf } from "../network/network.js";
import type { AskedOption } from "./asked.js";
import { knownActivations, knownSums } from "./known.js";
import type { NetworkSettings, NetworkTopic } from "./topic.js";

/** Large for a difference, so that eight decimals of the loss show how far it lies from the gradient. */
const EPSILON = 0.1;

const isParabola = (activation: ActivationName, loss: LossName): boolean =>
  activationNamed(activation).straight === true && lossNamed(loss).parabola === true;

/** The loss with the weight moved up, and down. */
const ABOVE = names.loss() + MOVED["+"];
const BELOW = names.loss() + MOVED["-"];

/**
 * Relative errors of a difference from a right gradient, at most, and from a wrong one, at least. The question says that g
 * is right below 0.1.
 */
const RIGHT = 0.03;
const WRONG = 0.2;

/**
 * The quiz's network without its hidden layers: every loss is worked out twice more. Where the loss would be a parabola
 * of the weight, the sigmoid comes for a straight activation.
 */
function oneLayer({
  layers = [2, 1],
  activation,
  activations,
  loss = "mse",
}: NetworkSettings): NetworkSettings {
  const last = activations?.at(-1) ?? activation ?? DEFAULT_ACTIVATION;
  return {
    layers: [nth(layers, 0), nth(layers, -1)],
    activations: [isParabola(last, loss) ? DEFAULT_ACTIVATION : last],
  };
}

/**
 * The loss with one weight moved up and down by ε, their central difference, how far it lies from the gradient, and whether
 * what a program found is right.
 */
export const gradientCheck: NetworkTopic = {
  kind: "network",
  name: "gradient-check",
  shows: { judged: { claimed: "g", found: "ghat" } },
  needs: oneLayer,
  refuses: ({ examples, penalised, layers, loss }) => {
    const { activation = DEFAULT_ACTIVATION } = layers.at(-1) ?? {};
    if (isParabola(activation, loss))
      return `the loss ${loss} of ${activation} outputs is a parabola, of which a central difference has no error; another activation of the last layer would be right`;
    if (examples > 1) return "it asks about one example; give one example";
    return penalised ? "it asks about the loss alone; leave l2 out" : null;
  },
  build: (network, { exam, random, kinds }) => {
    const topology = topologyOf(network);
    const { graph, givens } = problemOf(network, "backward");
    const l = kinds.integer(1, topology.layers.length);
    const j = random.integer(1, sizeOf(topology, l));
    const weight = names.weight(l, j, random.integer(1, sizeOf(topology, l - 1)));
    const gradient = names.gradient(weight);
    const lines = [
      ...graph.definitions,
      ...shifted(topology, weight, "+"),
      ...shifted(topology, weight, "-"),
      ...ownDefinitions(
        [
          {
            id: "ghat",
            expression: `(${ABOVE} - ${BELOW}) / (2 * epsilon)`,
            role: "difference",
            reason: "difference",
          },
          {
            id: "r",
            expression: "abs(ghat - g) / max(abs(ghat), abs(g))",
            role: "relative-error",
            reason: "relative-error",
          },
        ],
        "second",
      ),
    ];
    const all = graphOf([...graph.givens.keys(), "epsilon", "g"], lines, symbolsOf);
    const start = new Map([...givens, ["epsilon", EPSILON]]);
    // What is claimed is chosen by the values, and only the line of its error speaks of it.
    const values = solveNumbers(all, new Map([...start, ["g", Number.NaN]]));
    const { claimed, sound } = claimOf(all, values, gradient, random);
    const outputs = (end: string) => layerNames(topology, topology.layers.length, "", end).activations;
    return {
      network,
      givens: new Map([...start, ["g", claimed]]),
      graph: all,
      ...(fits(values, claimed, sound) ? {} : { unfit: "a difference that tells right from wrong" }),
      stated: [weight + MOVED["+"], weight + MOVED["-"], "ghat", "r"],
      precision: () => ({
        values: { decimals: 8 },
        gradients: { significant: 7 },
        errors: { significant: 3 },
      }),
      plan: {
        shown: [...knownSums(topology), ...knownActivations(topology)],
        parts: [
          { id: "loss-above", quantities: exam ? [ABOVE] : [...outputs(MOVED["+"]), ABOVE] },
          { id: "loss-below", quantities: exam ? [BELOW] : [...outputs(MOVED["-"]), BELOW] },
          { id: "difference", quantities: ["ghat"] },
          { id: "claimed-error", quantities: ["r"] },
          { id: "claimed-gradient", quantities: [], others: [judged(sound)] },
        ],
      },
    };
  },
};

/** What a program is said to have found: the gradient, or what one misconception makes of it, to three figures. */
function claimOf(
  graph: Graph,
  values: ReadonlyMap<string, number>,
  gradient: string,
  random: Random,
): { readonly claimed: number; readonly sound: boolean } {
  const right = known(values, gradient);
  const cone = coneOf(graph, gradient, new Set());
  const wrong = Object.values(MISCONCEPTIONS).flatMap(({ apply }) =>
    cone.flatMap((one) =>
      apply(one, graph).map((expression) => evaluateCone(cone, values, { [one.id]: expression })),
    ),
  );
  const apart = wrong.filter(
    (value) => Number.isFinite(value) && value !== 0 && farFrom(value, right) > WRONG,
  );
  const sound = apart.length === 0 || random.uniform() < 0.5;
  return { claimed: roundNumber(sound ? right : random.pick(apart), { significant: 3 }), sound };
}

/** The difference agrees with a right gradient, and is far from a wrong one. */
const fits = (values: ReadonlyMap<string, number>, claimed: number, sound: boolean): boolean => {
  const apart = farFrom(claimed, known(values, "ghat"));
  return sound ? apart < RIGHT : apart > WRONG;
};

const farFrom = (a: number, b: number): number => Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));

const judged = (sound: boolean): AskedOption => ({
  kind: "choice",
  name: "judged",
  quantity: "g",
  options: [
    { kind: "words", words: "gradient-right" },
    { kind: "words", words: "gradient-wrong" },
  ],
  right: sound ? 1 : 2,
});

/** Forward pass and loss with one weight moved by ε; all other parameters as they are. */
function shifted(topology: Topology, weight: string, sign: "+" | "-"): Definition[] {
  const end = MOVED[sign];
  const moved: Definition = {
    id: weight + end,
    expression: [sign, [weight, "epsilon"]],
    role: "new",
    stage: "second",
    at: {},
    reason: "moved-weight",
  };
  const pass = [
    ...upTo(topology.examples).flatMap((k) => forwardDefinitions(topology, k, "second", end)),
    ...lossDefinitions(topology, "second", end),
  ];
  const own = (id: string) =>
    isParameter(id) && id !== moved.id && id.endsWith(end) ? id.slice(0, -end.length) : undefined;
  return [moved, ...pass.map((line) => ({ ...line, expression: substitute(line.expression, own) }))];
}
