import type { ParameterNames } from "../network/optimizers/optimizer.js";

/** With one parameter moved up or down: the end that such ids have. */
export const MOVED = { "+": "_plus", "-": "_minus" } as const;

/**
 * Ids: everything counts from 1. All ids that have parts are made and read in this file; a quantity
 * of one word (eta, lambda, t, epsilon, beta1) has its name for an id.
 */
export const names = {
  input: (i: number, prefix = "") => `${prefix}x${i}`,
  target: (j: number, prefix = "") => `${prefix}y${j}`,
  weight: (l: number, j: number, i: number) => `w${l}_${j}_${i}`,
  bias: (l: number, j: number) => `b${l}_${j}`,
  sum: (l: number, j: number, prefix = "") => `${prefix}z${l}_${j}`,
  activation: (l: number, j: number, prefix = "") => (l === 0 ? `${prefix}x${j}` : `${prefix}a${l}_${j}`),
  /** The loss of one example, or of all together. */
  loss: (prefix = "") => `${prefix}C`,
  /** A part of the loss that has a word of its own: of the data, of the penalty. */
  lossPart: (part: "data" | "penalty" | `penalty${number}`) => `C_${part}`,
  /** A whole layer's weights, the same turned over, and dC/dz of all its neurons. */
  matrix: (l: number) => `W${l}`,
  turnedMatrix: (l: number) => `WT${l}`,
  delta: (l: number) => `delta${l}`,
  /** A quantity of a topic's own: u3, g2. */
  numbered: (letter: string, k: number) => `${letter}${k}`,
  /** What belongs to example k is prefixed when there are several. */
  prefix: (k: number, examples: number) => (examples > 1 ? `e${k}_` : ""),
  /** The value after the update, or in the second pass. */
  renewed: (id: string) => `${id}_new`,
  /** With one parameter moved up or down a little. */
  moved: (id: string, to: keyof typeof MOVED) => `${id}${MOVED[to]}`,
  /** What an optimizer remembers of a parameter, by its letter. */
  memory: (letter: string, parameter: string) => `${letter}_${parameter}`,
  /** All that an optimizer's lines of one parameter speak of. */
  update: (parameter: string, gradient: string): ParameterNames => ({
    parameter,
    gradient,
    renewed: names.renewed(parameter),
    before: (letter) => names.memory(letter, parameter),
    after: (letter) => names.renewed(names.memory(letter, parameter)),
    aside: (letter) => names.memory(letter, parameter),
    step: "t",
  }),
  /** The derivative of one quantity by another; `prefix` is the example's, and the ids are taken without theirs. */
  derivative: (of: string, by: string, prefix = "") => `${prefix}d${of}_d${by}`,
  /** dC/da, dC/dz, and dC by a parameter. */
  byActivation: (l: number, j: number, prefix = "") => names.derivative("C", names.activation(l, j), prefix),
  bySum: (l: number, j: number, prefix = "") => names.derivative("C", names.sum(l, j), prefix),
  gradient: (parameter: string, prefix = "") => names.derivative("C", parameter, prefix),
  /** da of neuron k by dz of neuron j of the same layer. */
  slope: (l: number, k: number, j: number, prefix = "") =>
    names.derivative(names.activation(l, k), names.sum(l, j), prefix),
} as const;

/** The parts of a quantity's id. Numbers count from 1. */
export interface QuantityName {
  /** `x`, `y`, `w`, `b`, `z`, `a`, `C`, an optimizer's memory (`v`, `m`, `s`, `mhat`, `shat`), a layer's matrix or vector (`W`, `WT`, `delta`), or a whole id that has no parts. */
  readonly letter: string;
  /** Layer, neuron and input; an input or target has its own number alone. */
  readonly indices: readonly number[];
  /** The parameter that an optimizer's memory belongs to. */
  readonly of?: QuantityName;
  /** The example that it belongs to, when there are several. */
  readonly example?: number;
  /** After the update. */
  readonly renewed: boolean;
  /** With one parameter moved up or down a little, to take a difference. */
  readonly shifted?: "+" | "−";
}

/** A derivative d above / d below. */
export interface DerivativeName {
  readonly above: QuantityName;
  readonly below: QuantityName;
}

