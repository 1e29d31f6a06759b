import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import { afterAll, describe, expect, test } from "@jest/globals";
import { type VerifyMnistOptions, verifyMnist } from "../../../src/cli/commands/verifyMnist.js";
import { idxFolder } from "../../support/idxFolder.js";
import { strokes } from "../../support/strokes.js";

const data = idxFolder(strokes(400, "train"), strokes(100, "test"));
afterAll(() => rmSync(data, { recursive: true }));

/** Bars of 8 × 8 pixels, which a small network learns in no time. */
const SMALL: VerifyMnistOptions = {
  data,
  layers: "64,12,10",
  activation: "tanh",
  outputActivation: "softmax",
  loss: "cross-entropy",
  optimizer: "momentum",
  learningRate: 0.05,
  epochs: 6,
  seed: "1",
  checks: 50,
  threads: "1",
  progress: "plain",
};

function sink(heard: (text: string) => void = () => {}) {
  let text = "";
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      text += String(chunk);
      heard(String(chunk));
      done();
    },
  });
  return { stream, text: () => text };
}

async function run(options: VerifyMnistOptions, heard?: (text: string) => void) {
  const [stdout, stderr] = [sink(), sink(heard)];
  const code = await verifyMnist({ ...SMALL, ...options }, { stdout: stdout.stream, stderr: stderr.stream });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

test("a table of epochs, checks and costs on stdout, a line an epoch on stderr", async () => {
  const { code, stdout, stderr } = await run({});
  expect(code).toBe(0);
  expect(stdout).toMatch(/^64-12-10 \(tanh, softmax\), cross-entropy, momentum with learning rate 0\.05/);
  expect(stdout).toMatch(/^epoch {3}training loss {2}accuracy/m);
  expect(stdout).toMatch(/^Best epoch: \d with (9\d|100)\.\d\d %\.$/m);
  // (64 + 1) · 12 + (12 + 1) · 10 parameters, and the lecture's count of weights alone.
  expect(stdout).toMatch(/^parameters +888 weights +and 22 biases$/m);
  expect(stdout).toMatch(/^… for all parameters, one update +323,587,200 /m);
  expect(stdout).toMatch(/^ok {5}gradients: 50 parameters against differences of the loss/m);
  expect(stderr).toMatch(/^epoch 6: loss 0\.\d+, .* of the test images right/m);
});

test("--json is one document, the same for the same seed but for the times", async () => {
  const [one, two] = [await run({ json: true }), await run({ json: true })];
  expect(one.stderr).toBe("");
  const lasting = (text: string) => {
    const { epochs, gradients, steps, passed, format, seed } = JSON.parse(text);
    return {
      epochs: epochs.map(({ testLoss, testAccuracy }: Record<string, unknown>) => ({
        testLoss,
        testAccuracy,
      })),
      gradients,
      steps,
      passed,
      format,
      seed,
    };
  };
  expect(lasting(one.stdout)).toEqual(lasting(two.stdout));
  expect(lasting(one.stdout)).toMatchObject({
    format: "gradsheet/mnist@1",
    seed: "1",
    steps: 240,
    passed: true,
  });
});

test("weights that were saved go on where they stopped", async () => {
  const file = join(data, "w.safetensors");
  const saved = await run({ saveWeights: file, json: true });
  const loaded = await run({ loadWeights: file, epochs: 1, json: true });
  expect(JSON.parse(loaded.stdout).before.loss).toBe(JSON.parse(saved.stdout).epochs.at(-1).testLoss);
  expect(readdirSync(data).filter((name) => name.endsWith(".part"))).toEqual([]);
});

describe("a network file says what is trained", () => {
  const put = (text: string): string => {
    const file = join(data, "network.yaml");
    writeFileSync(file, text);
    return file;
  };
  /** The small network's own words would stand beside the file's. */
  const asked = async (network: string, more: VerifyMnistOptions = {}) => {
    const stdout = sink();
    const options = { data, seed: "1", epochs: 2, checks: 20, threads: "1", json: true, network, ...more };
    await verifyMnist(options, { stdout: stdout.stream, stderr: sink().stream });
    return JSON.parse(stdout.text());
  };

  test("sizes in place of weights; options that are given win", async () => {
    const file = put(
      "layers: [{size: 12, activation: relu, biases: false}, {size: 10, activation: softmax}]\nloss: cross-entropy\nbatchSize: 20\noptimizer: {name: momentum, momentum: 0.8}\n",
    );
    const { network } = await asked(file, { batchSize: 40 });
    expect(network).toMatchObject({
      inputs: 64,
      layers: [
        { size: 12, activation: "relu", biased: false },
        { size: 10, activation: "softmax", biased: true },
      ],
      loss: "cross-entropy",
      batchSize: 40,
      optimizer: { name: "momentum", settings: { momentum: 0.8 } },
    });
  });

  test("weights that are given are where it starts", async () => {
    const row = Array.from({ length: 64 }, () => 0);
    const file = put(
      JSON.stringify({
        layers: [{ weights: Array.from({ length: 10 }, () => row), activation: "sigmoid" }],
        loss: "mse",
      }),
    );
    // All sums 0, all outputs ½: ¼ is the mean of the squares.
    expect((await asked(file)).before.loss).toBe(0.25);
  });

  test.each([
    [
      "layers: [{size: 10, activation: sigmod}]",
      /network\.yaml:1:.*layers\[0\]\.activation: "sigmod" is none of .*did you mean "sigmoid"/,
    ],
    ["layers: [{activation: sigmoid}]", /a layer needs a size, or weights/],
    ["layers: [{weights: [[1, 2]], activation: sigmoid}]", /SHAPE.*2 weights for 64 inputs/],
  ])("%s is refused, with its place", async (text, message) => {
    await expect(asked(put(text))).rejects.toThrow(message);
  });

  test("layers beside it are one too many", async () => {
    await expect(run({ network: put("layers: [{size: 10, activation: sigmoid}]") })).rejects.toThrow(
      /--layers stands beside --network; give the one or the other/,
    );
  });
});

test("an accuracy that was asked for and not reached is a failed check", async () => {
  const { code, stdout } = await run({ epochs: 1, learningRate: 1e-6, leastAccuracy: 0.9 });
  expect(code).toBe(1);
  expect(stdout).toMatch(/^FAILED accuracy: best epoch .* asked for 90\.00 %$/m);
});

test("Ctrl-C ends the training between two batches and shows what was done", async () => {
  const { code, stdout, stderr } = await run({ epochs: 100_000 }, (text) => {
    if (text.startsWith("epoch 2:")) process.emit("SIGINT");
  });
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^error\[INTERRUPTED\]: stopped by Ctrl-C after \d+ updates, 2 whole epochs; --seed 1 trains the same again$/m,
  );
  expect(stdout).toMatch(/^Best epoch/m);
});

