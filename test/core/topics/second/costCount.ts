import { at, number, type Values } from "./values.js";

/** Counted weight by weight. */
export function countedCost(given: Values): Values {
  const sizes = [...given].flatMap(([id, value]) => (/^n\d$/.test(id) ? [value] : []));
  let weights = 0;
  let biases = 0;
  for (let l = 1; l < sizes.length; l++) {
    for (let j = 0; j < at(sizes, l); j++) {
      weights += at(sizes, l - 1);
      biases++;
    }
  }
  const loss = weights * number(given, "N");
  const naive = loss + loss * (weights + biases);
  const seconds = naive / number(given, "v");
  return new Map([
    ["W", weights],
    ["B", biases],
    ["P", weights + biases],
    ["F", weights],
    ["L", loss],
    ["U", naive],
    ["H", seconds / 60 / 60],
    ["K", loss * 3],
    ["T", (loss * 3) / number(given, "v")],
  ]);
}
