import { describe, expect, test } from "@jest/globals";
import seedrandom from "seedrandom";
import { OPTIMIZERS, type OptimizerName, optimizerNamed } from "../../src/core/network/optimizers/index.js";
import { BYTES, type FloatWidth, type Kernels, padded } from "../../src/mnist/kernels/kernels.js";
import { plainKernels } from "../../src/mnist/kernels/plain.js";
import { MOST_PAGES, simdKernels } from "../../src/mnist/kernels/simd.js";
import { webAssembly } from "../../src/mnist/kernels/webAssembly.js";
import { prepareMemory } from "../../src/mnist/pass/memory.js";
import { stepOf } from "../../src/mnist/pass/step.js";
import type { Recipe } from "../../src/mnist/recipe/recipe.js";

const PLACES = { columns: 0, values: 200, matrix: 400, delta: 9000, sums: 9200, products: 9400, all: 9600 };

/** A memory of random numbers with `count` columns listed at its start. */
function filled(precision: FloatWidth, shared: boolean, inputs: number, count: number) {
  if (webAssembly === undefined) throw new Error("this engine has no WebAssembly");
  const memory = new webAssembly.Memory({ initial: 4, maximum: MOST_PAGES, shared });
  const random = seedrandom(`kernels/${precision}`);
  const { buffer } = memory;
  const numbers = precision === "float32" ? new Float32Array(buffer) : new Float64Array(buffer);
  for (let k = 200; k < PLACES.all; k++) numbers[k] = random() * 2 - 1;
  const columns = new Uint16Array(buffer);
  for (let k = 0; k < count; k++) columns[k] = Math.floor(random() * inputs);
  return { memory, numbers };
}

function runAll(kernels: Kernels, size: number, inputs: number, count: number): void {
  const { columns, values, matrix, delta, sums, products } = PLACES;
  const width = padded(size);
  kernels.gather(columns, values, count, matrix, width, delta, sums, width);
  kernels.scatter(columns, values, count, matrix, width, delta, -0.3, width);
  kernels.dots(matrix, width, delta, products, inputs, width);
}

describe.each(["float32", "float64"] as const)(
  "SIMD in %s gives the bits of the plain kernels",
  (precision) => {
    test.each([
      { size: 1, inputs: 3, count: 2, shared: false },
      { size: 10, inputs: 100, count: 100, shared: true },
      { size: 100, inputs: 60, count: 33, shared: false },
      { size: 64, inputs: 90, count: 0, shared: true },
    ])(
      "$inputs inputs, $count of them lit, into $size neurons, shared $shared",
      ({ size, inputs, count, shared }) => {
        const [one, two] = [
          filled(precision, shared, inputs, count),
          filled(precision, shared, inputs, count),
        ];
        const simd = simdKernels(one.memory, precision);
        expect(simd).not.toBeNull();
        if (simd !== null) runAll(simd, size, inputs, count);
        runAll(plainKernels(two.memory.buffer, precision), size, inputs, count);
        const all = PLACES.all * BYTES[precision];
        expect(Buffer.from(one.memory.buffer, 0, all).equals(Buffer.from(two.memory.buffer, 0, all))).toBe(
          true,
        );
      },
    );
  },
);

test("gather([x], W) = b + x W, scatter adds x δ to a row, dots gives W δ", () => {
  const buffer = new ArrayBuffer(8 * 40);
  const m = new Float64Array(buffer);
  m.set([3], 4); // one input lit, x = 3, column 0
  m.set([0.5, -1, 2, 0], 8); // its row of W
  m.set([1, 1, 1, 0], 16); // b, and δ
  const { gather, scatter, dots } = plainKernels(buffer, "float64");
  gather(0, 4, 1, 8, 4, 16, 20, 4);
  expect([...m.slice(20, 24)]).toEqual([2.5, -2, 7, 0]);
  dots(8, 4, 16, 24, 1, 4);
  expect(m[24]).toBe(1.5);
  scatter(0, 4, 1, 8, 4, 16, 0.1, 4);
  expect([...m.slice(8, 12)]).toEqual([0.8, -0.7, 2.3, 0]);
});

describe.each(["float32", "float64"] as const)("an optimizer's lines as machine code in %s", (precision) => {
  test.each(Object.keys(OPTIMIZERS) as OptimizerName[])(
    "%s moves parameters as its TypeScript does, bit for bit",
    (name) => {
      const recipe: Recipe = {
        inputs: 5,
        layers: [{ size: 7, activation: "tanh", biased: true }],
        loss: "mse",
        reduction: "mean",
        l2: 0,
        trainBiases: true,
        learningRate: 0.01,
        batchSize: 1,
        optimizer: { name, settings: optimizerNamed(name).settings },
      };
      const results = (["simd", "plain"] as const).map((kernels) => {
        const memory = prepareMemory(recipe, precision, [], kernels);
        const { plan, reals } = memory;
        const random = seedrandom(`step/${name}`);
        const step = stepOf(memory);
        for (const t of [1, 2, 3]) {
          for (let k = 0; k < plan.length; k++) {
            if (t === 1) reals[plan.parameters + k] = random() * 2 - 1;
            reals[plan.gradients + k] = random() < 0.1 ? 0 : random() * 2 - 1;
          }
          step({ ...recipe.optimizer, learningRate: 0.01, t })(0, plan.length - 8);
        }
        const view = (start: number) => [...reals.subarray(start, start + plan.length)];
        return [plan.parameters, plan.gradients, ...plan.states].map(view);
      });
      expect(results[0]).toEqual(results[1]);
      expect(results[0]?.[1]?.slice(0, -8).every((gradient) => gradient === 0)).toBe(true);
    },
  );
});
