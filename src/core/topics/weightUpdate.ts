import { upTo } from "../graph/forward.js";
import { isBias, isWeight, names, positionOf } from "../graph/quantity.js";
import { trainedOf } from "../graph/update.js";
import { sizeOf } from "../network/network.js";
import { knownActivations } from "./known.js";
import { filled, solutionTopic } from "./topic.js";

/** How many parameters are asked for, at the most: in an exam a bias, and a weight of each of two layers. */
const ASKED = { exam: 3, otherwise: 4 } as const;

/** From dC/dz, which is printed, to the gradient and the new value of some weights and a bias, of every layer. */
export const weightUpdate = solutionTopic({
  name: "weight-update",
  until: "update",
  refuses: ({ examples }) =>
    examples > 1 ? "it asks for the update by one example; give one example" : null,
  plan: (topology, exam, random) => {
    const trained = trainedOf(topology);
    const most = exam ? ASKED.exam : ASKED.otherwise;
    const biases = random.shuffle(trained.filter(isBias)).slice(0, 1);
    const byLayer = upTo(topology.layers.length).map((l) =>
      random.shuffle(trained.filter((id) => isWeight(id) && positionOf(id).layer === l)),
    );
    const rounds = upTo(most).flatMap((round) =>
      byLayer.flatMap((weights) => weights.slice(round - 1, round)),
    );
    const chosen = new Set([...rounds.slice(0, most - biases.length), ...biases]);
    const asked = trained.filter((id) => chosen.has(id));
    const deltas = upTo(topology.layers.length).flatMap((l) =>
      upTo(sizeOf(topology, l)).map((j) => names.bySum(l, j)),
    );
    return {
      shown: [...knownActivations(topology), ...deltas],
      parts: filled([
        { id: "gradient", quantities: exam ? [] : asked.map((id) => names.gradient(id)) },
        { id: "update", quantities: asked.map((id) => names.renewed(id)) },
      ]),
    };
  },
});
