import { describe, expect, test } from "@jest/globals";
import { makeSheet } from "../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../src/author/generator/readQuiz.js";
import { seeds } from "../seeds.js";
import { faultsOf } from "./faults.js";

const SEEDS = seeds(2, 200);

/** Questions of a teacher's own, in whose texts all formulas stand that a student needs. */
const OWN: Readonly<Record<string, string>> = {
  "a linear neuron with two inputs": String.raw`
    text: { en: "A neuron has $z = ux + vy + b$ and the loss $C = \\frac{(z - t)^2}{2}$. Here $x = {{x}}$, $y = {{y}}$, $u = {{u}}$, $v = {{v}}$, $b = {{b}}$ and $t = {{t}}$.", ko: "뉴런이 $z = ux + vy + b$를 계산하고 손실은 $C = \\frac{(z - t)^2}{2}$이다. $x = {{x}}$, $y = {{y}}$, $u = {{u}}$, $v = {{v}}$, $b = {{b}}$, $t = {{t}}$이다." }
    givens: { x: { from: 0.2, to: 2, decimals: 1 }, y: { from: 2.1, to: 3, decimals: 1 }, u: { from: -1, to: 1, decimals: 1 }, v: { from: -1, to: 1, decimals: 1 }, b: [-0.5, 0.5], t: { from: 0.1, to: 0.9, decimals: 1 } }
    lines: [{ z: u*x + v*y + b }, { C: (z - t)^2/2 }, { dC_dz: z - t, of: C, by: z }, { dC_du: dC_dz*x, of: C, by: u }]
    ask: [z, C, dC_dz, dC_du]
    require: ["abs(z - t) > 0.1"]`,
  "a swish unit": String.raw`
    text: "With $\\sigma(z) = \\frac{1}{1 + e^{-z}}$ a unit computes $z = wx + b$ and $a = z\\,\\sigma(z)$, where $x = {{x}}$, $w = {{w}}$, $b = {{b}}$."
    givens: { x: { from: 0.2, to: 2, decimals: 1 }, w: { from: -1, to: 1, decimals: 1 }, b: [-0.5, 0.5] }
    lines: [{ z: w*x + b }, { s: sigmoid(z), symbol: "\\sigma(z)" }, { a: z*s }, { da_dz: s + a*(1 - s), of: a, by: z }, { da_dw: da_dz*x, of: a, by: w }]
    ask: [z, a, da_dz, da_dw]
    require: ["abs(z) > 0.1"]`,
  "numbers that the text does not name stand under it": String.raw`
    text: "A quotient: $q = \\frac{p}{r}$, where $p = x^2 + 1$ and $r = 3 + x$."
    givens: { x: { from: 1.1, to: 4, decimals: 1 } }
    lines: [{ p: x^2 + 1 }, { r: 3 + x }, { q: p/r }, { dq_dx: (2*x*r - p)/r^2, of: q, by: x }]
    ask: [q, dq_dx]`,
};

describe.each(Object.entries(OWN))("%s, answered from the worksheet's text alone", (_what, question) => {
  test.each(["guided", "standard"])("%s", (level) => {
    for (const locale of ["en", "ko"])
      for (let k = 0; k < SEEDS; k++) {
        const quiz = readQuiz(`locale: ${locale}\nquestions:\n  - level: ${level}${question}\n`, "quiz.yaml");
        const sheet = makeSheet(quiz, { id: "001", seed: `own-${k}` });
        expect({ locale, k, faults: faultsOf(sheet) }).toEqual({ locale, k, faults: [] });
      }
  });
});
