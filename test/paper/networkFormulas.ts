import type { DrawnNetwork } from "./drawing.js";
import { constant, type Dual, type Expression, evaluate } from "./expression.js";
import type { Facts, Rule } from "./facts.js";
import { Missing } from "./tree.js";

const SAYS = {
  outputs: /n: number of outputs|n=\d+: number of outputs|: 출력의 개수/,
  normal: /standard normal distribution|표준정규분포/,
};

/** What a network's formulas say, as they are printed. */
export interface NetworkFormulas {
  /** Throws where no formula of the layer's activation is printed. */
  readonly ruleOf: (layer: number) => Rule;
  /** An activation of sums; it changes with those that do. */
  readonly activation: (layer: number, neuron: number, sums: (neuron: number) => Dual) => Dual;
  /** The loss of one example. */
  readonly loss: (target: (neuron: number) => number, output: (neuron: number) => Dual) => Dual;
}

const missing = (what: string): never => {
  throw new Missing(what);
};

export function formulasOf({ layers }: DrawnNetwork, facts: Facts): NetworkFormulas {
  const outputs = layers.at(-1)?.nodes.length ?? 0;
  const ruleOf = (layer: number): Rule => {
    const name = layers[layer]?.function ?? "";
    if (name === "GELU" && !SAYS.normal.test(facts.text)) throw new Missing("what Φ is");
    return facts.functions.get(name) ?? missing(`the formula of ${name}`);
  };
  const lossFormula = (): Expression => facts.formulas.get("C") ?? missing("the formula of the loss");
  const count = (): number => {
    if (!SAYS.outputs.test(facts.text)) throw new Missing("what n is");
    return facts.numbers.get("n") ?? outputs;
  };
  return {
    ruleOf,
    activation: (layer, neuron, sums) => {
      // The caption calls it linear: that is its formula.
      if (layers[layer]?.function === "f") return sums(neuron);
      const { formula, argument } = ruleOf(layer);
      const symbol = (key: string): Dual =>
        key.startsWith(argument.charAt(0))
          ? sums(Number(/^._(\d+)$/.exec(key)?.[1] ?? neuron))
          : missing(`what ${key} is`);
      return evaluate(formula, { symbol, last: layers[layer]?.nodes.length ?? 0 }, { j: neuron });
    },
    loss: (target, output) => {
      const symbol = (key: string): Dual => {
        const j = Number(/_(\d+)$/.exec(key)?.[1]);
        if (key.startsWith("y_")) return constant(target(j));
        if (key.startsWith("^y_")) return output(j);
        return key === "n" ? constant(count()) : missing(`what ${key} is in the loss`);
      };
      return evaluate(lossFormula(), { symbol, last: outputs });
    },
  };
}
