/** Ids as in INTERFACE.md: everything counts from 1. All ids of quantities are made and read in this file. */
export const names = {
  input: (i: number, prefix = "") => `${prefix}x${i}`,
  target: (j: number, prefix = "") => `${prefix}y${j}`,
  weight: (l: number, j: number, i: number) => `w${l}_${j}_${i}`,
  bias: (l: number, j: number) => `b${l}_${j}`,
  sum: (l: number, j: number, prefix = "") => `${prefix}z${l}_${j}`,
  activation: (l: number, j: number, prefix = "") => (l === 0 ? `${prefix}x${j}` : `${prefix}a${l}_${j}`),
  /** The loss of one example, or of all together. */
  loss: (prefix = "") => `${prefix}C`,
  /** What belongs to example k is prefixed when there are several. */
  prefix: (k: number, examples: number) => (examples > 1 ? `e${k}_` : ""),
  /** The value after the update, or in the second pass. */
  renewed: (id: string) => `${id}_new`,
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

/** The parts of a quantity's id, as INTERFACE.md names them. Numbers count from 1. */
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
const PLAIN = /^([A-Za-z]|mhat|shat|WT|delta)(\d+(?:_\d+)*)$/;
const SHIFTED = /_(plus|minus)$/;

/** Reads an id: `e2_dC_dw1_1_1` is the derivative of C by w1_1_1 for example 2. */
export function readName(id: string): QuantityName | DerivativeName {
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

/** What a given number is, by its id. Whatever is drawn on a network's picture has a place there. */
export type GivenRole = "input" | "target" | "weight" | "bias" | "number";

const GIVEN: Readonly<Record<string, GivenRole>> = { x: "input", y: "target", w: "weight", b: "bias" };

/** The role of a given, and where it stands: of a weight its layer, neuron and input, of an input its place. */
export function readGiven(id: string): { readonly role: GivenRole; readonly indices: readonly number[] } {
  const name = plainName(id);
  const role = name === null || name.indices.length === 0 ? undefined : GIVEN[name.letter];
  return { role: role ?? "number", indices: name?.indices ?? [] };
}

/** Whether an id is a weight's or a bias's, renewed or moved ones among them. */
export const isParameter = (id: string): boolean => isWeight(id) || isBias(id);
export const isWeight = (id: string): boolean => readGiven(id).role === "weight";
export const isBias = (id: string): boolean => readGiven(id).role === "bias";

/** The place of a weight or a bias. Throws RangeError for any other id. */
export function positionOf(parameter: string): { layer: number; neuron: number; input?: number } {
  const [layer, neuron, input] = readGiven(parameter).indices;
  if (!isParameter(parameter) || layer === undefined || neuron === undefined)
    throw new RangeError(`${parameter} is no weight or bias of a network`);
  return input === undefined ? { layer, neuron } : { layer, neuron, input };
}

/** Whether an id is an activation's; an input is none. */
export const isActivation = (id: string): boolean => {
  const name = plainName(id);
  return name !== null && name.letter === "a" && name.indices.length > 0 && name.shifted === undefined;
};

/** Whether an id is an optimizer's memory of a parameter, before a step or after it. */
export const isMemory = (id: string): boolean => plainName(id)?.of !== undefined;

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

/** With one parameter moved up or down: the end that such ids have. */
export const MOVED = { "+": "_plus", "-": "_minus" } as const;
