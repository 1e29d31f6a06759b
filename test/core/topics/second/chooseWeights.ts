import { number, type Values } from "./values.js";

/** Where the boundary w1 x1 + w2 x2 + b = 0 cuts the axes, and what the neuron says at a point. */
export function cutAxes(given: Values): Values {
  const [w1, w2, b] = [number(given, "w1"), number(given, "w2"), number(given, "b")];
  const z = w1 * number(given, "x1") + w2 * number(given, "x2") + b;
  return new Map([...given, ["p1", b / -w1], ["p2", b / -w2], ["z", z], ["y", z > 0 ? 1 : 0]]);
}
