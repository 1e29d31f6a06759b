import { expect, test } from "@jest/globals";
import { displayNumber } from "../../../src/core/graph/rounding.js";
import type { Network } from "../../../src/core/network/network.js";
import { messagesFor } from "../../../src/core/words/locale.js";
import { denseLoss } from "../../../src/document/solution/dense.js";
import { drawingHtml } from "../../../src/document/write/html/shown.js";
import { lineText } from "../../../src/document/write/text/lineText.js";
import { drawWish } from "../../../src/web/practice/draw.js";
import { knobsOf, turned } from "../../../src/web/practice/knob.js";
import { liveDrawing } from "../../../src/web/practice/liveDrawing.js";
import { contextOfPage } from "../../../src/web/practice/questionView.js";
import { courseOf } from "../../support/practicePages.js";

const course = courseOf();
const contextFor = (exercise: string) =>
  contextOfPage(
    drawWish(course, { exercise, level: "standard", seed: "knob", network: {} }, "en"),
    messagesFor("en"),
  );

test("the loss beside a turned weight is the loss of the network with that weight, worked out in plain loops", () => {
  const context = contextFor("training-step");
  const { network } = context.question;
  const knob = knobsOf(context).find(({ id }) => id === "w2_1_1");
  if (network === undefined || knob === undefined) throw new Error("no weight to turn");
  const [hidden, output] = network.layers;
  if (hidden === undefined || output === undefined) throw new Error("two layers are wanted");
  const weights = [[knob.value + 1, ...(output.weights[0] ?? []).slice(1)]];
  const changed: Network = { ...network, layers: [hidden, { ...output, weights }] };
  const view = turned(knob, knob.value + 1, context);
  const loss = view.rows.find(({ symbol }) => lineText(symbol) === "C");
  expect(loss === undefined ? "" : lineText(loss.value)).toBe(
    displayNumber(denseLoss(changed), { significant: 4 }),
  );
  expect(drawingHtml(view.curve)).toContain('role="img"');
});

test("a turned weight's tangent has the slope of the loss, and its ring stands where one step leads", () => {
  const context = contextFor("training-step");
  const { network } = context.question;
  const knob = knobsOf(context).find(({ id }) => id === "w2_1_1");
  if (network === undefined || knob === undefined) throw new Error("no weight to turn");
  const [hidden, output] = network.layers;
  if (hidden === undefined || output === undefined) throw new Error("two layers are wanted");
  const lossAt = (weight: number) =>
    denseLoss({
      ...network,
      layers: [hidden, { ...output, weights: [[weight, ...(output.weights[0] ?? []).slice(1)]] }],
    });
  const to = knob.value + 1;
  const slope = (lossAt(to + 1e-5) - lossAt(to - 1e-5)) / 2e-5;
  const rate = knobsOf(context).find(({ id }) => id === "eta")?.value ?? Number.NaN;
  const { caption } = turned(knob, to, context).curve;
  const written = (value: number, significant: number) =>
    displayNumber(value, { significant }).replaceAll("-", "−");
  expect(caption).toContain(`the gradient, ${written(slope, 3)}.`);
  expect(caption).toContain(`leads to ${written(to - rate * slope, 4)};`);
  expect(caption).toContain(`is ${written(lossAt(to - rate * slope), 4)}.`);
});

test("a learning rate of 0 leaves the loss as it is", () => {
  const context = contextFor("training-step");
  const { network } = context.question;
  const rate = knobsOf(context).find(({ id }) => id === "eta");
  if (network === undefined || rate === undefined) throw new Error("no rate to turn");
  const at = denseLoss(network);
  expect(drawingHtml(turned(rate, 0, context).curve)).toContain(displayNumber(at, { significant: 3 }));
});

test("the drawing shows ? for what is asked, and the student's own value once it is a number", () => {
  const context = contextFor("forward-pass");
  const texts = (answers: Record<string, string>) =>
    [...(liveDrawing(context, answers, undefined) ?? "").matchAll(/>([^<>]+)<\/tspan>/g)].map(
      ([, one]) => one,
    );
  const wanted = texts({}).filter((one) => one === "?").length;
  expect(wanted).toBe(3);
  const after = texts({ "q1.a1_1": "-0.53", "q1.a1_2": "abc" });
  expect(after).toContain("−0.53");
  expect(after.filter((one) => one === "?").length).toBe(wanted - 1);
});

test("a question without a network has nothing to turn and no live drawing", () => {
  const context = contextFor("chain-rule");
  expect(knobsOf(context)).toEqual([]);
  expect(liveDrawing(context, {}, "dC_dw1_1_1")).toBeNull();
});