const EXAMPLE = /^e(\d+)_/;
const DERIVATIVE = /^d([A-Za-z][A-Za-z0-9_]*?)_d([A-Za-z][A-Za-z0-9_]*)$/;
const MEMORY = /^(v|m|s|mhat|shat)_([wb].*?)$/;
const PLAIN = /^([A-Za-z]|mhat|shat|xhat|WT|delta|bias)(\d+(?:_\d+)*)$/;
const SHIFTED = /_(plus|minus)$/;

/** Ids come again on every sheet; when full, all are dropped. */
const MOST_KEPT = 5000;
const namesRead = new Map<string, QuantityName | DerivativeName>();

/** Reads an id: `e2_dC_dw1_1_1` is the derivative of C by w1_1_1 for example 2. */
export function readName(id: string): QuantityName | DerivativeName {
  const known = namesRead.get(id);
  if (known !== undefined) return known;
  const name = read(id);
  if (namesRead.size >= MOST_KEPT) namesRead.clear();
  namesRead.set(id, name);
  return name;
}

function read(id: string): QuantityName | DerivativeName {
  const example = EXAMPLE.exec(id);
  const rest = example === null ? id : id.slice(example[0].length);
  const owner = example === null ? {} : { example: Number(example[1]) };
  const derivative = DERIVATIVE.exec(rest);
  if (derivative?.[1] !== undefined && derivative[2] !== undefined) {
    const above = readQuantity(derivative[1]);
    const below = readQuantity(derivative[2]);
    const shared = below.letter === "w" || below.letter === "b";
    return { above: { ...above, ...owner }, below: shared ? below : { ...below, ...owner } };
  }
  return { ...readQuantity(rest), ...owner };
}

function readQuantity(id: string): QuantityName {
  const shift = SHIFTED.exec(id);
  if (shift !== null) {
    return { ...readQuantity(id.slice(0, -shift[0].length)), shifted: shift[1] === "plus" ? "+" : "−" };
  }
  const old = oldName(id);
  const renewed = old !== null;
  const stem = old ?? id;
  const memory = MEMORY.exec(stem);
  if (memory?.[1] !== undefined && memory[2] !== undefined) {
    return { letter: memory[1], indices: [], of: readQuantity(memory[2]), renewed };
  }
  const plain = PLAIN.exec(stem);
  if (plain?.[1] === undefined || plain[2] === undefined) return { letter: stem, indices: [], renewed };
  return { letter: plain[1], indices: plain[2].split("_").map(Number), renewed };
}

/** The parts of an id that is no derivative; null for one that is. */
function plainName(id: string): QuantityName | null {
  const name = readName(id);
  return "above" in name ? null : name;
}

/** The letter of a numbered quantity: g of g3; null for derivatives and for names without a number. */
export const letterOf = (id: string): string | null => {
  const name = plainName(id);
  return name === null || name.indices.length === 0 ? null : name.letter;
};

/** The number of a numbered quantity: 3 of g3; null for derivatives and for names without one. */
export const numberOf = (id: string): number | null => plainName(id)?.indices[0] ?? null;

/** Where in the network a quantity stands; layers, neurons, inputs and examples count from 1. */
export interface Position {
  readonly layer?: number;
  readonly neuron?: number;
  /** The neuron of the layer before that a weight comes from; of an input its own place. */
  readonly input?: number;
  readonly example?: number;
}

/** What a given number is; `rate`: η; `number`: what belongs to no place of a network. */
export type GivenRole = "input" | "target" | "weight" | "bias" | "memory" | "rate" | "number";

/** A number that a graph starts from. */
export interface Given {
  readonly role: GivenRole;
  readonly at: Position;
}

const givensRead = new Map<string, Given>();

/** What the given of that name is, and where it stands: renewed and moved weights are weights too. */
export function givenOf(id: string): Given {
  const known = givensRead.get(id);
  if (known !== undefined) return known;
  const given = readGiven(id);
  if (givensRead.size >= MOST_KEPT) givensRead.clear();
  givensRead.set(id, given);
  return given;
}

