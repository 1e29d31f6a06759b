import type { Question } from "../../../src/core/sheet/sheet.js";
import { slopesAtPoints } from "./second/activationDerivative.js";
import {
  attended,
  convolved,
  droppedOut,
  embedded,
  initialised,
  normalised,
  penalised,
  skipped,
  unrolled,
  updatedOften,
} from "./second/beyondDense.js";
import { chainedRates } from "./second/chainRule.js";
import { cutAxes } from "./second/chooseWeights.js";
import { graphDerivatives } from "./second/computationalGraph.js";
import { countedCost } from "./second/costCount.js";
import { forward, placeOfLargest } from "./second/forwardPass.js";
import { addDifference } from "./second/gradientCheck.js";
import { optimizerSteps } from "./second/optimizers.js";
import { countedParameters } from "./second/shapes.js";
import { trainOnce } from "./second/trainOnce.js";
import type { Values } from "./second/values.js";
import { addChain } from "./second/vanishingGradient.js";

/**
 * Works out every quantity that a question may ask for from its givens, by arithmetic written out in second/: nothing of
 * src/core/graph or src/core/network is used. Names are those of INTERFACE.md.
 */
export function secondProgram(question: Question): Map<string, number> {
  const { network, topic } = question;
  const given = new Map(Object.entries(question.givens));
  if (network !== undefined) {
    const values = new Map([...given, ...trainOnce(question, given)]);
    if (topic === "gradient-check") addDifference(question, values);
    if (topic === "vanishing-gradient") addChain(question, values);
    if (topic === "digit") values.set("predicted", placeOfLargest(forward(network, 0).z[0] ?? []));
    return values;
  }
  if (topic === "embedding") return embedded(sentenceOf(question))(given);
  const own = OWN[topic];
  if (own === undefined) throw new Error(`no second program for ${topic}`);
  return own(given, question.variant ?? "");
}

/** The words of the sentence: the first indices in the formula of the first average. */
const sentenceOf = ({ definitions }: Question): number[] =>
  [...JSON.stringify(definitions.find(({ id }) => id === "s1")?.expression).matchAll(/"v(\d)1"/g)].map(
    ([, word]) => Number(word),
  );

/** The topics without a network, from their givens. */
const OWN: Record<string, (given: Values, variant: string) => Values> = {
  "optimizer-step": optimizerSteps,
  "activation-derivative": slopesAtPoints,
  "cost-count": countedCost,
  "computational-graph": graphDerivatives,
  "chain-rule": chainedRates,
  shapes: countedParameters,
  "training-loop": updatedOften,
  convolution: convolved,
  recurrent: unrolled,
  "batch-norm": normalised,
  l2: penalised,
  dropout: droppedOut,
  "skip-connection": skipped,
  attention: attended,
  initialisation: initialised,
  "choose-weights": cutAxes,
};
