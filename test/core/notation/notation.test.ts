import { describe, expect, test } from "@jest/globals";
import { parseExpression } from "../../../src/core/graph/expression.js";
import { writeFormula } from "../../../src/core/notation/formula.js";
import { notationOf } from "../../../src/core/notation/notation.js";
import { texPieces } from "../../../src/core/notation/pieces.js";
import {
  numberSpoken,
  spokenFormula,
  spokenNumbers,
  symbolSpoken,
} from "../../../src/core/notation/spoken.js";
import {
  numberTex,
  symbolTex,
  symbolTexInline,
  symbolText,
  texFormula,
  texNumbers,
  textFormula,
} from "../../../src/core/notation/styles.js";
import { messagesFor } from "../../../src/core/words/locale.js";
import { spokenWords } from "../../../src/document/formula/words.js";

const indexed = notationOf("indexed", [2, 2, 1]);
const flat = notationOf("flat", [2, 2, 1]);
const en = spokenWords(messagesFor("en"));
const ko = spokenWords(messagesFor("ko"));

describe("names", () => {
  test("the lecture's w1 … w6 are counted input by input", () => {
    const ids = ["w1_1_1", "w1_2_1", "w1_1_2", "w1_2_2", "w2_1_1", "w2_1_2"];
    expect(ids.map((id) => symbolTex(id, flat))).toEqual([
      "w_{1}",
      "w_{2}",
      "w_{3}",
      "w_{4}",
      "w_{5}",
      "w_{6}",
    ]);
  });

  test("indexed: the layer above, the neuron and its input below", () => {
    expect(symbolTex("w1_1_2", indexed)).toBe("w^{(1)}_{12}");
    expect(symbolTex("e2_a1_1", indexed)).toBe("a^{(1)\\,[2]}_{1}");
    expect(symbolTex("w2_1_1_new", flat)).toBe("w^{\\mathrm{new}}_{5}");
  });

  test("a derivative has a bar on its own and a slash within a line", () => {
    expect(symbolTex("dC_dw1_1_1", flat)).toBe("\\frac{\\partial C}{\\partial w_{1}}");
    expect(symbolTexInline("dC_dw1_1_1", flat)).toBe("\\partial C/\\partial w_{1}");
    expect(symbolText("dC_dw1_1_1", flat)).toBe("∂C/∂w1");
    const one = notationOf("flat", [], {}, "d");
    expect(symbolText("du3_du1", one)).toBe("du3/du1");
    expect(symbolTex("du3_du1", one)).toBe("\\frac{d u_{3}}{d u_{1}}");
    expect(symbolSpoken("du3_du1", one, en)).toBe("derivative of u 3 with respect to u 1");
    expect(symbolSpoken("du3_du1", one, ko)).toBe("u 1에 대한 u 3의 미분");
  });

  test("an optimizer's memory bears its weight's own mark; a penalty its word", () => {
    expect(symbolTex("v_w1_1_2_new", indexed)).toBe("v^{\\mathrm{new}}_{w^{(1)}_{12}}");
    expect(symbolTex("mhat_w2_1_1", flat)).toBe("\\hat{m}_{w_{5}}");
    expect(symbolTex("C_penalty", indexed)).toBe("C_{\\mathrm{penalty}}");
  });
});

