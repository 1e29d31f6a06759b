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
  const renewed = id.endsWith("_new");
  const stem = renewed ? id.slice(0, -"_new".length) : id;
  const memory = MEMORY.exec(stem);
  if (memory?.[1] !== undefined && memory[2] !== undefined) {
    return { letter: memory[1], indices: [], of: readQuantity(memory[2]), renewed };
  }
  const plain = PLAIN.exec(stem);
  if (plain?.[1] === undefined || plain[2] === undefined) return { letter: stem, indices: [], renewed };
  return { letter: plain[1], indices: plain[2].split("_").map(Number), renewed };
}
