import { describe, expect, test } from "@jest/globals";
import { parseNetwork } from "../../../src/core/network/networkFile.js";
import { solveNetwork } from "../../../src/document/solution/solve.js";

const solved = (text: string) => solveNetwork(parseNetwork(text, "network.yaml"));

/** A network whose outputs are its weights: outputs 0.8 and 0.3 for the targets 1 and 0. */
const outputs = (loss: string, targets = "targets: [1, 0]") =>
  solved(
    `inputs: [1]\n${targets}\nlayers:\n  - {weights: [[0.8], [0.3]], activation: identity}\nloss: ${loss}`,
  );

describe("losses of the outputs 0.8, 0.3 for the targets 1, 0", () => {
  test("mse = (0.04 + 0.09) / 2 = 0.065, slopes -0.2, 0.3", () => {
    const { loss, examples } = outputs("mse");
    expect(loss).toBeCloseTo(0.065, 15);
    expect(examples[0]?.dC_da[0]?.map((d) => d.toFixed(12))).toEqual(["-0.200000000000", "0.300000000000"]);
  });
  test("sse = 0.13, slopes -0.4, 0.6", () => {
    const { loss, examples } = outputs("sse");
    expect(loss).toBeCloseTo(0.13, 15);
    expect(examples[0]?.dC_da[0]?.map((d) => d.toFixed(12))).toEqual(["-0.400000000000", "0.600000000000"]);
  });
  test("half-sse = 0.065, slopes -0.2, 0.3", () => {
    const { loss, examples } = outputs("half-sse");
    expect(loss).toBeCloseTo(0.065, 15);
    expect(examples[0]?.dC_da[0]?.map((d) => d.toFixed(12))).toEqual(["-0.200000000000", "0.300000000000"]);
  });
  test("output = 1.1, slopes 1, 1", () => {
    const { loss, examples } = outputs("output", "");
    expect(loss).toBeCloseTo(1.1, 15);
    expect(examples[0]?.dC_da[0]).toEqual([1, 1]);
  });
});

const oneSigmoid = (z: number, y: number) =>
  solved(`inputs: [1]\ntargets: [${y}]\nlayers:\n  - {weights: [[${z}]], activation: sigmoid}\nloss: bce`);
const twoShares = (z: number) =>
  solved(
    `inputs: [1]\ntargets: [1, 0]\nlayers:\n  - {weights: [[0], [${z}]], activation: softmax}\nloss: cross-entropy`,
  );

/**
 * With 60 decimal digits (Python's decimal): `wrong` ln(1 + e^L), `right` ln(1 + e^-L), `delta` 1 / (1 + e^-L) and
 * `rest` 1 / (1 + e^L).
 */
const SURE = [
  {
    L: 28,
    wrong: 28.000000000000693,
    right: 6.914400106937813e-13,
    delta: 0.9999999999993086,
    rest: 6.914400106935422e-13,
  },
  { L: 40, wrong: 40, right: 4.248354255291589e-18, delta: 1, rest: 4.248354255291589e-18 },
  { L: 700, wrong: 700, right: 9.85967654375977e-305, delta: 1, rest: 9.85967654375977e-305 },
] as const;

describe("sigmoid with binary cross-entropy when it is very sure", () => {
  for (const { L, wrong, right, delta, rest } of SURE) {
    test(`y = 1, z = -${L}: C = ${wrong}, dC/dz = -${delta}`, () => {
      const { loss, examples, gradients } = oneSigmoid(-L, 1);
      expect(relative(loss, wrong)).toBeLessThan(3e-16);
      expect(relative(examples[0]?.dC_dz[0]?.[0], -delta)).toBeLessThan(3e-16);
      expect(relative(gradients.weights[0]?.[0]?.[0], -delta)).toBeLessThan(3e-16);
    });
    test(`y = 0, z = ${L}: C = ${wrong}, dC/dz = ${delta}`, () => {
      const { loss, examples } = oneSigmoid(L, 0);
      expect(relative(loss, wrong)).toBeLessThan(3e-16);
      expect(relative(examples[0]?.dC_dz[0]?.[0], delta)).toBeLessThan(3e-16);
    });
    test(`y = 1, z = ${L}: C = ${right} and dC/dz = -${rest}, not 0`, () => {
      const { loss, examples } = oneSigmoid(L, 1);
      expect(relative(loss, right)).toBeLessThan(1e-14);
      expect(relative(examples[0]?.dC_dz[0]?.[0], -rest)).toBeLessThan(1e-14);
    });
  }
});

