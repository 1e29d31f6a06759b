import { expect, test } from "@jest/globals";
import { textsOf } from "../../../../src/core/words/locale.js";
import { sentenceHtml } from "../../../../src/document/write/html/sentenceHtml.js";
import { safeHtml } from "../../../../src/document/write/html/shown.js";

test.each([
  [
    "Let u₁ grow by h. Work out k, the change of u₄.",
    "Let <i>u</i>₁ grow by <i>h</i>. Work out <i>k</i>, the change of <i>u</i>₄.",
  ],
  [
    "The slope of tanh is 1 − a²; a(1 − a) belongs to the sigmoid.",
    "The slope of tanh is 1 − <i>a</i>²; <i>a</i>(1\u00a0−\u00a0<i>a</i>) belongs to the sigmoid.",
  ],
  [
    "u₃이 h만큼 늘어날 때 u₄의 변화량 k를 구하시오.",
    "<i>u</i>₃이 <i>h</i>만큼 늘어날 때 <i>u</i>₄의 변화량 <i>k</i>를 구하시오.",
  ],
  ["−y ln a를 a로 미분하면 −y/a이다.", "−<i>y</i> ln <i>a</i>를 <i>a</i>로 미분하면 −<i>y</i>/<i>a</i>이다."],
  ["나누며(d = m a / p), 0이면", "나누며(<i>d</i> &#x3D; <i>m</i> <i>a</i> / <i>p</i>), 0이면"],
  ["s = 1 − p² & tanh(z) < 1", "<i>s</i> &#x3D; 1 − <i>p</i>² &amp; tanh(<i>z</i>) &lt; 1"],
])("symbols in a sentence are letters of formulas: %s", (text, html) => {
  expect(String(sentenceHtml(text))).toBe(html);
});

test.each([
  "A trained network was given this image from MNIST: a network, a weight.",
  "일조 시간(h), 물의 양(L)",
  "the neuron's bias, W2.T @ dZ2, ReLU, x1",
])("words, units and programs are none: %s", (text) => {
  expect(String(sentenceHtml(text))).not.toContain("<i>");
});

test("what is HTML already stays as it is", () => {
  expect(String(sentenceHtml(safeHtml("<p>a k</p>")))).toBe("<p>a k</p>");
});

test("no article of an English page is taken for a symbol", () => {
  const taken = Object.values(textsOf("en")).flatMap((text) =>
    [...String(sentenceHtml(text)).matchAll(/<i>a<\/i> [a-z]+/g)].map(String),
  );
  // No article stands before these words.
  expect([...new Set(taken)].sort()).toEqual(["<i>a</i> is", "<i>a</i> with"]);
});
