import { nth } from "../../base/known.js";
import { upTo } from "../../graph/forward.js";
import type { Topology } from "../../network/network.js";

/** A line of a program: what is worked out, and how. */
export interface ProgramLine {
  /** `dW2`. */
  readonly of: string;
  readonly is: string;
}

export const lineText = ({ of, is }: ProgramLine): string => `${of} = ${is}`;

/** What a layer's values are called: those of the inputs are x. */
export const valuesOf = (l: number): string => (l === 0 ? "x" : `a${l}`);

/** How an activation and its slope are written in NumPy, from z and from the values a. */
const WRITTEN: Readonly<
  Record<string, { value: (z: string) => string; slope: (z: string, a: string) => string }>
> = {
  sigmoid: { value: (z) => `1 / (1 + np.exp(-${z}))`, slope: (_z, a) => `${a} * (1 - ${a})` },
  tanh: { value: (z) => `np.tanh(${z})`, slope: (_z, a) => `(1 - ${a}**2)` },
  relu: { value: (z) => `np.maximum(0, ${z})`, slope: (z) => `(${z} > 0)` },
};

/** The slope of a loss by the outputs, and the loss, from the outputs a. */
const LOSSES: Readonly<Record<string, { value: (a: string) => string; slope: (a: string) => string }>> = {
  mse: { value: (a) => `np.mean((${a} - y)**2)`, slope: (a) => `2 * (${a} - y) / n` },
  sse: { value: (a) => `np.sum((${a} - y)**2)`, slope: (a) => `2 * (${a} - y)` },
  "half-sse": { value: (a) => `np.sum((${a} - y)**2) / 2`, slope: (a) => `${a} - y` },
};

/** What programs are written for: activations and losses. */
export const PROGRAMMED = { activations: Object.keys(WRITTEN), losses: Object.keys(LOSSES) } as const;

const slopeText = (topology: Topology, l: number): string => {
  const { activation } = nth(topology.layers, l - 1);
  return WRITTEN[activation]?.slope(`z${l}`, `a${l}`) ?? "";
};

/** One training step in NumPy, layer by layer: forward pass, loss, backward pass, update. */
export function writeProgram(topology: Topology): ProgramLine[] {
  const last = topology.layers.length;
  const layers = upTo(last);
  const biased = (l: number): boolean => nth(topology.layers, l - 1).biased;
  const forward = layers.flatMap((l): ProgramLine[] => [
    { of: `z${l}`, is: `W${l} @ ${valuesOf(l - 1)}${biased(l) ? ` + b${l}` : ""}` },
    { of: `a${l}`, is: WRITTEN[nth(topology.layers, l - 1).activation]?.value(`z${l}`) ?? "" },
  ]);
  const loss = LOSSES[topology.loss];
  const backward = [...layers]
    .reverse()
    .flatMap((l): ProgramLine[] => [
      { of: `da${l}`, is: l === last ? (loss?.slope(`a${l}`) ?? "") : `W${l + 1}.T @ dz${l + 1}` },
      { of: `dz${l}`, is: `da${l} * ${slopeText(topology, l)}` },
      { of: `dW${l}`, is: `np.outer(dz${l}, ${valuesOf(l - 1)})` },
      ...(biased(l) ? [{ of: `db${l}`, is: `dz${l}` }] : []),
    ]);
  const update = [...layers].reverse().flatMap((l): ProgramLine[] =>
    (biased(l) ? ["W", "b"] : ["W"]).map((letter) => ({
      of: `${letter}${l}`,
      is: `${letter}${l} - eta * d${letter}${l}`,
    })),
  );
  return [...forward, { of: "C", is: loss?.value(`a${last}`) ?? "" }, ...backward, ...update];
}
