import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readSafetensors, writeSafetensors } from "../../../src/mnist/data/safetensors.js";
import { readWeights, weightsFile } from "../../../src/mnist/data/weightsFile.js";
import type { LayerParameters, Recipe } from "../../../src/mnist/recipe/recipe.js";

const RECIPE: Recipe = {
  inputs: 2,
  layers: [
    { size: 2, activation: "sigmoid", biased: false },
    { size: 1, activation: "sigmoid", biased: true },
  ],
  loss: "mse",
  reduction: "mean",
  l2: 0,
  trainBiases: true,
  learningRate: 0.1,
  batchSize: 1,
  optimizer: { name: "sgd", settings: {} },
};
const PARAMETERS: LayerParameters[] = [
  { inputs: 2, size: 2, weights: Float64Array.of(0.7, 0.4, 0.3, 0.6), biases: null },
  { inputs: 2, size: 1, weights: Float64Array.of(0.55, 0.45), biases: Float64Array.of(0.1) },
];

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-weights-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const put = (name: string, bytes: Buffer): string => {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
};

test("float64 weights come back as they were, float32 ones as singles", async () => {
  expect(await readWeights(put("a", weightsFile(RECIPE, PARAMETERS, "float64")), RECIPE)).toEqual(PARAMETERS);
  const [first] = await readWeights(put("b", weightsFile(RECIPE, PARAMETERS, "float32")), RECIPE);
  expect([...(first?.weights ?? [])]).toEqual([0.7, 0.4, 0.3, 0.6].map(Math.fround));
});

test("the file is what the safetensors format says, byte by byte", () => {
  const bytes = writeSafetensors({
    tensors: [{ name: "w", shape: [2], values: Float32Array.of(1, -2) }],
    metadata: {},
  });
  const header = '{"__metadata__":{},"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}';
  expect(bytes.readBigUInt64LE()).toBe(BigInt(header.length));
  expect(bytes.toString("utf8", 8, 8 + header.length)).toBe(header);
  expect([...bytes.subarray(8 + header.length)]).toEqual([0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0]);
});

describe("files that do not fit are refused", () => {
  test("another network's", async () => {
    const file = put("c", weightsFile(RECIPE, PARAMETERS, "float32"));
    await expect(readWeights(file, { ...RECIPE, inputs: 3 })).rejects.toThrow(
      /SHAPE.*layers\.1\.weight has the shape \[2, 2\]; this network needs \[2, 3\]/,
    );
    const biased = { ...RECIPE, layers: RECIPE.layers.map((layer) => ({ ...layer, biased: true })) };
    await expect(readWeights(file, biased)).rejects.toThrow(/layers\.1\.bias is not in the file/);
  });

  test("one that is not there", async () => {
    await expect(readWeights(join(folder, "none"), RECIPE)).rejects.toThrow(/FILE_NOT_FOUND/);
  });

  test.each([
    ["empty", Buffer.alloc(0)],
    ["cut short", weightsFile(RECIPE, PARAMETERS, "float32").subarray(0, -4)],
    ["no safetensors file", Buffer.from("NUMPY and then some")],
    ["no JSON", Buffer.concat([Buffer.from([8, 0, 0, 0, 0, 0, 0, 0]), Buffer.from("notjson!")])],
  ])("%s", (_what, bytes) => {
    expect(() => readSafetensors(bytes, "w.safetensors")).toThrow(/^error\[DATA_DAMAGED\] w\.safetensors: /);
  });
});
