import type { DrawnNetwork } from "./drawing.js";
import { constant, type Dual, type Expression, evaluate, variable } from "./expression.js";
import type { Facts, Rule } from "./facts.js";
import { type Place, placeName } from "./names.js";
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
  mean: /mean of their losses|예제별 손실의 평균/,
  sum: /the sum of their losses|예제별 손실의 합/,
  outputs: /n: number of outputs|n=\d+: number of outputs|: 출력의 개수/,
  forgetful: /all its memory is 0, and this is its first step|첫 번째 갱신이므로 .* 모두 0이다/,
  descent: /gradient descent|경사 하강법/,
  fixed: /The biases are kept as they are|편향은 갱신하지 않는다/,
  normal: /standard normal distribution|표준정규분포/,
};

const missing = (what: string): never => {
  throw new Missing(what);
};

/**
 * A network worked out as a student does it, by nothing but the paper: what is printed as known is taken, the rest comes line
 * by line from what it rests on; activations, losses and updates by the formulas that are printed.
 */
export function networkWorker(paper: PaperNetwork): Worker {
  const { drawn, facts, examples, known, formulas } = paper;
  const last = drawn.layers.length - 1;
  const sizes = drawn.layers.map(({ nodes }) => nodes.length);
  const upTo = (n: number): number[] => Array.from({ length: n }, (_none, k) => k + 1);
  const neurons = (layer: number): number[] => upTo(sizes[layer] ?? 0);
  const at = (what: Place["what"], layer: number, neuron: number, of: Partial<Place> = {}): Place => ({
    ...{ what, layer, neuron, input: 0, example: 0, mark: "" },
    ...of,
  });
  const drawnNode = (layer: number, neuron: number) => drawn.layers[layer]?.nodes[neuron - 1];
  const functionOf = (layer: number): string => drawn.layers[layer]?.function ?? "";
  const isShared = (layer: number): boolean => functionOf(layer) === "softmax";
  const done = new Map<string, number>();
  const once = (name: string, work: () => number): number => {
    const before = known.get(name) ?? done.get(name);
    if (before !== undefined) return before;
    const value = work();
    done.set(name, value);
    return value;
  };

  const ruleOf = (layer: number): Rule => {
    const name = functionOf(layer);
    if (name === "GELU" && !SAYS.normal.test(facts.text)) throw new Missing("what Φ is");
    return facts.functions.get(name) ?? missing(`the formula of ${name}`);
  };
  const lossFormula = (): Expression => facts.formulas.get("C") ?? missing("the formula of the loss");

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
      case "b":
        if (drawnNode(layer, neuron)?.bias === undefined) return 0;
        return mark === "new" ? renewed(at(what, layer, neuron)) : (drawnNode(layer, neuron)?.bias ?? 0);
      case "z": {
        const bias = value(at("b", layer, neuron, { mark }));
        return neurons(layer - 1).reduce(
          (sum, i) =>
            sum + value(at("w", layer, neuron, { input: i, mark })) * value(at("a", layer - 1, i, same)),
          bias,
        );
      }
      case "a":
        return layer === 0 ? given(0, neuron, example) : active(layer, neuron, same);
      case "C":
        return example === 0 && examples.length > 1
          ? together((k) => value(at("C", 0, 0, { example: k, mark }))) + penalty(mark)
          : loss(same).value + (example === 0 ? penalty(mark) : 0);
    }
  }

  function given(layer: number, neuron: number, example: number): number {
    const node = drawnNode(layer, neuron);
    const name = layer === 0 ? node?.name : `y_${neuron}`;
    const row = examples[example - 1]?.get(name ?? "");
    const own = layer === 0 ? node?.value : node?.target;
    return row ?? own ?? missing(`${name ?? "an input"}${example === 0 ? "" : ` of example ${example}`}`);
  }

  const weight = (layer: number, neuron: number, input: number): number =>
    drawn.weights.get(`${drawnNode(layer - 1, input)?.name}>${drawnNode(layer, neuron)?.name}`) ??
    missing(`the weight from ${drawnNode(layer - 1, input)?.name} to ${drawnNode(layer, neuron)?.name}`);

  /** The weight as a printed formula moves it; what is not moved stays as it is. */
  function moved(place: Place): number | undefined {
    if (place.mark === "") return undefined;
    if (![...formulas.keys()].some((name) => name.endsWith(place.mark)))
      throw new Missing(`what ${place.mark} moves`);
    const formula = formulas.get(placeName(place));
    if (formula === undefined) return undefined;
    return evaluate(formula, { symbol: (key) => constant(paper.symbol(key)) }).value;
  }

  /** An activation at sums that `slope` may follow: the one by which is derived is a variable. */
  function activation(layer: number, neuron: number, sums: (j: number) => Dual): Dual {
    if (functionOf(layer) === "f") return sums(neuron);
    const { formula, argument } = ruleOf(layer);
    const symbol = (key: string): Dual => {
      const index = Number(/^._(\d+)$/.exec(key)?.[1] ?? neuron);
      return key.startsWith(argument.charAt(0)) ? sums(index) : missing(`what ${key} is`);
    };
    return evaluate(formula, { symbol, last: sizes[layer] ?? 0 }, { j: neuron });
  }

  const active = (layer: number, neuron: number, same: Partial<Place>): number =>
    activation(layer, neuron, (j) => constant(value(at("z", layer, j, same)))).value;

  /** The loss of one example, as it changes with output `by`. */
  function loss(same: Partial<Place>, by = 0): Dual {
    const symbol = (key: string): Dual => {
      const j = Number(/_(\d+)$/.exec(key)?.[1]);
      if (key.startsWith("y_")) return constant(value(at("y", last, j, { ...same, mark: "" })));
      if (key.startsWith("^y_")) {
        const output = value(at("a", last, j, same));
        return j === by ? variable(output) : constant(output);
      }
      if (key !== "n") return missing(`what ${key} is in the loss`);
      if (!SAYS.outputs.test(facts.text)) throw new Missing("what n is");
      return constant(facts.numbers.get("n") ?? sizes[last] ?? 0);
    };
    return evaluate(lossFormula(), { symbol, last: sizes[last] ?? 0 });
  }

  /** What belongs to each example, as the paper says that it comes together. */
  function together(one: (example: number) => number): number {
    const all = upTo(examples.length).reduce((sum, k) => sum + one(k), 0);
    if (SAYS.mean.test(facts.text)) return all / examples.length;
    return SAYS.sum.test(facts.text) ? all : missing("how the examples' losses come together");
  }

  /** λ Σ w² where a penalty is stated. */
  function penalty(mark: string): number {
    if (!facts.formulas.has("C_penalty")) return 0;
    let squares = 0;
    upTo(last).forEach((layer) => {
      for (const j of neurons(layer))
        for (const i of neurons(layer - 1)) squares += value(at("w", layer, j, { input: i, mark })) ** 2;
    });
    return paper.symbol("λ") * squares;
  }

  const derivative = (above: Place, below: Place): number =>
    once(`${placeName(above)}/${placeName(below)}`, () => derive(above, below));

  function derive(above: Place, below: Place): number {
    const example = Math.max(above.example, below.example);
    const of = { example };
    if (above.what === "C") return byLoss(above, below);
    if (above.what === "z") {
      if (above.layer === below.layer) {
        if (below.what === "w") return value(at("a", above.layer - 1, below.input, of));
        return below.what === "b" ? 1 : Number(above.neuron === below.neuron);
      }
      return neurons(above.layer - 1).reduce((sum, i) => {
        const before = at("a", above.layer - 1, i, of);
        return sum + value(at("w", above.layer, above.neuron, { input: i })) * derivative(before, below);
      }, 0);
    }
    if (above.what !== "a") return missing(`the derivative of ${above.what}`);
    if (below.what === "a" && below.layer === above.layer) return Number(above.neuron === below.neuron);
    if (below.what === "z" && below.layer === above.layer) return slope(above, below.neuron);
    if (above.layer === 0) return 0;
    return neurons(above.layer).reduce(
      (sum, j) =>
        j === above.neuron || isShared(above.layer)
          ? sum + slope(above, j) * derivative(at("z", above.layer, j, of), below)
          : sum,
      0,
    );
  }

  /** ∂a/∂z; of softmax, written with its own values, as every course derives it. */
  function slope(above: Place, by: number): number {
    const { layer, neuron, example } = above;
    if (isShared(layer)) {
      ruleOf(layer);
      return value(above) * (Number(neuron === by) - value(at("a", layer, by, { example })));
    }
    if (neuron !== by) return 0;
    return activation(layer, neuron, () => variable(value(at("z", layer, neuron, { example })))).slope;
  }

  function byLoss(above: Place, below: Place): number {
    const { layer, neuron, input } = below;
    const example = Math.max(above.example, below.example);
    if (example === 0 && examples.length > 1)
      return together((k) => derivative({ ...above, example: k }, below)) + shrunk(below);
    if (above.example === 0 && example > 0)
      return (
        derivative({ ...above, example }, below) * (SAYS.mean.test(facts.text) ? 1 / examples.length : 1)
      );
    const of = { example };
    switch (below.what) {
      case "a":
        if (layer === last) return loss(of, neuron).slope;
        return neurons(layer + 1).reduce(
          (sum, j) =>
            sum +
            derivative(above, at("z", layer + 1, j, of)) * value(at("w", layer + 1, j, { input: neuron })),
          0,
        );
      case "z":
        if (!isShared(layer)) {
          const own = at("a", layer, neuron, of);
          return derivative(above, own) * derivative(own, below);
        }
        return neurons(layer).reduce((sum, m) => {
          const byOutput = derivative(above, at("a", layer, m, of));
          return byOutput === 0 ? sum : sum + byOutput * slope(at("a", layer, m, of), neuron);
        }, 0);
      case "w": {
        const own = derivative(above, at("z", layer, neuron, of)) * value(at("a", layer - 1, input, of));
        return own + (example === 0 ? shrunk(below) : 0);
      }
      case "b":
        return derivative(above, at("z", layer, neuron, of));
      default:
        return missing(`the derivative of the loss by ${below.what}`);
    }
  }

  /** What the penalty adds to the gradient of a weight. */
  const shrunk = (place: Place): number =>
    place.what === "w" && facts.formulas.has("C_penalty") ? 2 * paper.symbol("λ") * value(place) : 0;

  /** A parameter after one update, by the rule that is printed. */
  function renewed(place: Place): number {
    const old = value(place);
    if (place.what === "b" && SAYS.fixed.test(facts.text)) return old;
    const rule = facts.formulas.get("wnew");
    if (rule === undefined) {
      if (!SAYS.descent.test(facts.text)) throw new Missing("the rule of the update");
      return old - paper.symbol("η") * derivative(at("C", 0, 0), place);
    }
    const symbol = (key: string): Dual => {
      if (key === "w") return constant(old);
      if (key === "g") return constant(derivative(at("C", 0, 0), place));
      const formula = facts.formulas.get(key);
      if (formula !== undefined) return evaluate(formula, { symbol });
      if (/^[vs]$/.test(key) || key === "t" || (key === "m" && facts.formulas.has("mnew"))) {
        if (!SAYS.forgetful.test(facts.text)) throw new Missing(`what ${key} is before the step`);
        return constant(key === "t" ? 1 : 0);
      }
      return constant(paper.symbol(key));
    };
    return evaluate(rule, { symbol }).value;
  }

  return { value, derivative };
}