describe("what is wrong is said, and what would be right", () => {
  test.each<[VerifyMnistOptions, RegExp]>([
    [{ batchSize: 0 }, /^error\[WRONG_VALUE\]: --batch-size is 0; expected a whole number of 1 or more$/],
    [{ epochs: 1.5 }, /--epochs is 1\.5; expected a whole number/],
    [{ learningRate: Number.NaN }, /--learning-rate is NaN; expected a number above 0/],
    [{ layers: "64,ten,10" }, /--layers is "64,ten,10"; expected .* as in 784,100,10/],
    [
      { layers: "784,100,10" },
      /^error\[SHAPE\]: the network has 784 inputs, an image 64 pixels; it needs 64 inputs$/,
    ],
    [{ layers: "64,9" }, /the network has 9 outputs; it needs 10, one a digit/],
    [{ optimizer: "adamm" }, /--optimizer is "adamm"; expected one of sgd, momentum/],
    [
      { optimizer: "adam:decay=1" },
      /^error\[UNKNOWN_KEY\]: --optimizer has the setting "decay"; adam has beta1, beta2, epsilon$/,
    ],
    [{ activation: "softmax" }, /--activation is softmax, which only the last layer may have/],
    [{ outputActivation: "tanh" }, /--loss is cross-entropy, which has no value for some outputs of tanh/],
    [{ loss: "output", outputActivation: "identity" }, /--loss is output, which has no targets to learn/],
    [{ threads: "0" }, /--threads is "0"; expected auto or a whole number from 1 to 64/],
    [
      // 300 million weights and as many gradients are more than the 2 GiB that one memory may have.
      { layers: "64,9999,9999,9999,9999,10" },
      /^error\[NO_MEMORY\]: no \d+ MiB of memory to be had for the training; fewer or smaller layers need less$/,
    ],
    [{ checks: 0 }, /--checks is 0/],
    [{ learningRate: 1e200 }, /^error\[DIVERGED\]: the loss is not a number any more at step \d+/],
    [
      { data: "/no/such/folder" },
      /^error\[DATA_MISSING\] \/no\/such\/folder\/train-images-idx3-ubyte: no such file/,
    ],
    [{ saveWeights: join(data, "train-images-idx3-ubyte", "w") }, /^error\[CANNOT_WRITE\]/],
  ])("%j", async (options, message) => {
    await expect(run({ epochs: 1, ...options })).rejects.toThrow(message);
  });

  test("everything at once", async () => {
    await expect(run({ batchSize: -1, epochs: 0, init: "zero" })).rejects.toThrow(
      /--batch-size[\s\S]*--init|--init[\s\S]*--batch-size/,
    );
  });
});
