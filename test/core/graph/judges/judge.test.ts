import { describe, expect, test } from "@jest/globals";
import { apart, judgeGradients } from "../../../../src/core/graph/judges/judge.js";
import { drawNetwork } from "../../../../src/core/graph/judges/judgeMany.js";
import { parseNetwork } from "../../../../src/core/network/networkFile.js";

test("200 random networks: the chain rule, the tape and central differences agree", () => {
  let gradients = 0;
  for (let k = 0; k < 200; k++) {
    const network = drawNetwork("judge", k);
    for (const { id, printed, tape, difference } of judgeGradients(network)) {
      gradients++;
      const where = `network ${k} (${network.loss}, ${network.layers.map((l) => l.activation).join("-")}) ${id}`;
      expect([where, apart(printed, tape) < 1e-9]).toEqual([where, true]);
      expect([where, apart(printed, difference) < 1e-6, printed, difference]).toEqual([
        where,
        true,
        printed,
        difference,
      ]);
    }
  }
  expect(gradients).toBeGreaterThan(3000);
});

describe("held: the tape lost its own digits, and blamed the printed gradients", () => {
  test("ln softplus(z) far below 0, where softplus(z) = ln(1 + eᶻ) is nearly eᶻ", () => {
    for (const bias of [-5, -17, -25, 25]) {
      const network = parseNetwork(
        `{inputs: [1], targets: [1], layers: [{weights: [[0.5]], biases: [${bias}], activation: softplus}], loss: cross-entropy}`,
        "far.yaml",
      );
      for (const { id, printed, tape } of judgeGradients(network))
        expect([bias, id, apart(printed, tape) < 1e-12]).toEqual([bias, id, true]);
    }
  });
});
