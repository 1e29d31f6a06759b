import { F32, F64, memory, simd } from "./assembler.js";
import type { FloatWidth } from "./kernels.js";

/** The instructions that differ between the precisions. `shift` is log2 of the bytes of a number. */
export const KINDS = {
  float32: {
    type: F32,
    shift: 2,
    load: [0x2a, ...memory(2)],
    store: (offset: number) => [0x38, ...memory(2, offset)],
    multiply: [0x94],
    plus: [0x92],
    splat: simd(0x13),
    lane: (k: number) => simd(0x1f, k),
    add: simd(0xe4),
    times: simd(0xe6),
  },
  float64: {
    type: F64,
    shift: 3,
    load: [0x2b, ...memory(3)],
    store: (offset: number) => [0x39, ...memory(3, offset)],
    multiply: [0xa2],
    plus: [0xa0],
    splat: simd(0x14),
    lane: (k: number) => simd(0x21, k),
    add: simd(0xf0),
    times: simd(0xf2),
  },
} as const;

export type Kind = (typeof KINDS)[FloatWidth];
