import { chainNumber, placeOf, rate } from "./chains.js";
import { type DrawnNetwork, networkIn } from "./drawing.js";
import { constant, type Dual, type Expression, evaluate, variable } from "./expression.js";
import type { Rule } from "./facts.js";
import { impliedFormulas } from "./implied.js";
import { letterNumber } from "./letters.js";
import { type Names, nameOf, namesOf, type Place, placeName } from "./names.js";
import { networkWorker, type Worker } from "./network.js";
import { optimizerNumber } from "./optimizer.js";
import type { PaperQuestion } from "./paper.js";
import { derivativeParts } from "./symbols.js";
import { Missing } from "./tree.js";
import { undrawnNetwork } from "./undrawn.js";

/** Works out what a question's printed symbols mean, by the question alone. */
export interface Lookup {
  /** The number of a symbol or derivative. `text`: the sentences that hold where it is asked. */
  readonly find: (symbol: string, text?: string) => number;
  readonly network: DrawnNetwork | null;
  /** The network's quantities by their places, and which place a printed symbol is. */
  readonly worker: Worker | null;
  readonly names: Names | null;
  /** The slope of a function that the paper defines, `ReLU′`, at a number. */
  readonly slope: (name: string, at: number) => number;
  /** The one activation rule of a question about a function. */
  readonly rule: Rule | undefined;
}

