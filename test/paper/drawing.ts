import type { Language } from "./paper.js";
import { symbolKey } from "./symbols.js";
import { Missing } from "./tree.js";

export interface DrawnNode {
  /** As it is printed: `x_1`, `a_1(2)`, `h_1`. */
  readonly name: string;
  readonly value?: number;
  readonly bias?: number;
  readonly target?: number;
}

/** Neurons of a column; `function` is the name in its formula of what the caption calls it: `σ`. */
export interface DrawnLayer {
  readonly function: string;
  readonly nodes: readonly DrawnNode[];
}

export interface DrawnNetwork {
  /** The first are the inputs. */
  readonly layers: readonly DrawnLayer[];
  /** By `from>to`. */
  readonly weights: ReadonlyMap<string, number>;
}

/** What the captions call the functions, and how formulas write them. */
const CALLED: Readonly<Record<string, string>> = {
  sigmoid: "σ",
  시그모이드: "σ",
  tanh: "tanh",
  ReLU: "ReLU",
  "leaky ReLU": "LReLU",
  "Leaky ReLU": "LReLU",
  linear: "f",
  선형: "f",
  softmax: "softmax",
  소프트맥스: "softmax",
  softplus: "softplus",
  소프트플러스: "softplus",
  GELU: "GELU",
};

const WORDS = {
  en: {
    network: /^Network drawn from left to right\. /,
    weights: "Weights",
    weight: /^from (.+) to (.+), (\S+)$/,
    bias: / bias (\S+)/,
    target: / target (\S+)/,
  },
  ko: {
    network: /^왼쪽에서 오른쪽으로 그린 신경망\. /,
    weights: "가중치",
    weight: /^(.+)에서 (.+)까지 (\S+)$/,
    bias: / 편향 (\S+)/,
    target: / 목푯값 (\S+)/,
  },
} as const;

const numberOf = (text: string): number => Number(text.replaceAll("−", "-").replace(/[,\s]/g, ""));

/** `a 1 of layer 2`, `2층 a 1`, `x 1` as the symbol that is printed in the node. */
function nameOf(spoken: string): string {
  const layer = /of layer (\d+)|(\d+)층/.exec(spoken);
  const bare = spoken.replace(/ of layer \d+|\d+층 /, "").trim();
  const [letter = "", ...digits] = bare.split(" ");
  const number = layer?.[1] ?? layer?.[2];
  return symbolKey(letter, digits.join(""), number === undefined ? "" : `(${number})`);
}

/** A network from the text of its drawing; null where a drawing shows something else. */
export function networkIn(text: string, language: Language): DrawnNetwork | null {
  const words = WORDS[language];
  if (!words.network.test(text)) return null;
  const layers: DrawnLayer[] = [];
  const weights = new Map<string, number>();
  for (const sentence of text.replace(words.network, "").split(/\.(?:\s+|$)/)) {
    const [caption = "", body = ""] = sentence.split(/: (.*)/s);
    if (caption === words.weights) {
      for (const edge of body.split("; ")) {
        const [, from = "", to = "", value = ""] = words.weight.exec(edge) ?? [];
        weights.set(`${nameOf(from)}>${nameOf(to)}`, numberOf(value));
      }
    } else if (body !== "") {
      const called = caption.split(" · ")[1];
      const named = called === undefined ? "" : CALLED[called];
      if (named === undefined) throw new Missing(`what ${called} is`);
      layers.push({ function: named, nodes: body.split(", ").map((node) => nodeOf(node, words)) });
    }
  }
  return { layers, weights };
}

function nodeOf(text: string, words: (typeof WORDS)[Language]): DrawnNode {
  const [bias, target] = [words.bias.exec(text)?.[1], words.target.exec(text)?.[1]];
  const value = / = (\S+)/.exec(text)?.[1];
  const name = nameOf(
    text
      .replace(words.bias, "")
      .replace(words.target, "")
      .replace(/ = \S+/, ""),
  );
  return {
    name,
    ...(value === undefined ? {} : { value: numberOf(value) }),
    ...(bias === undefined ? {} : { bias: numberOf(bias) }),
    ...(target === undefined ? {} : { target: numberOf(target) }),
  };
}
