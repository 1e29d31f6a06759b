import type { DrawnNetwork } from "./drawing.js";
import { symbolsIn } from "./expression.js";
import type { Facts } from "./facts.js";
import { derivativeParts, partsOf } from "./symbols.js";
import { Missing } from "./tree.js";

/** A quantity of a network: which, of what layer and neuron, from what input; of which example; and what was done with it. */
export interface Place {
  readonly what: "x" | "y" | "z" | "a" | "w" | "b" | "C";
  readonly layer: number;
  readonly neuron: number;
  readonly input: number;
  /** 0 where none is named. */
  readonly example: number;
  readonly mark: string;
}

/** Which quantity of the network a printed symbol is; null for what is none of its. */
export type Names = (key: string) => Place | null;

const SENTENCES = {
  /** `w_12(1) leads from neuron 2 of the layer before into neuron 1 of layer 1` */
  ends: [
    /w_(\d+)\(1\) leads from neuron (\d+) of the layer before into neuron (\d+) of layer 1/,
    /w_(\d+)\(1\): 앞 층 (\d+)번 → 1층 (\d+)번 뉴런/,
  ],
  counted: [/numbered input by input through each layer/, /층마다 입력 순서대로/],
  sums: [
    /sums z and biases b are numbered neuron by neuron through all layers/i,
    /가중합 z와 편향 b의 번호는 모든 층의 뉴런 순서대로 매긴다/,
  ],
} as const;

/**
 * How this paper names the quantities of its network, by what it says of it. `isDrawn`: where it is not, the sums that
 * are printed are its outputs' in order, and need no sentence.
 */
export function namesOf({ layers }: DrawnNetwork, { text, formulas }: Facts, isDrawn: boolean): Names {
  const sizes = layers.map(({ nodes }) => nodes.length);
  const outputs = layers.length - 1;
  const isFlat = layers.at(-1)?.nodes[0]?.name.startsWith("o") === true;
  const says = (sentences: readonly RegExp[]): boolean => sentences.some((one) => one.test(text));
  const place = (what: Place["what"], layer: number, neuron: number, input: number, of: Mark): Place => ({
    ...{ what, layer, neuron, input },
    ...{ example: Number(of.example || 0), mark: of.mark },
  });
  /** The sums in whose formulas weights stand, each weight before what it is multiplied with. */
  const inFormulas = new Map(
    [...formulas].flatMap(([key, formula]) => {
      const symbols = partsOf(key)?.letter === "z" ? symbolsIn(formula) : [];
      return symbols.flatMap((one, k) =>
        one.startsWith("w_") ? [[one, { sum: key, by: symbols[k + 1] ?? "" }] as const] : [],
      );
    }),
  );
  const inputFirst = (): boolean => {
    const found = SENTENCES.ends.flatMap((one) => one.exec(text) ?? []);
    const [, sub = "", from = "", to = ""] = found;
    if (found.length === 0 || (from === to && sizes.some((size) => size > 1)))
      throw new Missing("which weight a weight's name means");
    return sub === `${from}${to}` && from !== to;
  };
  const placeOf: Names = (key) => {
    const parts = partsOf(key);
    if (parts === null) return null;
    const shown = inFormulas.get(key);
    if (shown !== undefined) {
      const [sum, by] = [placeOf(shown.sum), placeOf(shown.by)];
      if (sum !== null && by !== null) return place("w", sum.layer, sum.neuron, by.neuron, parts);
    }
    const { letter, sub, layer: above } = parts;
    if (letter === "C" && sub === "") return place("C", 0, 0, 0, parts);
    const numbers = sub.split(",").map(Number);
    const [number = Number.NaN] = numbers;
    if (Number.isNaN(number) || sub === "") return null;
    if (letter === "x") return place("a", 0, number, 0, parts);
    if (letter === "y") return place("y", outputs, number, 0, parts);
    if (isFlat) return flat(letter, number, parts);
    const layer = Number(above);
    if (above === "" || layer < 1 || layer > outputs) return null;
    if (letter === "z" || letter === "a" || letter === "b") return place(letter, layer, number, 0, parts);
    if (letter !== "w") return null;
    const ends = numbers.length === 2 ? numbers : [...sub].map(Number);
    const [one = 0, other = 0] = inputFirst() ? [...ends].reverse() : ends;
    return place("w", layer, one, other, parts);
  };
  return placeOf;

  function flat(letter: string, number: number, parts: Mark): Place | null {
    if (letter === "o") return place("a", outputs, number, 0, parts);
    if (letter === "h") return neuronAt("a", number, parts);
    if (letter === "z" || letter === "b") {
      if (isDrawn && !says(SENTENCES.sums)) throw new Missing(`of which neuron ${letter}_${number} is`);
      return neuronAt(letter, number, parts);
    }
    if (letter !== "w") return null;
    if (!says(SENTENCES.counted)) throw new Missing("how the weights are counted");
    let left = number;
    for (let layer = 1; layer <= outputs; layer++) {
      const [before = 0, size = 0] = [sizes[layer - 1], sizes[layer]];
      if (left <= before * size) {
        return place("w", layer, ((left - 1) % size) + 1, Math.ceil(left / size), parts);
      }
      left -= before * size;
    }
    return null;
  }

  function neuronAt(what: "a" | "z" | "b", number: number, parts: Mark): Place | null {
    let left = number;
    for (let layer = 1; layer <= outputs; layer++) {
      const size = sizes[layer] ?? 0;
      if (left <= size) return place(what, layer, left, 0, parts);
      left -= size;
    }
    return null;
  }
}

interface Mark {
  readonly example: string;
  readonly mark: string;
}

/** A quantity or a derivative on one line, by which what is worked out is kept: `z1_1`, `e2_a1_1`, `dC_dw2_1_1`. */
export function placeName({ what, layer, neuron, input, example, mark }: Place): string {
  const indices = what === "C" ? "" : what === "w" ? `${layer}_${neuron}_${input}` : `${layer}_${neuron}`;
  return `${example === 0 ? "" : `e${example}_`}${what}${indices}${mark}`;
}

/** The name of what a printed symbol means; null where the network has no such quantity. */
export function nameOf(key: string, names: Names): string | null {
  const derivative = derivativeParts(key);
  if (derivative === null) {
    const place = names(key);
    return place === null ? null : placeName(place);
  }
  const [above, below] = [names(derivative.above), names(derivative.below)];
  return above === null || below === null ? null : `${placeName(above)}/${placeName(below)}`;
}
