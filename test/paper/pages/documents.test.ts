import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import type { QuizOverrides } from "../../../src/author/quiz/parseQuiz.js";
import { readPreset } from "../../../src/author/quiz/presets.js";
import { solveNumbers } from "../../../src/core/graph/compile.js";
import { graphOfQuestion, numberAnswers, type Sheet } from "../../../src/core/sheet/sheet.js";
import { renderSheet, SHEET_DOCUMENTS } from "../../../src/paper/pages/documents.js";
import { solutionHtml } from "../../../src/paper/pages/solution.js";
import { openPrinter, type Printer } from "../../../src/paper/print/printer.js";

jest.setTimeout(30_000);

/** A sheet of fixed code, so that a golden does not change with the version. */
function sheetOf(quiz: string, overrides: QuizOverrides = {}): Sheet {
  return {
    ...makeSheet(readQuiz(quiz, "quiz.yaml", overrides), { id: "001", seed: "golden" }),
    code: "7KQF-2M9X",
  };
}

const LECTURE = readPreset("lecture").text;
const WIDE = `
title: 4-4-3
course: Machine Learning
network: { layers: [4, 4, 3], activations: [tanh, softmax], loss: cross-entropy, bias: true }
questions: [{ topic: forward-pass }, { topic: hidden-gradient, level: guided }, { topic: weight-update, level: exam }]`;
const MIDDLE = `
network: { layers: [3, 3, 2], loss: bce, bias: true, targets: { from: 0, to: 1, decimals: 0 } }
questions: [{ topic: loss, level: guided }, { topic: training-step, level: exam }]`;

const withoutFonts = (html: string): string =>
  html.replace(/<style data-fonts>[\s\S]*?<\/style>/, "<style data-fonts></style>");

/** What a reader sees or hears: text and alternative texts, without styles and drawn lines. */
const readable = (html: string): string =>
  [
    ...withoutFonts(html).matchAll(/aria-label="([^"]*)"/g),
    ...withoutFonts(html)
      .replace(/<(style|path|circle|rect)[\s\S]*?(<\/style>|\/>)/g, "")
      .matchAll(/>([^<]+)</g),
  ]
    .map(([, text]) => text)
    .join(" | ")
    .replaceAll("&#x27;", "'");

describe("goldens, to be opened and looked at: UPDATE_GOLDEN=1 writes them", () => {
  for (const locale of ["en", "ko"] as const) {
    for (const document of SHEET_DOCUMENTS) {
      const file = `test/golden/lecture-${document}-${locale}.html`;
      test(file, () => {
        const paper = locale === "en" ? "A4" : "Letter";
        const notation = locale === "en" ? "flat" : "indexed";
        const html = withoutFonts(
          renderSheet(sheetOf(LECTURE, { locale, paper, notation }), document, "page"),
        );
        if (process.env["UPDATE_GOLDEN"] !== undefined) writeFileSync(file, html);
        expect(html).toBe(readFileSync(file, "utf8"));
      });
    }
  }
});

describe("worksheet", () => {
  test.each([
    ["the lecture", LECTURE],
    ["3-3-2", MIDDLE],
    ["4-4-3", WIDE],
  ])("%s: no answer's value can be read in it", (_name, quiz) => {
    const sheet = sheetOf(quiz);
    const text = readable(renderSheet(sheet, "worksheet", "page"));
    for (const question of sheet.questions) {
      const values = solveNumbers(graphOfQuestion(question), new Map(Object.entries(question.givens)));
      const printed = [...Object.values(question.givens), ...question.shown.map((id) => values.get(id))];
      // With y = 0, softmax and cross-entropy have dC/dz = a: an answer may equal what is printed.
      const open = numberAnswers(question.answers).filter(({ value }) => !printed.includes(value));
      for (const { display } of open) {
        const digits = display.replace("-", "");
        expect(text).not.toMatch(new RegExp(`(?<![\\d.])${digits.replaceAll(".", "\\.")}(?!\\d)`));
      }
    }
  });

  test("says the rounding, the marks, and that the seed is for practice", () => {
    const text = readable(renderSheet(sheetOf(LECTURE), "worksheet", "page"));
    expect(text).toContain(
      "weighted sums, activations, losses, gradients and all other results to 3 decimal places",
    );
    expect(text).toContain("Sheet 7KQF-2M9X · for practice · seed golden");
    expect(text).toContain("for practice");
  });

  test("guided prints formulas beside the boxes, standard does not", () => {
    const of = (level: string) =>
      readable(
        renderSheet(sheetOf(`questions: [{topic: forward-pass, level: ${level}}]`), "worksheet", "page"),
      );
    expect(of("guided")).toContain("equals sigmoid of z 1 of layer 1");
    expect(of("standard")).not.toContain("equals sigmoid of z 1 of layer 1");
  });

  test("a question that goes on says so, and shows what is given again where the leaf is turned", () => {
    const long = "questions: [{topic: training-step}, {topic: training-step, name: again}]";
    const html = renderSheet(sheetOf(long), "worksheet", "page");
    const pages = html.split('<div class="page">').slice(1);
    expect(pages.length).toBeGreaterThan(3);
    pages.forEach((page, k) => {
      if (page.trimStart().startsWith("<header")) return;
      const goesOn = page.indexOf(", continued</h2>");
      const begins = page.indexOf('<span class="topic">');
      if (goesOn < 0) return;
      expect(begins < 0 || goesOn < begins).toBe(true);
      expect(page.includes('class="given again"')).toBe(k % 2 === 1);
    });
    expect(html).toContain("Question 1, continued");
  });

  test("a name from outside is escaped", () => {
    const sheet = {
      ...sheetOf(LECTURE),
      title: '<b onclick="x">',
      student: { id: "1", name: "</td><script>" },
    };
    for (const document of SHEET_DOCUMENTS) {
      const html = renderSheet(sheet, document, "page");
      expect(html).not.toContain("<script");
      expect(html).not.toContain("<b onclick");
    }
  });

  test("the foot cannot leave its style", () => {
    const html = renderSheet({ ...sheetOf(LECTURE), code: '</style>"; }' }, "worksheet", "page");
    expect(html).toContain("\\3c /style\\3e \\22 \\3b  \\7d ");
  });
});

