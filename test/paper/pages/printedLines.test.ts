import { describe, expect, test } from "@jest/globals";
import { parseHTML } from "linkedom";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { LEVELS, LOCALES } from "../../../src/core/base/settings.js";
import { parseNetwork } from "../../../src/core/network/networkFile.js";
import { TOPICS } from "../../../src/core/topics/index.js";
import { renderSheet } from "../../../src/paper/pages/documents.js";
import { solutionHtml } from "../../../src/paper/pages/solution.js";
import { LONG } from "../../seeds.js";
import { evaluateTokens, isNumeric, readPrinted, tokensOf } from "../../support/readMath.js";
import { WITHOUT_NUMBERS } from "../../support/withoutNumbers.js";

/** Every line of a document, `name … = numbers = result`, and whether its result comes out of its numbers. */
function linesIn(html: string): { readonly line: string; readonly kept: boolean; readonly read: boolean }[] {
  const { document } = parseHTML(html);
  return [...document.querySelectorAll(".sides")].map((sides) => {
    const figures = [...sides.querySelectorAll(":scope > .formula")];
    const tokens = figures.flatMap((figure) => tokensOf(figure));
    // The last side before the result: numbers put in, or a formula of constants alone.
    const last = tokens.slice(tokens.lastIndexOf("=") + 1);
    const printed = sides.querySelector(".result b")?.innerHTML ?? "";
    const line = `${sides.textContent} <- ${JSON.stringify(last)}`;
    if (last.length === 0 || !isNumeric(last)) return { line, kept: true, read: false };
    const { value, place } = readPrinted(printed);
    const worked = evaluateTokens(last);
    const slack = 1e-9 * place + 1e-12 * Math.abs(worked);
    const kept = Math.abs(worked - value) <= place / 2 + slack;
    return {
      line,
      kept: kept && factorsOf(tokens).every((one) => Math.abs(one - worked) <= 2e-3 * Math.abs(worked)),
      read: true,
    };
  });
}

/** What the sides of numbers before the last come to: factors that are not rounded there as the last side has them. */
function factorsOf(tokens: ReturnType<typeof tokensOf>): number[] {
  const sides: ReturnType<typeof tokensOf>[] = [[]];
  for (const token of tokens) {
    if (token === "=") sides.push([]);
    else sides.at(-1)?.push(token);
  }
  return sides
    .slice(0, -1)
    .filter((side) => side.length > 0 && isNumeric(side))
    .map(evaluateTokens);
}

const quizOf = (topic: string, level: string, locale: string, network: string): string =>
  `locale: ${locale}\n${network}questions: [{topic: ${topic}, level: ${level}}]`;

describe.each(Object.keys(TOPICS) as (keyof typeof TOPICS)[])(
  "every printed line of the key of %s",
  (topic) => {
    test.each(LEVELS)("comes out of the numbers printed before it, to the last digit (%s)", (level) => {
      const networks =
        TOPICS[topic].kind === "own" ? [""] : ["network: {bias: true}\n", "network: {layers: [2, 2, 2]}\n"];
      let read = 0;
      const broken: string[] = [];
      LOCALES.forEach((locale, k) => {
        // Numbers hang on no language: each has one of the networks, and in the long checks all of them.
        for (const network of LONG ? networks : networks.slice(k % networks.length).slice(0, 1)) {
          const quiz = readQuiz(quizOf(topic, level, locale, network), "quiz.yaml");
          const sheet = makeSheet(quiz, { id: "001", seed: `lines-${k}` });
          const documents = ["key", "worksheet"] as const;
          // Worksheets have lines where they print a solution with a mistake: it is made in a formula, and worked out rightly.
          const lines = documents.flatMap((document) => linesIn(renderSheet(sheet, document, "page")));
          read += lines.filter((line) => line.read).length;
          broken.push(...lines.filter(({ kept }) => !kept).map(({ line }) => line));
        }
      });
      expect(broken).toEqual([]);
      if (!WITHOUT_NUMBERS.includes(topic)) expect(read).toBeGreaterThan(0);
    });
  },
);

test("lines of factors that go into their product's line are numbers there", () => {
  const sheet = makeSheet(readQuiz(quizOf("backprop", "exam", "en", ""), "quiz.yaml"), {
    id: "001",
    seed: "factors",
  });
  const sides = [...parseHTML(renderSheet(sheet, "key", "page")).document.querySelectorAll(".sides")];
  const tokens = sides.map((one) =>
    [...one.querySelectorAll(":scope > .formula")].flatMap((figure) => tokensOf(figure)),
  );
  expect(tokens.filter((line) => factorsOf(line).length > 0).length).toBeGreaterThan(0);
});

test("a network of the user's own is solved in lines that come out of the numbers printed before them", () => {
  const network = parseNetwork(
    "inputs: [0.5, 0.3]\ntargets: [1]\nlayers:\n  - {weights: [[0.7, 0.4], [0.3, 0.6]], activation: sigmoid}\n  - {weights: [[0.55, 0.45]], activation: sigmoid}\nlearningRate: 0.1\n",
    "network.yaml",
  );
  const lines = linesIn(
    solutionHtml(network, { locale: "en", notation: "flat", paper: "A4", purpose: "page" }),
  );
  expect(lines.filter(({ kept }) => !kept)).toEqual([]);
  expect(lines.filter(({ read }) => read).length).toBeGreaterThan(25);
});
