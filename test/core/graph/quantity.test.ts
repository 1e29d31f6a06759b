import { describe, expect, test } from "@jest/globals";
import {
  exampleOf,
  givenOf,
  isActivation,
  isGradient,
  isWord,
  names,
  oldName,
  positionOf,
  readDerivative,
  shapeOf,
  sumOf,
} from "../../../src/core/graph/quantity.js";

describe("what an id is made of is what is read from it", () => {
  test("e2_dC_dw1_1_2 is C by w1_1_2 for example 2", () => {
    const id = names.gradient(names.weight(1, 1, 2), names.prefix(2, 3));
    expect(id).toBe("e2_dC_dw1_1_2");
    expect(readDerivative(id)).toEqual({ of: "C", by: "w1_1_2", prefix: "e2_" });
    expect(isGradient(id)).toBe(true);
    expect(isGradient(names.slope(1, 2, 2))).toBe(false);
  });

  test("a weight has a layer, a neuron and an input; a bias no input; an input no place in a layer", () => {
    expect(positionOf(names.weight(2, 1, 3))).toEqual({ layer: 2, neuron: 1, input: 3 });
    expect(positionOf(names.bias(2, 1))).toEqual({ layer: 2, neuron: 1 });
    expect(() => positionOf(names.input(2))).toThrow("x2 is no weight or bias");
    expect(() => positionOf("C")).toThrow(RangeError);
  });

  test.each([
    ["x2", "input"],
    ["e3_x1", "input"],
    ["y1", "target"],
    ["w1_2_1", "weight"],
    ["b1_2", "bias"],
    ["eta", "rate"],
    ["beta1", "number"],
    ["x", "number"],
    ["du2_du1", "number"],
  ])("the given %s is a %s", (id, role) => {
    expect(givenOf(id).role).toBe(role);
  });

  test.each([
    ["e2_x3", { role: "input", at: { input: 3, example: 2 } }],
    ["y2", { role: "target", at: { neuron: 2 } }],
    ["w2_1_3", { role: "weight", at: { layer: 2, neuron: 1, input: 3 } }],
    ["b1_2", { role: "bias", at: { layer: 1, neuron: 2 } }],
    ["v_w1_1_1", { role: "memory", at: {} }],
    ["eta", { role: "rate", at: {} }],
  ])("%s stands where its numbers say", (id, given) => {
    expect(givenOf(id)).toEqual(given);
  });

  test.each([
    ["W2", "matrix"],
    ["dC_dW2", "matrix"],
    ["WT3", "turned"],
    ["delta3", "vector"],
    ["x", "vector"],
  ])("%s has the shape of a %s", (id, shape) => {
    expect(shapeOf(id)).toBe(shape);
  });

  test("H is a word that only a text explains; the loss and what has a number are none", () => {
    expect(["H", "ghat", "C", "C_penalty", "u3", "dC_dw1_1_1"].filter(isWord)).toEqual(["H", "ghat"]);
  });

  test("e2_dC_dw1_1_2 belongs to example 2, dC_dw1_1_2 to none", () => {
    expect(exampleOf("e2_dC_dw1_1_2")).toBe(2);
    expect(exampleOf("dC_dw1_1_2")).toBeUndefined();
  });

  test("the sum of e2_a1_1_new is e2_z1_1_new, and before the update both had no _new", () => {
    const id = names.renewed(names.activation(1, 1, "e2_"));
    expect(isActivation(id)).toBe(true);
    expect(isActivation(names.activation(0, 1))).toBe(false);
    expect(sumOf(id)).toBe(names.renewed(names.sum(1, 1, "e2_")));
    expect(oldName(id)).toBe("e2_a1_1");
    expect(oldName("a1_1")).toBeNull();
  });
});
