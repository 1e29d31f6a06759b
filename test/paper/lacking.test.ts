import { expect, test } from "@jest/globals";
import { makeSheet } from "../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../src/author/generator/readQuiz.js";
import { renderSheet } from "../../src/paper/pages/documents.js";
import { faultsOf } from "./faults.js";

/** A fact with this label, with all that stands in it. */
const fact = (label: string): RegExp => new RegExp(`<div[^>]*><dt>${label}</dt>.*?</dd></div>`, "gs");

test.each([
  ["an activation", "forward-pass", fact("Activation"), "the formula of σ"],
  ["the loss", "output-gradient", fact("Loss"), "the formula of the loss"],
  ["what n is", "loss", /: number of outputs/g, "what n is"],
  ["the word descent", "training-step", / of gradient descent/g, "the rule of the update"],
  ["how weights are named", "backprop", fact("Weights"), "which weight a weight's name means"],
  [
    "one weight of a drawing",
    "forward-pass",
    /; from a 2 of layer 1 to a 1 of layer 2, \S+\d/g,
    "the weight from a_2(1)",
  ],
  ["an input of a drawing", "forward-pass", /(?<=x 1) = [\d.]+/g, "x_1"],
  [
    "how losses come together",
    "batch-gradient",
    /the mean of its examples’ losses/g,
    "how the examples' losses come together",
  ],
  ["how matrices lie", "matrix-form", /Row j of a matrix/g, "how matrices are laid out"],
  ["what δ is", "matrix-form", /<i>δ<\/i> is the column/g, "what δ is"],
  ["what t is", "optimizer-step, variant: adam", /, <i>t<\/i> in the rule/g, "what t is"],
  ["when a gradient is right", "gradient-check", /count it as right/g, "when a gradient is right"],
  ["that neurons have biases", "cost-count", /Every neuron after the inputs has a bias/g, "for B"],
  ["which node is f", "computational-graph", /The last node is the result, <i>f<\/i>/g, "what f is"],
  ["a stated formula", "computational-graph", fact("Formulas"), "u_1"],
  ["what grows by h", "chain-rule, variant: car", / grow by <i>h<\/i>\./g, "for k"],
  [
    "which output is which digit",
    "digit",
    /, for the digits 0 to 9 in order/g,
    "which output means which digit",
  ],
  ["to how many digits", "loss", /<ul class="rules">.*?<\/ul>/gs, "to how many digits"],
  ["the slopes of P", "vanishing-gradient", /<i>P<\/i>, the product of the slopes/g, "for P"],
])("a worksheet that lacks %s is found lacking: %s", (_what, topic, lacking, message) => {
  const quiz = readQuiz(`questions: [{topic: ${topic}}]`, "quiz.yaml");
  const sheet = makeSheet(quiz, { id: "001", seed: "lacking" });
  const html = renderSheet(sheet, "worksheet", "page");
  const without = html.replace(lacking, "");
  expect(without).not.toBe(html);
  expect(faultsOf(sheet, html)).toEqual([]);
  expect(faultsOf(sheet, without).join()).toContain(`not on the paper: ${message}`);
});

test("a number that is printed otherwise than it was drawn leads to other answers", () => {
  const sheet = makeSheet(readQuiz("questions: [{topic: forward-pass}]", "quiz.yaml"), {
    id: "001",
    seed: "lacking",
  });
  const html = renderSheet(sheet, "worksheet", "page").replace(/(?<=x 1) = [\d.]+/g, " = 0.55");
  expect(faultsOf(sheet, html).join()).toContain("q1.z1_1 (box 1)");
});
