import type { DrawnNetwork } from "./drawing.js";
import { constant, type Dual, type Expression, evaluate } from "./expression.js";
import type { Facts } from "./facts.js";
import { type Place, placeName } from "./names.js";
import { at, derivativesOf, upTo } from "./networkDerivatives.js";
import { formulasOf } from "./networkFormulas.js";
import { Missing } from "./tree.js";

/** A network as a paper shows it, and what the paper says of it. */
export interface PaperNetwork {
  readonly drawn: DrawnNetwork;
  readonly facts: Facts;
  /** Inputs and targets by their printed names, an example a map; of one example none. */
  readonly examples: readonly ReadonlyMap<string, number>[];
  /** Numbers that are printed as worked out, by `placeName`, derivatives as `above/below`. */
  readonly known: ReadonlyMap<string, number>;
  /** Formulas for quantities of the network, by `placeName`. */
  readonly formulas: ReadonlyMap<string, Expression>;
  /** The number of any other printed symbol. */
  readonly symbol: (key: string) => number;
}

/** The quantities of a network. */
export interface Worker {
  readonly value: (place: Place) => number;
  readonly derivative: (above: Place, below: Place) => number;
}

const SAYS = {
  mean: /the mean of its examples’ losses|샘플별 손실의 평균/,
  sum: /the sum of its examples’ losses|샘플별 손실의 합/,
  forgetful: /This is the optimizer’s first step: all of its state is 0|첫 번째 갱신이므로 .* 모두 0이다/,
  descent: /gradient descent|경사 하강법/,
  fixed: /The biases are kept as they are|편향은 갱신하지 않는다/,
};

const missing = (what: string): never => {
  throw new Missing(what);
};

/**
 * A network worked out as a student does it, by nothing but the paper: what is printed as known is taken, the rest comes line
 * by line from what it rests on; activations, losses and updates by the formulas that are printed.
 */
export function networkWorker(paper: PaperNetwork): Worker {
  const { drawn, facts, examples, known } = paper;
  const formulas = formulasOf(drawn, facts);
  const sizes = drawn.layers.map(({ nodes }) => nodes.length);
  const last = sizes.length - 1;
  const neurons = (layer: number): number[] => upTo(sizes[layer] ?? 0);
  const drawnNode = (layer: number, neuron: number) => drawn.layers[layer]?.nodes[neuron - 1];
  const done = new Map<string, number>();
  const once = (name: string, work: () => number): number => {
    const before = known.get(name) ?? done.get(name);
    if (before !== undefined) return before;
    const value = work();
    done.set(name, value);
    return value;
  };

  const value = (place: Place): number => once(placeName(place), () => work(place));

  function work({ what, layer, neuron, input, example, mark }: Place): number {
    const same = { example, mark };
    switch (what) {
      case "x":
      case "y":
        return given(layer, neuron, example);
      case "w":
        if (mark === "new") return renewed(at(what, layer, neuron, { input }));
        return moved(at(what, layer, neuron, { input, mark })) ?? weight(layer, neuron, input);
      case "b": {
        const bias = drawnNode(layer, neuron)?.bias;
        return bias !== undefined && mark === "new" ? renewed(at(what, layer, neuron)) : (bias ?? 0);
      }
      case "z":
        return neurons(layer - 1).reduce(
          (sum, i) =>
            sum + value(at("w", layer, neuron, { input: i, mark })) * value(at("a", layer - 1, i, same)),
          value(at("b", layer, neuron, { mark })),
        );
      case "a": {
        const sum = (j: number): Dual => constant(value(at("z", layer, j, same)));
        return layer === 0 ? given(0, neuron, example) : formulas.activation(layer, neuron, sum).value;
      }
      case "C": {
        if (example === 0 && examples.length > 1)
          return together((k) => value(at("C", 0, 0, { example: k, mark }))) + penalty(mark);
        const own = formulas.loss(
          (j) => value(at("y", last, j, { example })),
          (j) => constant(value(at("a", last, j, same))),
        );
        return own.value + (example === 0 ? penalty(mark) : 0);
      }
    }
  }

  function given(layer: number, neuron: number, example: number): number {
    const node = drawnNode(layer, neuron);
    const name = layer === 0 ? node?.name : `y_${neuron}`;
    const row = examples[example - 1]?.get(name ?? "");
    const own = layer === 0 ? node?.value : node?.target;
    return row ?? own ?? missing(`${name ?? "an input"}${example === 0 ? "" : ` of example ${example}`}`);
  }

  function weight(layer: number, neuron: number, input: number): number {
    const [from, to] = [drawnNode(layer - 1, input)?.name, drawnNode(layer, neuron)?.name];
    return drawn.weights.get(`${from}>${to}`) ?? missing(`the weight from ${from} to ${to}`);
  }

  /** The weight as a printed formula moves it; undefined where none does. */
  function moved(place: Place): number | undefined {
    if (place.mark === "") return undefined;
    if (![...paper.formulas.keys()].some((name) => name.endsWith(place.mark)))
      throw new Missing(`what ${place.mark} moves`);
    const formula = paper.formulas.get(placeName(place));
    if (formula === undefined) return undefined;
    return evaluate(formula, { symbol: (key) => constant(paper.symbol(key)) }).value;
  }

  function share(): number {
    if (SAYS.mean.test(facts.text)) return 1 / examples.length;
    return SAYS.sum.test(facts.text) ? 1 : missing("how the examples' losses come together");
  }

  const together = (one: (example: number) => number): number =>
    share() * upTo(examples.length).reduce((sum, k) => sum + one(k), 0);

  /** λ Σ w² where a penalty is stated. */
  function penalty(mark: string): number {
    if (!facts.formulas.has("C_penalty")) return 0;
    const weights = upTo(last).flatMap((layer) =>
      neurons(layer).flatMap((j) => neurons(layer - 1).map((i) => at("w", layer, j, { input: i, mark }))),
    );
    return paper.symbol("λ") * weights.reduce((sum, place) => sum + value(place) ** 2, 0);
  }

  /** A parameter after one update, by the rule that is printed. */
  function renewed(place: Place): number {
    const old = value(place);
    if (place.what === "b" && SAYS.fixed.test(facts.text)) return old;
    const gradient = (): number => derivative(at("C", 0, 0), place);
    const rule = facts.formulas.get("wnew");
    if (rule === undefined) {
      if (!SAYS.descent.test(facts.text)) throw new Missing("the rule of the update");
      return old - paper.symbol("η") * gradient();
    }
    const symbol = (key: string): Dual => {
      if (key === "w") return constant(old);
      if (key === "g") return constant(gradient());
      const formula = facts.formulas.get(key);
      if (formula !== undefined) return evaluate(formula, { symbol });
      const isState = key === "t" || facts.formulas.has(`${key}new`);
      if (!isState) return constant(paper.symbol(key));
      if (!SAYS.forgetful.test(facts.text)) throw new Missing(`what ${key} is before the step`);
      return constant(key === "t" ? 1 : 0);
    };
    return evaluate(rule, { symbol }).value;
  }

  const derivative = derivativesOf({
    ...{ formulas, sizes, examples: examples.length, value, together, share },
    isShared: (layer) => drawn.layers[layer]?.function === "softmax",
    shrunk: (place) =>
      place.what === "w" && facts.formulas.has("C_penalty") ? 2 * paper.symbol("λ") * value(place) : 0,
    once: (above, below, derive) => once(`${placeName(above)}/${placeName(below)}`, derive),
  });
  return { value, derivative };
}
