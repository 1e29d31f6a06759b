import { expect, test } from "@jest/globals";
import { checkCounts } from "../../src/core/lecture/checkCounts.js";
import { checkFigures } from "../../src/core/lecture/checkLecture.js";
import { parseNetwork } from "../../src/core/network/networkFile.js";
import { solveNetwork } from "../../src/document/solution/solve.js";
import { runCli } from "../support/runCli.js";

const figures = checkFigures();
const named = (verdict: string) =>
  figures.filter((one) => one.verdict === verdict).map((one) => one.quantity);

test("the lecture prints 38 figures of its worked example", () => expect(figures).toHaveLength(38));

test("three of them are wrong: x2 in dC/dw3, dC/dw3 itself, and the new w3", () => {
  expect(named("wrong")).toEqual(["dz1_1_dw1_1_2", "dC_dw1_1_2", "w1_1_2_new"]);
});

test("dC/dw3 = -0.00633 and w3 new = 0.40063 where the lecture has -0.011 and 0.4011", () => {
  const exact = (quantity: string) => figures.find((one) => one.quantity === quantity)?.exact;
  expect(exact("dz1_1_dw1_1_2")).toBe(0.3);
  expect(exact("dC_dw1_1_2")).toBeCloseTo(-0.00633, 5);
  expect(exact("w1_1_2_new")).toBeCloseTo(0.40063, 5);
});

test("two are cut, not rounded: o1 = 0.645 and w1 new = 0.7010", () => {
  expect(named("cut")).toEqual(["a2_1", "w1_1_1_new"]);
});

test("four follow from figures that were shortened before: -0.095, 0.4595, 0.4708, 0.6121", () => {
  expect(named("carried")).toEqual(["dC_dw2_1_2", "w2_1_2_new", "z1_1_new", "z2_1_new"]);
});

test("79,400 weights, 4,764,000,000 operations a parameter, 378,790,404,000,000 an update, 445,635 s, 123 h", () => {
  const counts = new Map(checkCounts().map((one) => [one.name, one]));
  expect(counts.get("weights")?.exact).toBe(79_400);
  expect(counts.get("biases")?.exact).toBe(110);
  expect(counts.get("operationsPerParameter")?.exact).toBe(4_764_000_000);
  expect(counts.get("operationsPerUpdate")?.exact).toBe(378_790_404_000_000);
  expect(counts.get("seconds")?.verdict).toBe("cut");
  expect(Math.trunc(counts.get("seconds")?.exact ?? 0)).toBe(445_635);
  expect(Math.trunc(counts.get("hours")?.exact ?? 0)).toBe(123);
  expect(counts.get("cheetahToHuman")?.exact).toBe(6);
});

test("the loss falls from 0.1255 to 0.1236 in one step", () => {
  const network = parseNetwork(
    `{"inputs": [0.5, 0.3], "targets": [1], "learningRate": 0.1, "layers": [
      {"weights": [[0.7, 0.4], [0.3, 0.6]], "activation": "sigmoid"},
      {"weights": [[0.55, 0.45]], "activation": "sigmoid"}]}`,
    "lecture.json",
  );
  const { loss, lossAfter } = solveNetwork(network);
  expect([loss.toFixed(4), lossAfter.toFixed(4)]).toEqual(["0.1255", "0.1236"]);
});

test("verify lecture passes, and names the three on paper and as data", async () => {
  const { exit, stdout } = await runCli(["verify", "lecture"]);
  expect(exit).toBe(0);
  expect(stdout.match(/^.*WRONG.*$/gm)).toEqual([
    expect.stringMatching(/^∂z1\/∂w3 .*x1's value where x2 = 0.3 belongs$/),
    expect.stringMatching(/^∂C\/∂w3 .*uses x1 = 0.5 where x2 = 0.3 belongs$/),
    expect.stringMatching(/^w3_new .*follows from the wrong gradient$/),
  ]);
  const data = JSON.parse((await runCli(["verify", "lecture", "--json"])).stdout);
  expect(data.wrong).toEqual(["dz1_1_dw1_1_2", "dC_dw1_1_2", "w1_1_2_new"]);
  expect(data.passed).toBe(true);
});
