import { expect, test } from "@jest/globals";
import { computed } from "../../../src/web/practice/calculator.js";

test.each([
  ["0.4885*(1-0.4885)", 0.4885 * (1 - 0.4885)],
  ["0,4885×(1−0,4885)", 0.4885 * (1 - 0.4885)],
  ["1/(1+e^-0.58)", 1 / (1 + Math.exp(-0.58))],
  ["2 * (0.48 - 0.4)", 0.16],
  ["-0.177 · 0.25", -0.04425],
  ["0.3²+0.4²", 0.25],
  ["2^3^2", 512],
  ["sqrt(2)/2", Math.SQRT1_2],
  ["exp(-20)", Math.exp(-20)],
  ["850000000*60000", 5.1e13],
])("%s is worked out", (text, value) => {
  expect(Number(computed(text)) / value).toBeCloseTo(1, 9);
});

test.each(["0.25", "-0,25", "1/3", "4.7e-1", "2.5×10⁻³", "", "50 %"])("%j stands as it was typed", (text) => {
  expect(computed(text)).toBeNull();
});

test.each([
  ["1,234*2", "a comma of thousands, or of decimals"],
  ["0.5 0.3", "two numbers"],
  ["1/0.5 2", "what does the slash hold"],
  ["1/(1-1)", "no number"],
  ["ln(0)", "no finite number"],
  ["w*2", "a letter"],
  ["alert(1)", "a program"],
  ["2*(3", "a bracket that is left open"],
  [`${"(".repeat(400)}1`, "too deep"],
])("%j is no calculation: %s", (text) => {
  expect(computed(text)).toBeNull();
});
