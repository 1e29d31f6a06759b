/** `[layer][neuron]`. */
export type PerNeuron = readonly (readonly number[])[];
/** `[layer][neuron][input]`. */
export type PerWeight = readonly (readonly (readonly number[])[])[];

/** Weights as `[layer][neuron][input]` and biases as `[layer][neuron]`; a layer without biases has null. */
export interface Parameters {
  readonly weights: PerWeight;
  readonly biases: readonly (readonly number[] | null)[];
}

/** One example's forward and backward pass; `dC_da` and `dC_dz` belong to this example's own loss. */
export interface SolvedExample {
  readonly inputs: readonly number[];
  readonly targets: readonly number[];
  readonly z: PerNeuron;
  readonly a: PerNeuron;
  readonly loss: number;
  readonly dC_da: PerNeuron;
  readonly dC_dz: PerNeuron;
}

/** One line of the solution: name = formula = numbers put in = value, and why. */
export interface SolvedQuantity {
  readonly id: string;
  readonly value: number;
  /** The value as it is printed. */
  readonly display: string;
  /** The whole line as TeX. */
  readonly tex: string;
  /** The right side in symbols, and with the printed numbers put in. */
  readonly formula: string;
  readonly substitution: string;
  readonly reason: string;
  /** The givens and quantities that the formula speaks of. */
  readonly uses: readonly string[];
}

/** `gradsheet/solution@1`: a network solved. */
export interface Solution {
  readonly format: "gradsheet/solution@1";
  readonly examples: readonly SolvedExample[];
  /** Over all examples, with the penalty. */
  readonly loss: number;
  /** Of the first batch. */
  readonly gradients: Parameters;
  readonly updated: Parameters;
  readonly lossAfter: number;
  readonly quantities: readonly SolvedQuantity[];
  readonly steps?: number;
  /** Over all examples: before step 1, before step 2, …, and after the last. */
  readonly lossHistory?: readonly number[];
  readonly final?: TrainedNetwork;
}

/** Where a training ended; `a` is `[example][layer][neuron]`. */
export interface TrainedNetwork extends Parameters {
  readonly loss: number;
  readonly a: readonly PerNeuron[];
}
