import { nth } from "../base/known.js";
import {
  type DerivativeName,
  type QuantityName,
  readDerivative,
  readName,
  wordsOf,
} from "../graph/quantity.js";
import { ownMark } from "./ownSymbol.js";

/** The notations: `indexed` counts layer and neuron, `flat` counts weights through the network. */
export const NOTATIONS = ["indexed", "flat"] as const;
/** The name of a notation. */
export type NotationName = (typeof NOTATIONS)[number];

/** A printed symbol: base with sub- and superscript; `hat` puts a hat on the base. */
export interface Mark {
  readonly base: string;
  readonly sub?: string;
  readonly sup?: string;
  readonly hat?: boolean;
  /** The symbol whose memory this is; `sub` then is its text on one line. */
  readonly of?: Mark;
  /** TeX to be set as it stands, where a teacher has given it. */
  readonly tex?: string;
  /** That TeX is a fraction or as high as one. */
  readonly tall?: true;
}

/** How quantities are printed: a symbol, or a derivative of one symbol by another. */
export interface Notation {
  readonly name: NotationName;
  /** The sign of a derivative: d where every function has one variable, else ∂. */
  readonly derivative: "d" | "∂";
  readonly symbol: (id: string) => Mark | { readonly above: Mark; readonly below: Mark };
}

/** Names whose symbol is not their letter. */
const OWN_MARKS: Readonly<Record<string, Mark>> = {
  eta: { base: "η" },
  lambda: { base: "λ" },
  epsilon: { base: "ε" },
  momentum: { base: "m" },
  decay: { base: "ρ" },
  beta1: { base: "β", sub: "1" },
  beta2: { base: "β", sub: "2" },
  mu: { base: "μ" },
  gamma: { base: "γ" },
  beta: { base: "β" },
  ghat: { base: "g", hat: true },
  predicted: { base: "d", hat: true },
};

/** Matrices and vectors of a whole layer, the layer as superscript in every notation. */
const OF_LAYERS: Readonly<Record<string, Mark>> = {
  W: { base: "W" },
  WT: { base: "W" },
  delta: { base: "δ" },
  Z: { base: "Z" },
  A: { base: "A" },
  bias: { base: "b" },
};

/**
 * The notation for a network of these sizes (inputs first). `indexed`: the layer as superscript, w₁₂⁽¹⁾ leads from 2 into 1.
 * `flat`: everything counted through the network, weights input by input through each layer. `symbols`: TeX by id, for
 * what has a symbol of its own.
 */
export function notationOf(
  name: NotationName,
  sizes: readonly number[],
  symbols: Readonly<Record<string, string>> = {},
  derivative: Notation["derivative"] = "∂",
): Notation {
  const own = new Map(Object.entries(symbols).map(([id, tex]) => [id, ownMark(tex)]));
  const mark = (quantity: QuantityName): Mark => {
    const known = OWN_MARKS[quantity.letter];
    const sup: string[] = [];
    let base: Mark;
    if (quantity.of !== undefined) {
      const inner = mark(quantity.of);
      const letter = quantity.letter.charAt(0);
      base = {
        base: letter,
        sub: plainText(inner),
        of: inner,
        ...(quantity.letter.endsWith("hat") ? { hat: true } : {}),
      };
    } else if (known !== undefined) base = known;
    else if (quantity.letter in OF_LAYERS) {
      base = OF_LAYERS[quantity.letter] ?? { base: quantity.letter };
      if (quantity.indices.length > 0) sup.push(`(${quantity.indices.join(",")})`);
      if (quantity.letter === "WT") sup.push("T");
    } else if (quantity.letter.endsWith("hat"))
      base = { base: quantity.letter.charAt(0), sub: quantity.indices.join(","), hat: true };
    else if (quantity.letter.includes("_")) base = wordMark(quantity.letter);
    else base = name === "flat" ? flatMark(quantity, sizes) : indexedMark(quantity);
    if (base.sup !== undefined) sup.push(base.sup);
    if (quantity.example !== undefined) sup.push(`[${quantity.example}]`);
    if (quantity.renewed) sup.push("new");
    if (quantity.shifted !== undefined) sup.push(quantity.shifted);
    const { sup: _old, ...rest } = base;
    return sup.length === 0 ? rest : { ...rest, sup: sup.join(" ") };
  };
  const known = new Map<string, ReturnType<Notation["symbol"]>>();
  return {
    name,
    derivative,
    symbol: (id) => {
      const seen = known.get(id);
      if (seen !== undefined) return seen;
      const read: QuantityName | DerivativeName = readName(id);
      const parts = readDerivative(id);
      const symbol =
        own.get(id) ??
        ("above" in read
          ? {
              above: own.get(parts?.of ?? "") ?? mark(read.above),
              below: own.get(parts?.by ?? "") ?? mark(read.below),
            }
          : mark(read));
      known.set(id, symbol);
      return symbol;
    },
  };
}

/** Indices run together while each is one digit: w₁₂; else with commas: w₁,₁₂. */
const joined = (indices: readonly number[]): string =>
  indices.every((index) => index < 10) ? indices.join("") : indices.join(",");

/** `C_penalty`: the word as subscript. */
function wordMark(letter: string): Mark {
  const [base, words] = wordsOf(letter);
  return { base, sub: words.join(" ") };
}

function indexedMark({ letter, indices }: QuantityName): Mark {
  const [layer, ...rest] = indices;
  if (layer === undefined) return { base: letter };
  if (rest.length === 0) return { base: letter, sub: String(layer) };
  return { base: letter, sub: joined(rest), sup: `(${layer})` };
}

function flatMark({ letter, indices }: QuantityName, sizes: readonly number[]): Mark {
  const [layer, neuron, input] = indices;
  if (layer === undefined) return { base: letter };
  if (neuron === undefined) return { base: letter, sub: String(layer) };
  const last = sizes.length - 1;
  const neuronsBefore = sizes.slice(1, layer).reduce((sum, size) => sum + size, 0);
  if (letter === "a") {
    return layer === last
      ? { base: "o", sub: String(neuron) }
      : { base: "h", sub: String(neuronsBefore + neuron) };
  }
  if (input === undefined) return { base: letter, sub: String(neuronsBefore + neuron) };
  const weightsBefore = sizes
    .slice(1, layer)
    .reduce((sum, size, before) => sum + size * nth(sizes, before), 0);
  return { base: letter, sub: String(weightsBefore + (input - 1) * nth(sizes, layer) + neuron) };
}

/** A mark on one line: `w1`, `w12(1)`. */
export function plainText({ base, sub, sup }: Mark): string {
  return `${base}${sub ?? ""}${sup ?? ""}`;
}
