import { expect, test } from "@jest/globals";
import { apart, judgeGradients } from "../../../src/graph/judges/judge.js";
import { drawNetwork } from "../../../src/graph/judges/judgeMany.js";

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