function readGiven(id: string): Given {
  const name = plainName(id);
  if (name === null) return { role: "number", at: {} };
  if (name.of !== undefined) return { role: "memory", at: {} };
  const [first, neuron, input] = name.indices;
  if (first === undefined) return { role: id === "eta" ? "rate" : "number", at: {} };
  const owner = name.example === undefined ? {} : { example: name.example };
  switch (name.letter) {
    case "x":
      return { role: "input", at: { input: first, ...owner } };
    case "y":
      return { role: "target", at: { neuron: first, ...owner } };
    case "w":
    case "b":
      return {
        role: name.letter === "w" ? "weight" : "bias",
        at: {
          layer: first,
          ...(neuron === undefined ? {} : { neuron }),
          ...(input === undefined ? {} : { input }),
        },
      };
    default:
      return { role: "number", at: {} };
  }
}

/** Whether an id is a weight's or a bias's, renewed or moved ones among them. */
export const isParameter = (id: string): boolean => isWeight(id) || isBias(id);
export const isWeight = (id: string): boolean => givenOf(id).role === "weight";
export const isBias = (id: string): boolean => givenOf(id).role === "bias";

/** Whether an id is a bias's, that of a single neuron among them, which needs no number: b. */
export const isAnyBias = (id: string): boolean => plainName(id)?.letter === "b";

/** The place of a weight or a bias. Throws RangeError for any other id. */
export function positionOf(parameter: string): { layer: number; neuron: number; input?: number } {
  const { layer, neuron, input } = givenOf(parameter).at;
  if (!isParameter(parameter) || layer === undefined || neuron === undefined)
    throw new RangeError(`${parameter} is no weight or bias of a network`);
  return input === undefined ? { layer, neuron } : { layer, neuron, input };
}

/** The place of the weight or bias that a gradient is by; undefined for any other id. */
export const parameterOf = (id: string): Position | undefined => {
  const name = readName(id);
  if (!("above" in name)) return undefined;
  const { letter, indices } = name.below;
  const [layer, neuron, input] = indices;
  if ((letter !== "w" && letter !== "b") || layer === undefined || neuron === undefined) return undefined;
  return { layer, neuron, ...(input === undefined ? {} : { input }) };
};

/** Whether an id is an activation's; an input is none. */
export const isActivation = (id: string): boolean => {
  const name = plainName(id);
  return name !== null && name.letter === "a" && name.indices.length > 0 && name.shifted === undefined;
};

/** The example that a quantity belongs to, when there are several. */
export const exampleOf = (id: string): number | undefined => {
  const name = readName(id);
  return "above" in name ? name.above.example : name.example;
};

/** What a shape belongs to: a matrix of weights or of derivatives by them, one turned over, or a column of numbers. */
export function shapeOf(id: string): "matrix" | "turned" | "vector" {
  const name = readName(id);
  const { letter } = "above" in name ? name.below : name;
  return letter === "WT" ? "turned" : letter === "W" ? "matrix" : "vector";
}

/** Whether a name is one word that no number or place explains (H, the hours), and not the loss. */
export const isWord = (id: string): boolean => /^[A-Za-z]+$/.test(id) && id !== names.loss();

/** The letter of a name and the words behind it: C and penalty. */
export const wordsOf = (letter: string): readonly [letter: string, words: readonly string[]] => {
  const [first = letter, ...words] = letter.split("_");
  return [first, words];
};

/** The sum that belongs to an activation: `e2_a1_1_new` → `e2_z1_1_new`. */
export const sumOf = (activation: string): string => activation.replace(/(^|_)a(\d)/, "$1z$2");

const PARTS = /^(e\d+_)?d([A-Za-z][A-Za-z0-9_]*?)_d([A-Za-z][A-Za-z0-9_]*)$/;

/** The ids in a derivative's: what is derived and by what, both without the example's prefix; null for any other id. */
export function readDerivative(
  id: string,
): { readonly of: string; readonly by: string; readonly prefix: string } | null {
  const [all, prefix = "", of, by] = PARTS.exec(id) ?? [];
  return all === undefined || of === undefined || by === undefined ? null : { of, by, prefix };
}

/** Whether an id is a derivative of the loss by a parameter, a sum or an activation, of one example or of all. */
export const isGradient = (id: string): boolean => readDerivative(id)?.of === "C";

/** What a renewed quantity was before; null for one that is not renewed. */
export const oldName = (id: string): string | null =>
  id.endsWith(RENEWED) ? id.slice(0, -RENEWED.length) : null;

const RENEWED = "_new";
