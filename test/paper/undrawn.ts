import type { DrawnLayer, DrawnNetwork, DrawnNode } from "./drawing.js";
import { symbolsIn } from "./expression.js";
import { impliedFormulas } from "./implied.js";
import type { PaperQuestion } from "./paper.js";
import { partsOf } from "./symbols.js";

/** Of which output the target is 1, all others being 0. */
const RIGHT =
  /the target of output (\d+) is 1, all other targets are 0|(\d+)번째 출력의 목푯값은 1, 나머지는 모두 0/;

/** Whether a question says by formulas of its own what its letters are: no sum over an index is in its loss. */
export function hasOwnFormulas(question: PaperQuestion): boolean {
  const loss = question.facts.formulas.get("C");
  const isOwn = loss !== undefined && symbolsIn(loss).every((key) => !/_[a-z]/.test(key));
  return isOwn || impliedFormulas(question).size > 0;
}

/**
 * What is seen of a network that is not drawn, by the sums and outputs that are printed and the targets that are told: all its
 * neurons have the one function that the question defines. In flat notation sums count on through the network: those of the
 * outputs are the last, in order, and of what layer the others are is not seen.
 */
export function undrawnNetwork(question: PaperQuestion): DrawnNetwork | null {
  const { known, facts, functions } = question;
  if (hasOwnFormulas(question)) return null;
  const printed = [...known.keys()].flatMap((key) => partsOf(key) ?? []);
  const right = RIGHT.exec(facts.text);
  const targets = [...facts.numbers].flatMap(([key, value]) => (/^y_\d+$/.test(key) ? [value] : []));
  const last = Math.max(0, ...printed.map(({ layer }) => Number(layer)));
  const named = (letters: string, layer: string): number =>
    Math.max(
      0,
      ...printed.flatMap((one) =>
        letters.includes(one.letter) && one.layer === layer ? [Number(one.sub)] : [],
      ),
    );
  const inputs = [...known.keys()].flatMap((key) => (/^x_\d+$/.test(key) ? [{ name: key }] : []));
  const [name = ""] = functions;
  const layerOf = (names: readonly string[]): DrawnLayer => ({
    function: name,
    nodes: names.map((one) => ({ name: one })),
  });
  const first: DrawnLayer = { function: "", nodes: inputs };
  const outputs = (names: readonly string[]): DrawnLayer => ({
    function: name,
    nodes: names.map((one, k): DrawnNode => {
      const target =
        targets[k] ?? (right === null ? undefined : Number(Number(right[1] ?? right[2]) === k + 1));
      return { name: one, ...(target === undefined ? {} : { target }) };
    }),
  });
  if (last > 0) {
    const layers = upTo(last).map((l) => upTo(named("az", String(l))).map((j) => `a_${j}(${l})`));
    return {
      layers: [first, ...layers.slice(0, -1).map(layerOf), outputs(layers.at(-1) ?? [])],
      weights: new Map(),
    };
  }
  const sums = named("z", "");
  const printedSums = printed.filter(({ letter }) => letter === "z").length;
  const count = targets.length || named("o", "") || printedSums;
  if (count === 0) return null;
  const hidden = upTo(Math.max(0, sums - count)).map((k) => `h_${k}`);
  return {
    layers: [
      first,
      ...(hidden.length === 0 ? [] : [layerOf(hidden)]),
      outputs(upTo(count).map((k) => `o_${k}`)),
    ],
    weights: new Map(),
  };
}

const upTo = (n: number): number[] => Array.from({ length: n }, (_none, k) => k + 1);
