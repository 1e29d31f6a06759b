import { nth } from "../base/known.js";
import { roundNumber } from "../graph/rounding.js";
import { fromBase64, toBase64 } from "./base64.js";

/** A layer with a row of inputs a neuron. */
export interface Layer {
  readonly inputs: number;
  readonly size: number;
  readonly weights: ArrayLike<number>;
  readonly biases: ArrayLike<number>;
}

/** A layer in one byte a weight: from −127 to 127 times the scale of its neuron, base64, row by row. */
export interface PackedLayer {
  readonly scales: readonly number[];
  readonly biases: readonly number[];
  readonly weights: string;
}

const MOST = 127;

export function packLayer({ inputs, size, weights, biases }: Layer): PackedLayer {
  const scales = Array.from({ length: size }, (_none, j) => {
    let most = 0;
    for (let i = 0; i < inputs; i++) most = Math.max(most, Math.abs(nth(weights, j * inputs + i)));
    // Half of the last figure more, so that rounding the scale makes no weight longer than a byte.
    return roundNumber((most / MOST) * (1 + 5e-6), { significant: 6 });
  });
  const bytes = Int8Array.from({ length: inputs * size }, (_none, k) => {
    const scale = nth(scales, Math.floor(k / inputs));
    return scale === 0 ? 0 : Math.round(nth(weights, k) / scale);
  });
  return {
    scales,
    biases: Array.from(biases, (bias) => roundNumber(bias, { decimals: 5 })),
    weights: toBase64(new Uint8Array(bytes.buffer)),
  };
}

/** Throws RangeError where there are not as many weights as neurons times inputs. */
export function unpackLayer({ scales, biases, weights }: PackedLayer, inputs: number): Layer {
  const bytes = new Int8Array(fromBase64(weights).buffer);
  const size = scales.length;
  if (bytes.length !== inputs * size)
    throw new RangeError(
      `a layer has ${bytes.length} weights; ${size} neurons of ${inputs} inputs need others`,
    );
  const unpacked = Float64Array.from(bytes, (byte, k) => byte * nth(scales, Math.floor(k / inputs)));
  return { inputs, size, weights: unpacked, biases };
}
