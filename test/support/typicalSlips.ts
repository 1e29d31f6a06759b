import { roundNumber } from "../../src/core/graph/rounding.js";

/** A question's numbers as they are printed, by id. */
export type Printed = (id: string) => number;

/** A slip that students make: in which line of which topic, and what comes of it. */
export interface TypicalSlip {
  readonly name: string;
  readonly topic: "training-step" | "hidden-gradient";
  /** The line, with j for the hidden neuron that the question asks about. */
  readonly at: string;
  readonly gives: (v: Printed, j: number) => number;
}

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
const T = "training-step";
const H = "hidden-gradient";
const slip = (
  name: string,
  topic: TypicalSlip["topic"],
  at: string,
  gives: TypicalSlip["gives"],
): TypicalSlip => ({ name, topic, at, gives });

/** The 43 slips on 2-2-1 networks of sigmoids with squared error that a tutor sees most. */
export const TYPICAL_SLIPS: readonly TypicalSlip[] = [
  slip("weights crossed", T, "z1_1", (v) => v("w1_1_1") * v("x1") + v("w1_2_1") * v("x2")),
  slip("difference not squared", T, "C", (v) => v("y1") - v("a2_1")),
  slip("½ too many", T, "C", (v) => (v("y1") - v("a2_1")) ** 2 / 2),
  slip("2 forgotten", T, "dC_da2_1", (v) => v("a2_1") - v("y1")),
  slip("sign of the error", T, "dC_da2_1", (v) => 2 * (v("y1") - v("a2_1"))),
  slip("z (1 − z)", T, "da2_1_dz2_1", (v) => v("z2_1") * (1 - v("z2_1"))),
  slip("slope forgotten at the output", T, "dC_dz2_1", (v) => v("dC_da2_1")),
  slip("slope forgotten in the hidden layer", T, "dC_dz1_1", (v) => v("dC_dz2_1") * v("w2_1_1")),
  slip("other hidden value", T, "dC_dw2_1_1", (v) => v("dC_dz2_1") * v("a1_2")),
  slip("x₂ for x₁", T, "dC_dw1_1_1", (v) => v("dC_dz1_1") * v("x2")),
  slip("x₁ for x₂", T, "dC_dw1_2_2", (v) => v("dC_dz1_2") * v("x1")),
  slip("+ η ∇", T, "w2_1_1_new", (v) => v("w2_1_1") + v("eta") * v("dC_dw2_1_1")),
  slip("η forgotten", T, "w2_1_1_new", (v) => v("w2_1_1") - v("dC_dw2_1_1")),
  slip("weight forgotten on the way back", H, "dC_da1_j", (v) => v("dC_dz2_1")),
  slip("e^z in σ", T, "a1_1", (v) => 1 / (1 + Math.exp(v("z1_1")))),
  slip("e^−z alone", T, "a1_1", (v) => Math.exp(-v("z1_1"))),
  slip("tanh for σ", T, "a1_1", (v) => Math.tanh(v("z1_1"))),
  slip("one input left out", T, "z1_1", (v) => v("w1_1_2") * v("x2")),
  slip("minus of a weight lost", T, "z1_1", (v) => -v("w1_1_1") * v("x1") + v("w1_1_2") * v("x2")),
  slip("x₁ and x₂ exchanged", T, "z1_1", (v) => v("w1_1_1") * v("x2") + v("w1_1_2") * v("x1")),
  slip("sign and 2", T, "dC_da2_1", (v) => v("y1") - v("a2_1")),
  slip("1 − a for the slope", T, "da2_1_dz2_1", (v) => 1 - v("a2_1")),
  slip("a (1 + a)", T, "da2_1_dz2_1", (v) => v("a2_1") * (1 + v("a2_1"))),
  slip("σ(a) (1 − σ(a))", T, "da2_1_dz2_1", (v) => sigmoid(v("a2_1")) * (1 - sigmoid(v("a2_1")))),
  slip("divided by the slope", T, "dC_dz2_1", (v) => v("dC_da2_1") / v("da2_1_dz2_1")),
  slip("slope added", T, "dC_dz2_1", (v) => v("dC_da2_1") + v("da2_1_dz2_1")),
  slip("target neuron's value, output", T, "dC_dw2_1_1", (v) => v("dC_dz2_1") * v("a2_1")),
  slip("target neuron's value, hidden", T, "dC_dw1_1_1", (v) => v("dC_dz1_1") * v("a1_1")),
  slip("weight for the value", T, "dC_dw2_1_1", (v) => v("dC_dz2_1") * v("w2_1_1")),
  slip("other outgoing weight", H, "dC_da1_j", (v, j) => v("dC_dz2_1") * v(`w2_1_${3 - j}`)),
  slip("first layer's weight", H, "dC_da1_j", (v, j) => v("dC_dz2_1") * v(`w1_${j}_1`)),
  slip("∂C/∂a for ∂C/∂z", T, "dC_dw2_1_1", (v) => v("dC_da2_1") * v("a1_1")),
  slip("value for the weight", H, "dC_da1_j", (v, j) => v("dC_dz2_1") * v(`a1_${j}`)),
  slip("output's slope in the hidden layer", H, "dC_dz1_j", (v, j) => v(`dC_da1_${j}`) * v("da2_1_dz2_1")),
  slip("hidden layer skipped", T, "dC_dw1_1_1", (v) => v("dC_dz2_1") * v("x1")),
  slip("the step alone", T, "w2_1_1_new", (v) => -v("eta") * v("dC_dw2_1_1")),
  slip("gradient divided by η", T, "w2_1_1_new", (v) => v("w2_1_1") - v("dC_dw2_1_1") / v("eta")),
  slip("w (1 − η g)", T, "w2_1_1_new", (v) => v("w2_1_1") * (1 - v("eta") * v("dC_dw2_1_1"))),
  slip(
    "w + h · error · gradient · η",
    T,
    "w2_1_1_new",
    (v) => v("w2_1_1") + v("a1_1") * (v("y1") - v("a2_1")) * v("dC_dw2_1_1") * v("eta"),
  ),
  slip("another weight's gradient", T, "w2_1_1_new", (v) => v("w2_1_1") - v("eta") * v("dC_dw2_1_2")),
  slip("the old loss again", T, "C_new", (v) => v("C")),
  slip("rounded too early", T, "dC_da2_1", (v) => 2 * (roundNumber(v("a2_1"), { decimals: 2 }) - v("y1"))),
  slip("2 and slope in one line", T, "dC_dz2_1", (v) => v("dC_da2_1") / 2),
];
