import { describe, expect, test } from "@jest/globals";
import {
  isActivation,
  isGradient,
  names,
  oldName,
  positionOf,
  readDerivative,
  readGiven,
  sumOf,
} from "../../src/graph/quantity.js";

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
    ["eta", "number"],
    ["beta1", "number"],
    ["x", "number"],
    ["du2_du1", "number"],
  ])("the given %s is a %s", (id, role) => {
    expect(readGiven(id).role).toBe(role);
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