describe("softmax with cross-entropy when it is very sure", () => {
  for (const { L, wrong, right, delta, rest } of SURE) {
    test(`z = 0, ${L} for the first: C = ${wrong}, dC/dz = -${delta}, ${delta}`, () => {
      const { loss, examples } = twoShares(L);
      expect(relative(loss, wrong)).toBeLessThan(3e-16);
      expect(relative(examples[0]?.dC_dz[0]?.[0], -delta)).toBeLessThan(3e-16);
      expect(relative(examples[0]?.dC_dz[0]?.[1], delta)).toBeLessThan(3e-16);
    });
    test(`z = 0, -${L} for the first: C = ${right}, dC/dz = -${rest}, ${rest}, not 0`, () => {
      const { loss, examples } = twoShares(-L);
      expect(relative(loss, right)).toBeLessThan(1e-13);
      expect(relative(examples[0]?.dC_dz[0]?.[0], -rest)).toBeLessThan(1e-13);
      expect(relative(examples[0]?.dC_dz[0]?.[1], rest)).toBeLessThan(1e-13);
    });
  }
  test("a share that is 0 to a double, z = 0, 800: C = 800 and gradients of -1 and 1", () => {
    const { loss, gradients } = twoShares(800);
    expect(loss).toBe(800);
    expect(gradients.weights).toEqual([[[-1], [1]]]);
  });
});

const relative = (actual: number | undefined, expected: number): number =>
  Math.abs(((actual ?? Number.NaN) - expected) / expected);

/** Beyond e^745 an output is 0 or 1 to a double; e^800 and e^1600 are no doubles. */
describe("outputs that have run to 0 or 1", () => {
  const said = ({ quantities }: ReturnType<typeof solved>) =>
    new Map(quantities.map(({ id, display, reason }) => [id, { display, reason }]));

  test.each([
    [800, 0, 800, 1],
    [-800, 1, 800, -1],
    [800, 1, 0, 0],
    [-800, 0, 0, 0],
    [800, 0.5, 400, 0.5],
  ])("sigmoid and bce, z = %d, y = %d: C = %d, dC/dz = %d", (z, y, C, delta) => {
    const { loss, examples, gradients } = oneSigmoid(z, y);
    expect(loss).toBe(C);
    expect(examples[0]?.dC_dz[0]?.[0]).toBeCloseTo(delta, 15);
    expect(gradients.weights[0]?.[0]?.[0]).toBeCloseTo(delta, 15);
  });

  test("a term whose target is 0 is 0, though its output is 0 too: dC/da = 1/(1 − 0), −1/1, and 0", () => {
    expect(oneSigmoid(-800, 0).examples[0]?.dC_da).toEqual([[1]]);
    expect(oneSigmoid(800, 1).examples[0]?.dC_da).toEqual([[-1]]);
    const { examples } = twoShares(-1600);
    expect(examples[0]?.dC_da.flat().map((slope) => slope + 0)).toEqual([-1, 0]);
  });

  test("dC/da = e^800 reads ∞, and the line says that the computer ends before it", () => {
    for (const lines of [said(oneSigmoid(800, 0)), said(twoShares(1600))]) {
      expect(lines.get("dC_da1_1")?.display).toMatch(/^-?∞$/);
      expect(lines.get("dC_da1_1")?.reason).toMatch(/Too large for the computer/);
      expect([...lines.values()].filter(({ display }) => !/^-?(\d|∞)/.test(display))).toEqual([]);
    }
  });

  test("softmax and cross-entropy, 1,600 apart: C = 1600, dC/dz = −1 and 1", () => {
    const { loss, examples } = twoShares(1600);
    expect(loss).toBe(1600);
    expect(examples[0]?.dC_dz).toEqual([[-1, 1]]);
  });
});
