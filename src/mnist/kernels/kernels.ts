/**
 * The three inner loops of training. All numbers live in one memory; a place is counted in numbers from its start
 * (`columns` in 16-bit numbers). A matrix has one row an input, so that a row is what one input gives to every neuron;
 * its rows are `stride` numbers apart. Widths and strides are multiples of 4, the numbers past a layer's end are 0.
 * Every implementation does the same operations in the same order, so that all give the same bits.
 */
export interface Kernels {
  /** sums[0…width) = start[0…width) + Σ_k values[k] · matrix[columns[k]][0…width), k in order. */
  readonly gather: (
    columns: number,
    values: number,
    count: number,
    matrix: number,
    stride: number,
    start: number,
    sums: number,
    width: number,
  ) => void;
  /** matrix[columns[k]][0…width) += (values[k] · factor) · delta[0…width). */
  readonly scatter: (
    columns: number,
    values: number,
    count: number,
    matrix: number,
    stride: number,
    delta: number,
    factor: number,
    width: number,
  ) => void;
  /** products[i] = Σ_j matrix[i][j] · delta[j] for `rows` rows: four sums over j mod 4, then (0 + 1) + (2 + 3). */
  readonly dots: (
    matrix: number,
    stride: number,
    delta: number,
    products: number,
    rows: number,
    width: number,
  ) => void;
}

export type FloatWidth = "float32" | "float64";

export const BYTES: Readonly<Record<FloatWidth, 4 | 8>> = { float32: 4, float64: 8 };

/** Numbers are kept and moved in groups of this many. */
export const LANES = 4;

/** The least multiple of LANES that is not below `count`. */
export const padded = (count: number): number => Math.ceil(count / LANES) * LANES;
