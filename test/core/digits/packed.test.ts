import { expect, test } from "@jest/globals";
import { fromBase64, toBase64 } from "../../../src/core/digits/base64.js";
import { packLayer, unpackLayer } from "../../../src/core/digits/eightBits.js";
import { packGreys, unpackGreys } from "../../../src/core/digits/greyRuns.js";
import { packRecords, recordStarts, unpackRecord } from "../../../src/core/digits/records.js";

const white = (n: number): number[] => Array.from({ length: n }, () => 0);
const black = (n: number): number[] => Array.from({ length: n }, () => 15);

test("0 0 0 7 f f is a run of three white, a 7 and a run of two black: 03 7f 10", () => {
  expect(Buffer.from(packGreys([0, 0, 0, 7, 15, 15])).toString("hex")).toBe("037f10");
});

test.each([
  ["a 15 of white", white(15), "0f"],
  ["a 16 of white", white(16), "0000"],
  ["271 of white", white(271), "00ff"],
  ["272 of white", white(272), "00ff01"],
  ["one black", black(1), "f0"],
  ["16 of black", black(16), "ff"],
  ["17 of black", black(17), "fff0"],
  ["greys", [1, 14, 1], "1e10"],
])("%s, packed by hand, is what packing gives, and unpacks again", (_name, levels, hex) => {
  expect(Buffer.from(packGreys(levels)).toString("hex")).toBe(hex);
  expect(Array.from(unpackGreys(Buffer.from(hex, "hex"), levels.length))).toEqual(levels);
});

test.each([
  ["too few pixels", "0e"],
  ["too many pixels", "0f11"],
  ["bytes left over", "0f0f"],
])("%s are refused", (_name, hex) => {
  expect(() => unpackGreys(Buffer.from(hex, "hex"), 15)).toThrow(RangeError);
});

test("base64 is Node's own, for every byte", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_none, k) => k);
  expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
  expect(Buffer.compare(fromBase64(toBase64(bytes)), bytes)).toBe(0);
});

test("weights 1.27, −1.27 and 0.014 of a neuron are 127, −127 and 1 times 0.01", () => {
  const packed = packLayer({ inputs: 3, size: 1, weights: [1.27, -1.27, 0.014], biases: [0.25] });
  expect(Buffer.from(packed.weights, "base64")).toEqual(Buffer.from([127, 256 - 127, 1]));
  expect(packed.scales[0]).toBeCloseTo(0.01, 6);
  const { weights, biases } = unpackLayer(packed, 3);
  expect(weights[0]).toBeCloseTo(1.27, 4);
  expect(weights[2]).toBeCloseTo(0.01, 6);
  expect(biases).toEqual([0.25]);
  expect(() => unpackLayer(packed, 2)).toThrow(/3 weights/);
});

test("a neuron of weights 0 stays one", () => {
  const packed = packLayer({ inputs: 2, size: 1, weights: [0, 0], biases: [0] });
  expect(Array.from(unpackLayer(packed, 2).weights)).toEqual([0, 0]);
});

test("records of a test image and of a training image far in its set come back", () => {
  const images = [
    { label: 3, set: "test", index: 9, levels: Uint8Array.from([0, 1, 15, 15]) },
    { label: 9, set: "training", index: 59_999, levels: Uint8Array.from([15, 0, 0, 2]) },
  ] as const;
  const bytes = packRecords(images);
  expect(recordStarts(bytes).map((start) => unpackRecord(bytes, start, 4))).toEqual(images);
  expect(() => recordStarts(bytes.subarray(0, -1))).toThrow(RangeError);
});
