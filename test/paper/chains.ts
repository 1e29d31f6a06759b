import { constant, evaluate, variable } from "./expression.js";
import type { Rule } from "./facts.js";
import { Missing } from "./tree.js";

const SAID = {
  product: /P, the product of the slopes|기울기의 곱 P/,
  most: /B, the largest value that such a product can have|이 곱이 가질 수 있는 최댓값 B/,
  compared:
    /Put tanh in place of the sigmoid and keep the weighted sums as they are: p = tanh\(z\) is its value, s = 1 − p² its slope|가중합은 그대로 두고 시그모이드 대신 tanh를 쓴다\. p = tanh\(z\)는 그 값, s = 1 − p²은 그 기울기/,
  newProduct: /Q, the product of the new slopes|새 기울기의 곱 Q와/,
  ratio: /R = Q\/P, where P is the product of the old ones|원래 기울기의 곱 P에 대한 비 R = Q\/P/,
};

/** The steepest that a function gets: tried out point by point on the formula that is printed. */
function steepest({ formula }: Rule): number {
  let most = 0;
  for (let z = -8; z <= 8; z += 1 / 64)
    most = Math.max(most, evaluate(formula, { symbol: () => variable(z) }).slope);
  return most;
}

/**
 * The letters of a deep chain of neurons: products of slopes, and tanh in the sigmoid's place. `slope` and `sum` are those of
 * the chain's neurons by their place; null for other symbols.
 */
export function chainNumber(
  symbol: string,
  text: string,
  depth: number,
  rule: Rule | undefined,
  of: { readonly slope: (layer: number) => number; readonly sum: (layer: number) => number },
): number | null {
  const found = /^([PBQRs])(?:_(\d+))?$/.exec(symbol);
  if (found === null) return null;
  const say = (...sentences: readonly RegExp[]): void => {
    for (const one of sentences) if (!one.test(text)) throw new Missing(`for ${symbol}: ${one.source}`);
  };
  const over = (one: (layer: number) => number): number => {
    let all = 1;
    for (let layer = 1; layer <= depth; layer++) all *= one(layer);
    return all;
  };
  const compared = (layer: number): number => 1 - Math.tanh(of.sum(layer)) ** 2;
  switch (found[1]) {
    case "P":
      say(SAID.product);
      return over(of.slope);
    case "B":
      say(SAID.most);
      if (rule === undefined) throw new Missing("the formula of the activation");
      return steepest(rule) ** depth;
    case "s":
      say(SAID.compared);
      return compared(Number(found[2]));
    case "Q":
      say(SAID.compared, SAID.newProduct);
      return over(compared);
    default:
      say(SAID.compared, SAID.newProduct, SAID.ratio);
      return over(compared) / over(of.slope);
  }
}

/** A rate along a chain u₁ → u₂ → u₃ → u₄ of which some are given: multiplied, or a factor divided out of a product. */
export function rate(
  above: number,
  below: number,
  given: (a: number, b: number) => number | undefined,
): number | null {
  /** From u_b to u_a by single steps, all of them given; nothing between a quantity and itself. */
  const steps = (a: number, b: number): number | null => {
    let all = 1;
    for (let k = b; k < a; k++) all *= given(k + 1, k) ?? Number.NaN;
    return Number.isNaN(all) ? null : all;
  };
  const along = steps(above, below);
  if (along !== null) return along;
  for (let a = above; a <= 4; a++) {
    for (let b = below; b >= 1; b--) {
      const [whole, after, before] = [given(a, b), steps(a, above), steps(below, b)];
      if (whole !== undefined && after !== null && before !== null) return whole / (after * before);
    }
  }
  return null;
}

/** The place at which a function has this value, by halving: it grows all along. */
export function placeOf(value: number, { formula }: Rule): number {
  let [low, high] = [-40, 40];
  for (let k = 0; k < 200; k++) {
    const middle = (low + high) / 2;
    if (evaluate(formula, { symbol: () => constant(middle) }).value < value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
