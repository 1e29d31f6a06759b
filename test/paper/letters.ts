import { Missing } from "./tree.js";

/** Finds a quantity's number by its printed symbol. */
export type Find = (symbol: string) => number;

interface Letter {
  /** What the paper has to say for the letter to mean this, in either language: all of them. */
  readonly said: readonly RegExp[];
  readonly work: (find: Find, text: string) => number;
}

const sizes = (find: Find): number[] => {
  const all: number[] = [];
  for (let l = 0; ; l++) {
    try {
      all.push(find(`n_${l}`));
    } catch (error) {
      if (error instanceof Missing && l > 0) return all;
      throw error;
    }
  }
};

const HIDDEN_SIZES =
  /n with its index is the number of neurons of a layer, 0 for the inputs|n의 아래 첨자는 층의 번호이고 0은 입력이다/;
const EACH_WEIGHT = /Count one operation for each weight and image|연산은 이미지 한 장, 가중치 하나당 1회/;
const BIASED = /Every neuron after the inputs has a bias|입력을 제외한 모든 뉴런에 편향이 있다/;
const ONE_BY_ONE =
  /loss over all images is computed once with the present parameters, and once more for each parameter|전체 이미지의 손실을 현재 매개변수로 한 번, 매개변수를 하나씩 바꿀 때마다 한 번씩 더/;
const TWICE =
  /takes a forward pass, and a backward pass that counts as two forward passes|순전파 한 번과, 순전파 두 번에 해당하는 역전파 한 번/;
const IMAGES = /N: images|N: 이미지의 수/;
const SPEED = /v: operations per second|v: 초당 연산 수/;

const weights = (find: Find): number =>
  sizes(find).reduce((sum, size, l, all) => sum + size * (all[l + 1] ?? 0), 0);
const biases = (find: Find): number =>
  sizes(find)
    .slice(1)
    .reduce((sum, size) => sum + size, 0);
const naive = (find: Find): number => weights(find) * find("N") * (1 + weights(find) + biases(find));

/** The letters of what an update costs: what the paper calls them, and what it says of the counting. */
const COSTS: Readonly<Record<string, Letter>> = {
  W: { said: [HIDDEN_SIZES, /weights W|가중치의 수 W/], work: weights },
  B: { said: [HIDDEN_SIZES, BIASED, /biases B|편향의 수 B/], work: biases },
  P: {
    said: [HIDDEN_SIZES, BIASED, /all parameters P|all weights and biases: P|매개변수의 수 P/],
    work: (find) => weights(find) + biases(find),
  },
  F: {
    said: [HIDDEN_SIZES, EACH_WEIGHT, /F, the operations for one image|이미지 한 장의 연산 수 F/],
    work: weights,
  },
  L: {
    said: [
      HIDDEN_SIZES,
      EACH_WEIGHT,
      IMAGES,
      /L, for the loss over all images|전체 이미지의 손실에 드는 연산 수 L/,
    ],
    work: (find) => weights(find) * find("N"),
  },
  U: {
    said: [HIDDEN_SIZES, EACH_WEIGHT, IMAGES, BIASED, ONE_BY_ONE, /U, for one update|갱신 한 번의 연산 수 U/],
    work: naive,
  },
  H: {
    said: [HIDDEN_SIZES, EACH_WEIGHT, IMAGES, SPEED, BIASED, ONE_BY_ONE, /H, the hours|시간 H\(시간\)/],
    work: (find) => naive(find) / find("v") / 3600,
  },
  K: {
    said: [
      HIDDEN_SIZES,
      EACH_WEIGHT,
      IMAGES,
      TWICE,
      /K, the operations for one update|갱신 한 번의 연산 수 K/,
    ],
    work: (find) => 3 * weights(find) * find("N"),
  },
  T: {
    said: [HIDDEN_SIZES, EACH_WEIGHT, IMAGES, SPEED, TWICE, /T, the seconds|시간 T\(초\)/],
    work: (find) => (3 * weights(find) * find("N")) / find("v"),
  },
};

/** A change along a chain: h times how fast the fourth quantity changes with the one that grows. */
const CHANGES: Readonly<Record<string, Letter>> = {
  k: {
    said: [/Let u[₁₃] grow by h\. Work out k, the change of u₄|u[₁₃]이 h만큼 늘어날 때 u₄의 변화량 k/],
    work: (find, text) => find("h") * find(/u₁ grow|u₁이 h/.test(text) ? "∂u_4/∂u_1" : "∂u_4/∂u_3"),
  },
};

/** What a letter of the question's text comes to; null where it is no letter of a text. */
export function letterNumber(symbol: string, text: string, find: Find): number | null {
  const isBatch = /How many parameters P, weights and biases|가중치와 편향을 합한 매개변수의 수 P/.test(text);
  if (symbol === "P" && isBatch) {
    const [d, n1, n2] = [find("d"), find("n_1"), find("n_2")];
    return d * n1 + n1 + n1 * n2 + n2;
  }
  const letter = symbol === "k" ? CHANGES[symbol] : COSTS[symbol];
  if (letter === undefined) return null;
  for (const one of letter.said) if (!one.test(text)) throw new Missing(`for ${symbol}: ${one.source}`);
  return letter.work(find, text);
}
