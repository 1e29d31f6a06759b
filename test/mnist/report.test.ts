import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { LOCALES } from "../../src/core/base/settings.js";
import { openDigits } from "../../src/core/digits/openDigits.js";
import { digitFile, refuseForDigits } from "../../src/mnist/data/digitFile.js";
import { digitExamples } from "../../src/mnist/data/digits.js";
import type { MnistData } from "../../src/mnist/data/mnistFiles.js";
import { predict } from "../../src/mnist/pass/predict.js";
import { readTraining } from "../../src/mnist/recipe/choices.js";
import { reportHtml } from "../../src/mnist/report/report.js";
import type { ReportSource } from "../../src/mnist/report/reportView.js";
import { runMnist } from "../../src/mnist/run.js";
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

test("of a small network up to 200 images a label are taken, its outputs those of the network to 0.05", () => {
  const { run } = source;
  const file = digitFile(run.recipe, run.parameters, data);
  const digits = openDigits(file);
  expect(digits.count).toBe(file.count);
  expect(digits.count).toBeGreaterThan(0);
  const seen = { test: digitExamples(data.test), training: digitExamples(data.training) };
  for (let k = 0; k < digits.count; k++) {
    const { set, index, label, levels, outputs } = digits.digit(k);
    expect(label).toBe(data[set].labels[index]);
    expect(levels.length).toBe(64);
    // Eight bits a weight and 16 grey levels move an output a little.
    const found = predict(run.recipe, run.parameters, seen[set], index);
    outputs.forEach((output, j) => {
      expect(Math.abs(output - (found.a[1]?.[j] ?? Number.NaN))).toBeLessThan(0.05);
    });
  }
});

test("digits of a network without softmax and cross-entropy are refused: a question's formulas would not hold", () => {
  const { recipe } = readTraining({ layers: "64,12,10" });
  expect(() => refuseForDigits(recipe)).toThrow(
    /10 sigmoid outputs with half-sse; 10 softmax outputs with cross-entropy would be right/,
  );
});
