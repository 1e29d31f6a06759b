import { wasmModule } from "./assembler.js";
import { BYTES, type FloatWidth, type Kernels } from "./kernels.js";
import { MOST_VECTORS, simdFunctions } from "./simdCode.js";
import { type WasmMemory, webAssembly } from "./webAssembly.js";

/** 64 KiB each: 2 GiB at most. */
export const MOST_PAGES = 32768;

type Wasm = (...places: number[]) => void;

/** The kernels in WebAssembly SIMD on this memory, or null where the engine has none. */
export function simdKernels(memory: WasmMemory, precision: FloatWidth): Kernels | null {
  const bytes = wasmModule(simdFunctions(precision), memory.buffer instanceof SharedArrayBuffer, MOST_PAGES);
  if (webAssembly === undefined || !webAssembly.validate(bytes)) return null;
  const { exports } = new webAssembly.Instance(new webAssembly.Module(bytes), { env: { memory } });
  const named = (name: string): Wasm => {
    const found = exports[name];
    if (typeof found !== "function") throw new RangeError(`the module has no function ${name}`);
    return found as Wasm;
  };
  const perVector = 16 / BYTES[precision];
  const gathers = Array.from({ length: MOST_VECTORS }, (_none, k) => named(`gather${k + 1}`));
  const scatters = Array.from({ length: MOST_VECTORS }, (_none, k) => named(`scatter${k + 1}`));
  return {
    gather: (columns, values, count, matrix, stride, start, sums, width) => {
      forBlocks(width / perVector, (vectors, before) => {
        const by = before * perVector;
        gathers[vectors - 1]?.(columns, values, count, matrix + by, stride, start + by, sums + by);
      });
    },
    scatter: (columns, values, count, matrix, stride, delta, factor, width) => {
      forBlocks(width / perVector, (vectors, before) => {
        const by = before * perVector;
        scatters[vectors - 1]?.(columns, values, count, matrix + by, stride, delta + by, factor);
      });
    },
    dots: named("dots"),
  };
}

/** Cuts a row of vectors into as few blocks as registers allow, all about as wide. */
function forBlocks(vectors: number, block: (vectors: number, before: number) => void): void {
  const blocks = Math.ceil(vectors / MOST_VECTORS);
  let before = 0;
  for (let left = blocks; left > 0; left--) {
    const wide = Math.ceil((vectors - before) / left);
    block(wide, before);
    before += wide;
  }
}