describe("formulas", () => {
  const z = parseExpression("w1_1_1 * x1 + w1_1_2 * x2");
  const displays = new Map([
    ["w1_1_1", "-0.2"],
    ["x1", "0.5"],
    ["w1_1_2", "-0.4"],
    ["x2", "0.3"],
    ["a2_1", "0.6"],
  ]);

  test("a negative number inside gets brackets, a leading one none", () => {
    expect(writeFormula(z, texNumbers(flat, displays))).toBe("-0.2 \\times 0.5 + (-0.4 \\times 0.3)");
  });

  test("o²: a negative base is bracketed", () => {
    const square = parseExpression("w1_1_1^2");
    expect(writeFormula(square, texNumbers(flat, displays))).toBe("{(-0.2)}^{2}");
  });

  test("a derivative squared is bracketed", () => {
    const square = parseExpression("dC_dw1_1_1^2");
    expect(writeFormula(square, texFormula(flat))).toBe(
      "{\\left(\\frac{\\partial C}{\\partial w_{1}}\\right)}^{2}",
    );
    expect(writeFormula(square, textFormula(flat))).toBe("(∂C/∂w1)^2");
  });

  test("a fraction to a power is bracketed: (1/4)⁴", () => {
    expect(writeFormula(parseExpression("(1 / 4)^4"), texFormula(flat))).toBe(
      "{\\left(\\frac{1}{4}\\right)}^{4}",
    );
  });

  test("a fraction bar holds derivatives with a slash, no bars of their own", () => {
    expect(writeFormula(parseExpression("dC_dw1_1_1 / dC_dw1_1_2"), texFormula(flat))).toBe(
      "\\frac{\\partial C/\\partial w_{1}}{\\partial C/\\partial w_{3}}",
    );
  });

  test("thousands are set apart from five digits on", () => {
    expect(["2477000000", "-60000", "2000", "0.12345"].map(numberTex)).toEqual([
      "2\\,477\\,000\\,000",
      "-60\\,000",
      "2000",
      "0.12345",
    ]);
  });

  test("a count W is no matrix: it has no layer", () => {
    expect(symbolTex("W", flat)).toBe("W");
    expect(symbolTex("W2", flat)).toBe("W^{(2)}");
  });

  test("the slope of the sigmoid is printed as a (1 − a)", () => {
    expect(writeFormula(parseExpression("sigmoidSlope(a2_1)"), texFormula(flat))).toBe("o_{1}\\,(1 - o_{1})");
  });

  test("a sum of five breaks before each sign", () => {
    const five = parseExpression("w1_1_1 * x1 + w1_1_2 * x2 + x1 + x2 + w1_1_2");
    expect(texPieces(five, texNumbers(flat, displays))).toEqual([
      "-0.2 \\times 0.5",
      "{}+ (-0.4 \\times 0.3)",
      "{}+ 0.5",
      "{}+ 0.3",
      "{}+ (-0.4)",
    ]);
  });

  test("three squares over 3 break with the third in front", () => {
    const mse = parseExpression("((y1 - x1)^2 + (y2 - x2)^2 + (y3 - x3)^2) / 3");
    expect(texPieces(mse, texFormula(flat))).toEqual([
      "\\frac{1}{3}\\bigl({(y_{1} - x_{1})}^{2}",
      "{}+ {(y_{2} - x_{2})}^{2}",
      "{}+ {(y_{3} - x_{3})}^{2}\\bigr)",
    ]);
  });

  test("a times three terms over b breaks with a over b in front", () => {
    const scaled = parseExpression("a * (3 * x1 - x2 - y1 * x3) / (3 * b)");
    expect(texPieces(scaled, texFormula(flat), 2)).toEqual([
      "\\frac{a}{3\\,b}\\bigl(3\\,x_{1}",
      "{}- x_{2}",
      "{}- y_{1}\\,x_{3}\\bigr)",
    ]);
    expect(texPieces(scaled, texFormula(flat))).toHaveLength(1);
  });

  test("a term of five factors breaks before each of them, and one in a bracket not at all", () => {
    const update = parseExpression("y1 - eta * x1 * w1_1_1 * (1 - x2) * x2");
    const pieces = texPieces(update, texFormula(flat));
    expect(pieces).toHaveLength(6);
    expect(pieces.slice(0, 2)).toEqual(["y_{1}", "{}- \\eta"]);
    const four = parseExpression("y1 - eta * x1 * w1_1_1 * x2");
    expect(texPieces(four, texFormula(flat))).toHaveLength(1);
    const signed = parseExpression("x1 - w1_1_1 * x1 * x2 * x1 * x2");
    expect(texPieces(signed, texNumbers(flat, displays))).toEqual([
      "0.5",
      "{}- (-0.2 \\times 0.5 \\times 0.3 \\times 0.5 \\times 0.3)",
    ]);
  });

  test("a short formula is one piece", () => {
    expect(texPieces(z, texFormula(flat))).toEqual(["w_{1}\\,x_{1} + w_{3}\\,x_{2}"]);
  });
});

describe("read aloud", () => {
  test("names in English and Korean", () => {
    expect(symbolSpoken("w1_1_2", indexed, en)).toBe("w 1 2 of layer 1");
    expect(symbolSpoken("w1_1_2", indexed, ko)).toBe("1층 w 1 2");
    expect(symbolSpoken("dC_dw1_1_1", flat, en)).toBe("partial derivative of C with respect to w 1");
    expect(symbolSpoken("dC_dw1_1_1", flat, ko)).toBe("w 1에 대한 C의 편미분");
    expect(symbolSpoken("eta", flat, ko)).toBe("에타");
  });

  test("in flat notation w12 is twelve", () => {
    const wide = notationOf("flat", [4, 4, 3]);
    expect(symbolSpoken("w1_4_3", wide, en)).toBe("w 12");
  });

  test("numbers: minus and powers of ten", () => {
    expect(numberSpoken("-0.2", en)).toBe("minus 0.2");
    expect(numberSpoken("1.5e-9", en)).toBe("1.5 times 10 to the power minus 9");
    expect(numberSpoken("-0.2", ko)).toBe("마이너스 0.2");
  });

  test("formulas", () => {
    const line = parseExpression("w2_1_1 - eta * dC_dw2_1_1");
    expect(writeFormula(line, spokenFormula(flat, en))).toBe(
      "w 5 minus eta times partial derivative of C with respect to w 5",
    );
    const displays = new Map([["z1_1", "-0.47"]]);
    expect(writeFormula(parseExpression("sigmoid(z1_1)"), spokenNumbers(flat, ko, displays))).toBe(
      "시그모이드 마이너스 0.47",
    );
  });
});
