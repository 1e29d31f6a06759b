import type { Drawing, DrawnEdge, Label } from "../../../src/document/diagram/networkPicture.js";

export interface SampleOptions {
  /** Names of the weights: none, w₁ w₂ …, or w₁₁⁽¹⁾ …. */
  readonly marks: "none" | "flat" | "indexed";
  readonly biases: boolean;
  /** The value of the nth weight; every one "−0.35" unless told. */
  readonly value?: (n: number) => string;
}

/** A fully connected network with the widest values that a sheet prints. */
export function sampleNetwork(sizes: readonly number[], options: SampleOptions): Drawing {
  const last = sizes.length - 1;
  const value = options.value ?? (() => "−0.35");
  const columns = sizes.map((size, l) => ({
    caption: l === 0 ? "input" : l === last ? "output · sigmoid" : "hidden · sigmoid",
    nodes: Array.from({ length: size }, (_, k) => {
      const j = String(k + 1);
      return {
        id: `${l}.${k}`,
        mark: l === 0 ? { base: "x", sub: j } : { base: "a", sub: j, sup: `(${l})` },
        ...(l === 0 ? { value: "−0.35" } : {}),
        ...(l > 0 && options.biases ? { bias: "−0.35", biasMark: { base: "b", sub: j, sup: `(${l})` } } : {}),
        ...(l === last ? { target: { mark: { base: "y", sub: j }, value: "0.01" } } : {}),
      };
    }),
  }));
  const edges: DrawnEdge[] = [];
  for (let l = 1; l < sizes.length; l += 1) {
    for (let i = 0; i < (sizes[l - 1] ?? 0); i += 1) {
      for (let j = 0; j < (sizes[l] ?? 0); j += 1) {
        const n = edges.length + 1;
        const indexed: Label = { base: "w", sub: `${j + 1}${i + 1}`, sup: `(${l})` };
        const mark = options.marks === "flat" ? { base: "w", sub: String(n) } : indexed;
        edges.push({
          from: `${l - 1}.${i}`,
          to: `${l}.${j}`,
          label: value(n),
          ...(options.marks === "none" ? {} : { mark }),
        });
      }
    }
  }
  return { columns, edges, alt: `A ${sizes.join("-")} network` };
}

const COUNTS = [1, 2, 3, 4] as const;

/** All shapes of two layers up to 4-4, and of three up to 4-4-4. */
export const SHAPES: readonly (readonly number[])[] = [
  ...COUNTS.flatMap((a) => COUNTS.map((b) => [a, b])),
  ...COUNTS.flatMap((a) => COUNTS.flatMap((b) => COUNTS.map((c) => [a, b, c]))),
];
