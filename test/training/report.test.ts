import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { LOCALES } from "../../src/base/settings.js";
import { digitFile } from "../../src/training/data/digitFile.js";
import { digitExamples } from "../../src/training/data/digits.js";
import type { MnistData } from "../../src/training/data/mnistFiles.js";
import { predict } from "../../src/training/pass/predict.js";
import { readTraining } from "../../src/training/recipe/choices.js";
import { reportHtml } from "../../src/training/report/report.js";
import type { ReportSource } from "../../src/training/report/reportView.js";
import { runMnist } from "../../src/training/run.js";
import { strokes } from "../support/strokes.js";

const data: MnistData = { folder: ".", training: strokes(300, "train"), test: strokes(60, "test") };
let source: ReportSource;
beforeAll(async () => {
  const choice = readTraining({
    layers: "64,12,10",
    outputActivation: "softmax",
    loss: "cross-entropy",
    optimizer: "momentum",
    epochs: 3,
    threads: "1",
  });
  const run = await runMnist({ ...choice, seed: "1", checks: 40 }, data);
  source = { choice, seed: "1", run, data, machine: "a machine <of 2 cores>" };
});

const words = (locale: string): Record<string, string> =>
  JSON.parse(readFileSync(`templates/locales/report.${locale}.json`, "utf8"));

describe.each(LOCALES)("the report in %s", (locale) => {
  test("has curves, the cost table, the scatter, the confusion matrix and the pictures", () => {
    const html = reportHtml(source, locale);
    for (const key of [
      "curvesTitle",
      "costTitle",
      "gradientTitle",
      "samplesTitle",
      "confusionTitle",
      "wrongTitle",
      "weightsTitle",
    ])
      expect(html).toContain(`<h2>${words(locale)[key]?.replace("'", "&#x27;")}</h2>`);
    expect(html.match(/<svg/g)?.length).toBe(4);
    expect(html.match(/<img /g)?.length).toBeGreaterThanOrEqual(20 + 12);
    // (64 + 1) · 12 + (12 + 1) · 10 parameters; 888 weights for 300 images and 911 losses.
    expect(html).toContain("242,690,400");
    const text = html.replace(/<style[\s\S]*?<\/style>|"data:[^"]*"/g, "");
    expect(text).not.toMatch(/undefined|NaN|\{\w+\}/);
  });

  test("escapes what it is given", () => {
    expect(reportHtml(source, locale)).toContain("a machine &lt;of 2 cores&gt;");
  });

  test("loads nothing from elsewhere and runs nothing", () => {
    expect(reportHtml(source, locale)).not.toMatch(/<script|src="(?!data:)|url\((?!data:)/);
  });
});

test("both languages have the same words with the same places for numbers", () => {
  const places = (locale: string) =>
    Object.entries(words(locale))
      .map(([key, text]) => `${key} ${[...text.matchAll(/\{\w+\}/g)].map(String).sort().join()}`)
      .sort();
  expect(places("ko")).toEqual(places("en"));
});

test("a shipped digit's outputs are softmax of its logits, its loss −ln of the right one", () => {
  const { run } = source;
  const file = digitFile(run.recipe, run.parameters, data.test, 0.5);
  expect(file.digits.length).toBeGreaterThan(0);
  for (const { index, label, logits, outputs, loss, hidden, pixels } of file.digits) {
    const powers = logits.map(Math.exp);
    const sum = powers.reduce((a, b) => a + b);
    powers.forEach((power, j) => {
      expect(outputs[j]).toBeCloseTo(power / sum, 3);
    });
    expect(loss).toBeCloseTo(-Math.log(outputs[label] ?? 0), 3);
    expect(pixels).toMatch(/^[0-9a-f]{64}$/);
    const found = predict(run.recipe, run.parameters, digitExamples(data.test), index);
    for (const { neuron, activation } of hidden)
      expect(activation).toBeCloseTo(found.a[0]?.[neuron - 1] ?? 0, 4);
  }
});