/** `changes`: numbers of the network that are not what is drawn. `known` are numbers taken for known beside those that are printed so: lines of a solution above the one that is tried. */
export function lookupIn(
  question: PaperQuestion,
  known: ReadonlyMap<string, number> = question.known,
  changes: readonly (readonly [place: Place, value: number])[] = [],
): Lookup {
  const { facts, language, task } = question;
  const drawing = networkIn(question.drawing, language);
  const drawn = drawing ?? undrawnNetwork(question);
  const text = `${task}\n${facts.text}`;
  const formulas = new Map([...impliedFormulas(question), ...facts.formulas]);
  const numbers = new Map([...facts.numbers, ...known]);
  const [own = ""] = question.functions;
  const rule = facts.functions.get(own);
  const names: Names | null = drawn === null ? null : namesOf(drawn, facts, drawing !== null);
  const worker = drawn === null || names === null ? null : workerFor(drawn, names);

  function workerFor(drawn: DrawnNetwork, names: Names): Worker {
    const named = (key: string): string | null => {
      try {
        return nameOf(key, names);
      } catch (error) {
        if (error instanceof Missing) return null;
        throw error;
      }
    };
    const byName = <T>(all: Iterable<readonly [string, T]>): Map<string, T> =>
      new Map(
        [...all].flatMap(([key, value]) => {
          const name = named(key);
          return name === null ? [] : [[name, value] as const];
        }),
      );
    return networkWorker({
      ...{ drawn, facts, examples: question.examples },
      known: new Map([...byName(known), ...changes.map(([at, value]) => [placeName(at), value] as const)]),
      formulas: byName([...facts.formulas].filter(([key]) => /[+-]$/.test(key))),
      symbol: (key) => find(key),
    });
  }

  const dual = (key: string): Dual => constant(find(key));

  function find(symbol: string, here = ""): number {
    const said = `${text}\n${here}`;
    const printed = numbers.get(symbol);
    if (printed !== undefined) return printed;
    return (
      ofNetwork(symbol) ??
      (drawn === null ? null : ofChain(symbol, said, drawn)) ??
      ofFormulas(symbol) ??
      optimizerNumber(symbol, facts, (key) => find(key)) ??
      ofFunction(symbol) ??
      ofRates(symbol) ??
      letterNumber(symbol, said, (key) => find(key)) ??
      missing(symbol)
    );
  }

  function ofNetwork(symbol: string): number | null {
    if (worker === null || names === null) return null;
    const derivative = derivativeParts(symbol);
    if (derivative === null) {
      const place = names(symbol);
      return place === null ? null : worker.value(place);
    }
    const [above, below] = [names(derivative.above), names(derivative.below)];
    return above === null || below === null ? null : worker.derivative(above, below);
  }

  /** The letters of a chain; its neurons are counted from the first to the output. */
  function ofChain(symbol: string, said: string, { layers }: DrawnNetwork): number | null {
    const neurons = layers
      .slice(1)
      .flatMap(({ nodes }, before) =>
        nodes.map(({ name }, j) => ({ name, layer: before + 1, neuron: j + 1 })),
      );
    const sumOf = (k: number): string => {
      const { name = "", layer = 0, neuron = 0 } = neurons[k - 1] ?? {};
      return name.includes("(") ? `z_${neuron}(${layer})` : `z_${k}`;
    };
    const rule = facts.functions.get(layers[1]?.function ?? "");
    return chainNumber(symbol, said, neurons.length, rule, {
      slope: (k) => find(`∂${neurons[k - 1]?.name}/∂${sumOf(k)}`),
      sum: (k) => find(sumOf(k)),
    });
  }

  /** A function that the question defines, with the letter that it is written with. */
  function call(name: string, operand: Dual): Dual {
    const { formula, argument } = facts.functions.get(name) ?? missing(`what ${name} is`);
    return evaluate(formula, { symbol: (key) => (key === argument ? operand : dual(key)) });
  }

  /** By formulas that the question states: a value, or a derivative of the last node f or of one node by another. */
  function ofFormulas(symbol: string): number | null {
    const derivative = derivativeParts(symbol);
    if (derivative === null) {
      const formula = formulas.get(symbol);
      return formula === undefined ? null : evaluate(formula, { symbol: dual, call }).value;
    }
    const above = derivative.above === "f" ? lastNode() : derivative.above;
    const formula = above === null ? undefined : formulas.get(above);
    return formula === undefined ? null : slopeOf(formula, derivative.below);
  }

  /** The last node, where the paper says that it is called f. */
  function lastNode(): string {
    if (!/The last node is the result, f|마지막 노드의 값을 f/.test(facts.text))
      throw new Missing("what f is");
    return [...formulas.keys()].at(-1) ?? "";
  }

  /** How fast a formula changes with a symbol, through all formulas that it rests on. */
  function slopeOf(formula: Expression, by: string): number {
    const changing = (key: string): Dual => {
      if (key === by) return variable(find(key));
      const inner = formulas.get(key);
      return inner === undefined ? dual(key) : evaluate(inner, { symbol: changing, call });
    };
    return evaluate(formula, { symbol: changing, call }).slope;
  }

  /** Values and slopes of the one function that a question is about. */
  function ofFunction(symbol: string): number | null {
    if (rule === undefined || drawn !== null) return null;
    const slope = /^∂a_(\d+)\/∂z_\1$/.exec(symbol);
    const value = /^a_(\d+)$/.exec(symbol);
    const index = slope?.[1] ?? value?.[1];
    if (index === undefined) return null;
    const known = numbers.get(`a_${index}`);
    const z =
      numbers.get(`z_${index}`) ?? (known === undefined ? missing(`z_${index}`) : placeOf(known, rule));
    const at = evaluate(rule.formula, { symbol: () => variable(z) });
    return slope === null ? at.value : at.slope;
  }

  function ofRates(symbol: string): number | null {
    const found = /^∂u_(\d)\/∂u_(\d)$/.exec(symbol);
    if (found === null) return null;
    return rate(Number(found[1]), Number(found[2]), (a, b) => numbers.get(`∂u_${a}/∂u_${b}`));
  }

  const slope = (name: string, at: number): number => {
    const of = facts.functions.get(name.replace("′", "")) ?? missing(`what ${name} is`);
    return evaluate(of.formula, { symbol: () => variable(at) }).slope;
  };
  return { find, network: drawn, worker, names, rule, slope };
}

const missing = (what: string): never => {
  throw new Missing(what);
};
