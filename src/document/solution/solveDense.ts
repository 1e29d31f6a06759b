import { fail } from "../../core/base/errors.js";
import { nth } from "../../core/base/known.js";
import type { Network } from "../../core/network/network.js";
import { denseExample, denseGradients, denseLoss, denseTrainer } from "./dense.js";
import type { Parameters, Solution, SolvedExample, TrainedNetwork } from "./solution.js";

/**
 * A network solved in plain loops: all numbers of a solution, and no line of it, so that `quantities` is empty. For
 * networks of any size that memory holds. Throws NOT_FINITE as `solveNetwork` does.
 */
export function solveDense(network: Network, steps?: number): Solution {
  const examples = network.examples.map((example) => denseExample(network, example));
  const loss = denseLoss(network);
  const gradients = denseGradients(network, examples.slice(0, network.batchSize));
  const trainer = denseTrainer(network);
  trainer.step(gradients);
  const after = trainer.network();
  const lossAfter = denseLoss(after);
  refuseEndless(loss, gradients, lossAfter);
  return {
    format: "gradsheet/solution@1",
    examples,
    loss,
    gradients,
    updated: parametersOf(after),
    lossAfter,
    quantities: [],
    ...(steps === undefined ? {} : trained(network, steps)),
  };
}

const parametersOf = ({ layers }: Network): Parameters => ({
  weights: layers.map(({ weights }) => weights),
  biases: layers.map(({ biases }) => biases),
});

function refuseEndless(loss: number, { weights, biases }: Parameters, lossAfter: number): void {
  const smaller = "smaller inputs, weights or targets";
  if (!Number.isFinite(loss)) throw fail("NOT_FINITE", `C is ${loss}; ${smaller} would keep it finite`);
  const endless = [...weights.flat(2), ...biases.flatMap((layer) => layer ?? [])].find(
    (one) => !Number.isFinite(one),
  );
  if (endless !== undefined)
    throw fail("NOT_FINITE", `a gradient is ${endless}; ${smaller} would keep it finite`);
  if (!Number.isFinite(lossAfter))
    throw fail(
      "NOT_FINITE",
      `C after the update is ${lossAfter}; a smaller learningRate would keep it finite`,
    );
}

/** So many updates, batches in file order and again from the start; C over all examples before each and after the last. */
function trained(network: Network, steps: number): Pick<Solution, "steps" | "lossHistory" | "final"> {
  const { examples, batchSize } = network;
  const trainer = denseTrainer(network);
  let now = network;
  const lossHistory: number[] = [];
  const record = (step: number) => {
    const C = denseLoss(now);
    if (!Number.isFinite(C))
      throw fail(
        "NOT_FINITE",
        `C is ${C} after ${step} updates; a smaller learningRate would keep it finite`,
      );
    lossHistory.push(C);
  };
  for (let step = 0; step < steps; step++) {
    record(step);
    const batch = Array.from({ length: batchSize }, (_none, k) =>
      denseExample(now, nth(examples, (step * batchSize + k) % examples.length)),
    );
    trainer.step(denseGradients(now, batch));
    now = trainer.network();
  }
  record(steps);
  const solved: SolvedExample[] = examples.map((example) => denseExample(now, example));
  const final: TrainedNetwork = {
    ...parametersOf(now),
    loss: nth(lossHistory, -1),
    a: solved.map(({ a }) => a),
  };
  return { steps, lossHistory, final };
}
