import type { FloatWidth, Kernels } from "./kernels.js";

/** The kernels in TypeScript: what every other implementation is held to, bit for bit. */
export function plainKernels(buffer: ArrayBufferLike, precision: FloatWidth): Kernels {
  const columnsOf = new Uint16Array(buffer);
  return precision === "float64"
    ? doubles(new Float64Array(buffer), columnsOf)
    : singles(new Float32Array(buffer), columnsOf);
}

function doubles(m: Float64Array, columnsOf: Uint16Array): Kernels {
  return {
    gather: (columns, values, count, matrix, stride, start, sums, width) => {
      for (let j = 0; j < width; j++) m[sums + j] = m[start + j] ?? Number.NaN;
      for (let k = 0; k < count; k++) {
        const x = m[values + k] ?? Number.NaN;
        const row = matrix + (columnsOf[columns + k] ?? Number.NaN) * stride;
        for (let j = 0; j < width; j++)
          m[sums + j] = (m[sums + j] ?? Number.NaN) + x * (m[row + j] ?? Number.NaN);
      }
    },
    scatter: (columns, values, count, matrix, stride, delta, factor, width) => {
      for (let k = 0; k < count; k++) {
        const x = (m[values + k] ?? Number.NaN) * factor;
        const row = matrix + (columnsOf[columns + k] ?? Number.NaN) * stride;
        for (let j = 0; j < width; j++)
          m[row + j] = (m[row + j] ?? Number.NaN) + x * (m[delta + j] ?? Number.NaN);
      }
    },
    dots: (matrix, stride, delta, products, rows, width) => {
      for (let i = 0; i < rows; i++) {
        const row = matrix + i * stride;
        let s0 = 0;
        let s1 = 0;
        let s2 = 0;
        let s3 = 0;
        for (let j = 0; j < width; j += 4) {
          s0 += (m[row + j] ?? Number.NaN) * (m[delta + j] ?? Number.NaN);
          s1 += (m[row + j + 1] ?? Number.NaN) * (m[delta + j + 1] ?? Number.NaN);
          s2 += (m[row + j + 2] ?? Number.NaN) * (m[delta + j + 2] ?? Number.NaN);
          s3 += (m[row + j + 3] ?? Number.NaN) * (m[delta + j + 3] ?? Number.NaN);
        }
        m[products + i] = s0 + s1 + (s2 + s3);
      }
    },
  };
}

const single = Math.fround;

/** The same with every result rounded to 32 bits, as SIMD does. */
function singles(m: Float32Array, columnsOf: Uint16Array): Kernels {
  return {
    gather: (columns, values, count, matrix, stride, start, sums, width) => {
      for (let j = 0; j < width; j++) m[sums + j] = m[start + j] ?? Number.NaN;
      for (let k = 0; k < count; k++) {
        const x = m[values + k] ?? Number.NaN;
        const row = matrix + (columnsOf[columns + k] ?? Number.NaN) * stride;
        for (let j = 0; j < width; j++)
          m[sums + j] = (m[sums + j] ?? Number.NaN) + single(x * (m[row + j] ?? Number.NaN));
      }
    },
    scatter: (columns, values, count, matrix, stride, delta, factor, width) => {
      const by = single(factor);
      for (let k = 0; k < count; k++) {
        const x = single((m[values + k] ?? Number.NaN) * by);
        const row = matrix + (columnsOf[columns + k] ?? Number.NaN) * stride;
        for (let j = 0; j < width; j++)
          m[row + j] = (m[row + j] ?? Number.NaN) + single(x * (m[delta + j] ?? Number.NaN));
      }
    },
    dots: (matrix, stride, delta, products, rows, width) => {
      for (let i = 0; i < rows; i++) {
        const row = matrix + i * stride;
        let s0 = 0;
        let s1 = 0;
        let s2 = 0;
        let s3 = 0;
        for (let j = 0; j < width; j += 4) {
          s0 = single(s0 + single((m[row + j] ?? Number.NaN) * (m[delta + j] ?? Number.NaN)));
          s1 = single(s1 + single((m[row + j + 1] ?? Number.NaN) * (m[delta + j + 1] ?? Number.NaN)));
          s2 = single(s2 + single((m[row + j + 2] ?? Number.NaN) * (m[delta + j + 2] ?? Number.NaN)));
          s3 = single(s3 + single((m[row + j + 3] ?? Number.NaN) * (m[delta + j + 3] ?? Number.NaN)));
        }
        m[products + i] = single(single(s0 + s1) + single(s2 + s3));
      }
    },
  };
}