describe("key", () => {
  const text = readable(renderSheet(sheetOf(LECTURE), "key", "page"));

  test("the lecture's w3 is 0.4 − 0.1 × (−0.006) = 0.4006", () => {
    expect(text).toContain("equals 0.4 minus 0.1 times minus 0.006");
    expect(text).toContain("0.4006");
  });

  test("names the mistake of the lecture: another neuron's value gives −0.011 for ∂C/∂w3", () => {
    expect(text).toMatch(/partial derivative of C with respect to w 3[\s\S]*−0\.011/);
    expect(text).toContain("wrong input");
  });
});

test("the whole solution names all five stages", () => {
  const network = sheetOf(LECTURE).questions[0]?.network;
  if (network === undefined) throw new Error("no question");
  const html = solutionHtml(network, { locale: "ko", notation: "flat", paper: "A4", purpose: "page" });
  for (const stage of ["순전파", "손실", "역전파", "갱신", "두 번째 순전파"])
    expect(html).toContain(`<h2>${stage}</h2>`);
  expect(html).toContain("경사 하강법: 기울기에 학습률을 곱하여 뺀다.");
});

describe("on paper", () => {
  let printer: Printer;
  beforeAll(async () => {
    printer = await openPrinter({ browsers: 1 });
  });
  afterAll(() => printer.close());

  const print = async (quiz: string, document: "worksheet" | "key", overrides: QuizOverrides = {}) => {
    const sheet = sheetOf(quiz, overrides);
    const pdf = await printer.print(renderSheet(sheet, document, "print"), { paper: sheet.paper });
    return Buffer.from(pdf).toString("latin1");
  };
  const pages = (pdf: string): number => pdf.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;

  test("the lecture's step takes 2 pages of A4, its key 4", async () => {
    expect(pages(await print(LECTURE, "worksheet"))).toBe(2);
    expect(pages(await print(LECTURE, "key"))).toBeLessThanOrEqual(4);
  });

  test.each([
    ["exam", "A4", "ko"],
    ["full", "Letter", "en"],
  ] as const)("%s on %s: the browser breaks no page that was made", async (preset, paper, locale) => {
    const quiz = readPreset(preset).text;
    const html = renderSheet(sheetOf(quiz, { paper, locale }), "worksheet", "page");
    expect(pages(await print(quiz, "worksheet", { paper, locale }))).toBe(
      html.match(/<div class="page">/g)?.length,
    );
  });

  test("Letter is 612 by 792 points, A4 595 by 842", async () => {
    expect(await print(LECTURE, "worksheet", { paper: "Letter" })).toMatch(/\/MediaBox \[0 0 612 792\]/);
    expect(await print(LECTURE, "worksheet")).toMatch(/\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
  });

  test("every formula and drawing is a figure with a spoken text", async () => {
    const html = renderSheet(sheetOf(LECTURE), "worksheet", "print");
    const figures = html.match(/role="img"/g)?.length ?? 0;
    const pdf = await print(LECTURE, "worksheet");
    expect(pdf.match(/\/S \/Figure/g)?.length).toBe(figures);
    expect(pdf.match(/\/Alt /g)?.length).toBe(figures);
  });
});
