import { writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { parseArgs } from "node:util";
import seedrandom from "seedrandom";
import { digitExamples } from "../src/mnist/data/digits.js";
import { type LabelledImages, readMnist } from "../src/mnist/data/mnistFiles.js";
import type { FloatWidth } from "../src/mnist/kernels/kernels.js";
import { initialise, shuffle } from "../src/mnist/pass/initialise.js";
import { type KernelName, prepareMemory } from "../src/mnist/pass/memory.js";
import type { Threads } from "../src/mnist/recipe/optionWords.js";
import { makeTeam } from "../src/mnist/threads/team.js";
import { tensorflow } from "./tensorflow.js";
import { tripleLoop } from "./tripleLoop.js";

/**
 * Seconds an epoch of 784-100-10 on MNIST, sigmoids, ½ Σ (y − a)², plain descent: gradsheet beside a plain triple loop
 * and TensorFlow.js, one after the other in every round. What is slow is run on part of an epoch and scaled up.
 * `npm run bench -- --rounds 3 --json FILE`
 */
const SIZES = [784, 100, 10] as const;
const LEARNING_RATE = 3;

/** Runs part of an epoch, and says how many images that were and how long it took, in seconds. */
type Lap = () => Promise<{ images: number; seconds: number }>;

interface Contestant {
  readonly name: string;
  readonly lap: Lap;
  readonly close: () => Promise<void>;
}

const timed = async (
  images: number,
  run: () => Promise<void> | void,
): Promise<{ images: number; seconds: number }> => {
  const started = performance.now();
  await run();
  return { images, seconds: (performance.now() - started) / 1000 };
};

async function ours(
  data: LabelledImages,
  batch: number,
  precision: FloatWidth,
  kernels: KernelName,
  threads: Threads,
): Promise<Contestant> {
  const [inputs, hidden, outputs] = SIZES;
  const layer = (size: number) => ({ size, activation: "sigmoid", biased: true }) as const;
  const memory = prepareMemory(
    {
      inputs,
      layers: [layer(hidden), layer(outputs)],
      loss: "half-sse",
      reduction: "mean",
      l2: 0,
      trainBiases: true,
      learningRate: LEARNING_RATE,
      batchSize: batch,
      optimizer: { name: "sgd", settings: {} },
    },
    precision,
    [digitExamples(data)],
    kernels,
  );
  initialise(memory, "xavier", "bench");
  const team = await makeTeam(memory, threads);
  const batches = Math.ceil(data.count / batch);
  const images = kernels === "simd" ? data.count : Math.ceil(data.count / 6);
  const orders = 20;
  let epoch = 0;
  return {
    name: `gradsheet ${precision} ${kernels}, threads ${threads}`,
    lap: () =>
      timed(images, () => {
        epoch += 1;
        shuffle(memory, "bench", epoch);
        const all = Math.min(batches, Math.ceil(images / batch));
        const size = Math.ceil(all / orders);
        for (let first = 0; first < all; first += size)
          team.run({ kind: "train", batch: first, batches: Math.min(size, all - first), t: 1 });
      }),
    close: team.close,
  };
}

/** Dense inputs and targets of the first images. */
function dense<A extends Float32Array | Float64Array>(
  data: LabelledImages,
  count: number,
  Kind: new (size: number) => A,
) {
  const { input, target } = digitExamples(data);
  const x = new Kind(count * SIZES[0]);
  const y = new Kind(count * SIZES[2]);
  for (let k = 0; k < count; k++) {
    for (let i = 0; i < SIZES[0]; i++) x[k * SIZES[0] + i] = input(k, i);
    for (let j = 0; j < SIZES[2]; j++) y[k * SIZES[2] + j] = target(k, j);
  }
  return { x, y };
}

function loops(data: LabelledImages, batch: number): Contestant {
  const images = batch * Math.ceil(2560 / batch);
  const { x, y } = dense(data, images, Float64Array);
  const network = tripleLoop(SIZES, seedrandom("bench"));
  return {
    name: "plain triple loop, float64",
    lap: () =>
      timed(images, () => {
        for (let k = 0; k < images; k += batch) {
          const inputs = x.subarray(k * SIZES[0], (k + batch) * SIZES[0]);
          network.step(inputs, y.subarray(k * SIZES[2], (k + batch) * SIZES[2]), batch, LEARNING_RATE);
        }
      }),
    close: async () => {},
  };
}

async function tensors(data: LabelledImages, batch: number, backend: "cpu" | "wasm"): Promise<Contestant> {
  const images = batch * Math.ceil((backend === "cpu" ? 1280 : 2560) / batch);
  const { x, y } = dense(data, images, Float32Array);
  return {
    name: `TensorFlow.js, ${backend} backend, float32`,
    lap: async () => {
      const network = await tensorflow(backend, SIZES, LEARNING_RATE);
      const run = (until: number) => {
        for (let k = 0; k < until; k += batch)
          network.step(
            x.slice(k * SIZES[0], (k + batch) * SIZES[0]),
            y.slice(k * SIZES[2], (k + batch) * SIZES[2]),
            batch,
          );
        return network.finish();
      };
      await run(5 * batch);
      const result = await timed(images, () => run(images));
      network.dispose();
      return result;
    },
    close: async () => {},
  };
}

interface Result {
  readonly batch: number;
  readonly name: string;
  /** The median of the rounds, scaled to an epoch. */
  readonly secondsAnEpoch: number;
  readonly rounds: readonly number[];
  readonly imagesMeasured: number;
}

async function compare(data: LabelledImages, batch: number, rounds: number): Promise<Result[]> {
  const contestants = [
    await ours(data, batch, "float32", "simd", "auto"),
    await ours(data, batch, "float32", "simd", 1),
    await ours(data, batch, "float32", "simd", 2),
    await ours(data, batch, "float64", "simd", "auto"),
    await ours(data, batch, "float64", "simd", 1),
    await ours(data, batch, "float32", "plain", 1),
    await ours(data, batch, "float64", "plain", 1),
    loops(data, batch),
    await tensors(data, batch, "wasm"),
    await tensors(data, batch, "cpu"),
  ];
  const laps = contestants.map((): number[] => []);
  const measured = contestants.map(() => 0);
  for (let round = 0; round <= rounds; round++)
    for (const [k, { lap }] of contestants.entries()) {
      const { images, seconds } = await lap();
      measured[k] = images;
      // The first round only warms up.
      if (round > 0) laps[k]?.push((seconds * data.count) / images);
    }
  for (const { close } of contestants) await close();
  return contestants.map(({ name }, k) => {
    const sorted = [...(laps[k] ?? [])].sort((a, b) => a - b);
    return {
      batch,
      name,
      secondsAnEpoch: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
      rounds: laps[k] ?? [],
      imagesMeasured: measured[k] ?? 0,
    };
  });
}

function print(results: readonly Result[]): void {
  const best = results[0]?.secondsAnEpoch ?? Number.NaN;
  for (const { batch, name, secondsAnEpoch, imagesMeasured } of results) {
    const ratio = `${(secondsAnEpoch / best).toFixed(1)} ×`;
    const cells = [
      String(batch).padStart(5),
      name.padEnd(40),
      secondsAnEpoch.toFixed(2).padStart(8),
      ratio.padStart(8),
    ];
    console.log(`${cells.join("  ")}  ${String(imagesMeasured).padStart(6)}`);
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rounds: { type: "string", default: "3" },
      json: { type: "string" },
      batch: { type: "string", default: "10,128" },
    },
  });
  const { training } = await readMnist({ checksums: true });
  const machine = `${availableParallelism()} cores, ${cpus()[0]?.model ?? "?"}, Node ${process.version}`;
  console.log(`Seconds an epoch, 784-100-10, sigmoid, 60,000 images; ${machine}`);
  console.log("batch  what                                       seconds   ratio  images run");
  const results: Result[] = [];
  for (const batch of values.batch.split(",").map(Number)) {
    const some = await compare(training, batch, Number(values.rounds));
    print(some);
    results.push(...some);
  }
  const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
  if (values.json !== undefined)
    writeFileSync(values.json, `${JSON.stringify({ machine, peakMiB, results }, null, 2)}\n`);
}

await main();
