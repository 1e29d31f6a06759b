import { expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { renderSheet, type SheetDocument } from "../../../src/paper/pages/documents.js";

/** What a page says, formulas as they are read aloud. */
function pageOf(quiz: string, document: SheetDocument = "worksheet"): string {
  const sheet = makeSheet(readQuiz(`questions: [${quiz}]`, "quiz.yaml"), { id: "001", seed: "asked" });
  const html = renderSheet(sheet, document, "page");
  return html
    .slice(html.indexOf("<body"))
    .replace(/<span class="formula[^>]*aria-label="([^"]*)".*?<\/math><\/span>/g, "$1")
    .replace(/<\/?i>/g, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
}

test("a choice about H says what H is", () => {
  const page = pageOf("{topic: cost-count, as: choice}");
  expect(page).toContain("Work out H, the hours that one update takes. Choose the right option.");
  expect(page).not.toContain("L, for the loss");
});

test("guided blanks: the formula of the product, which has the missing factor in it, is not printed", () => {
  const page = pageOf("{topic: output-gradient, as: blanks, level: guided}");
  const product = page.slice(page.indexOf("Work out the product"));
  expect(product).not.toContain("times");
});

test("guided: the formulas of the lines between are printed", () => {
  expect(pageOf("{topic: backprop, level: guided}")).toContain(
    "Use: partial derivative of C with respect to a 1 of layer 1 equals",
  );
});

test("the parts of a batch name their example", () => {
  const page = pageOf("{topic: batch-gradient}");
  expect(page).toContain("the loss of example 1 alone");
  expect(page).toContain("the loss of example 2 alone");
  expect(page).toContain("A superscript [k] marks what belongs to example k.");
});

test("an exam on matrices speaks of no step that it does not ask for", () => {
  expect(pageOf("{topic: matrix-form, level: exam}")).not.toContain("entry by entry");
});

test("the rounding of most questions stands above them, an exception in its own question", () => {
  const page = pageOf("{topic: hidden-gradient}, {topic: gradient-check}, {topic: backprop}");
  expect(page).toContain(
    "Round your answers: gradients and all other results to 4 significant figures You may carry on",
  );
  expect(page).toContain(
    "Here, give weighted sums, activations, losses to 8 decimal places, gradients and all other results to 7 significant figures, relative errors to 3 significant figures.",
  );
  expect(page.match(/Here, give/g)).toHaveLength(1);
});

test("what all questions share is said once, and a question that departs says its own", () => {
  const page = pageOf(
    "{topic: backprop}, {topic: hidden-gradient}, {topic: loss, network: {layers: [2, 2], loss: half-sse}}",
  );
  expect(page.match(/sigma of z equals/g)).toHaveLength(2);
  expect(page.match(/leads from neuron/g)).toHaveLength(1);
  const [head = "", last = ""] = [page.split("Question 1")[0], page.split("Question 3")[1]];
  expect(head).toMatch(/Where a question says nothing else: .*1 over n/);
  expect(last).toMatch(/one half/);
});

test("no network is drawn where nothing is read off it; its targets are given", () => {
  const page = pageOf("{topic: loss}");
  expect(page).not.toContain("Hidden layer");
  expect(page).toMatch(/Given y 1 =/);
  expect(pageOf("{topic: output-gradient}")).toContain("Hidden layer");
});

test("every question has a cell for its score, eleven in a row at most, and all of them a total", () => {
  const twelve = Array.from({ length: 12 }, () => "{topic: chain-rule}").join(", ");
  const [head = ""] = pageOf(twelve).split("Round your answers");
  expect(head.match(/Q\d+/g)).toEqual(Array.from({ length: 12 }, (_none, k) => `Q${k + 1}`));
  expect(head).toContain("Total");
  expect(pageOf("{topic: chain-rule}")).not.toContain("Q1");
});

test("a question of one part has no (a), on the worksheet or on the key", () => {
  expect(pageOf("{topic: loss}")).not.toContain("(a)");
  expect(pageOf("{topic: loss}", "key")).not.toContain("(a)");
});

test("the key works out the answers in the order of the worksheet's boxes", () => {
  const quiz = "{topic: weight-update}";
  const orderIn = (page: string, after: string): string[] =>
    [...page.matchAll(new RegExp(`C with respect to (w \\d \\d of layer \\d) ${after}`, "g"))].map(
      ([, weight]) => weight ?? "",
    );
  const boxes = orderIn(pageOf(quiz), "=");
  expect(boxes).toHaveLength(4);
  expect(orderIn(pageOf(quiz, "key"), "equals partial")).toEqual(boxes);
});

test("the key says why: where the slope is largest, how far a claimed gradient is off, which mistake was made", () => {
  expect(pageOf("{topic: activation-derivative, variant: tanh}", "key")).toContain("steepest at 0");
  expect(pageOf("{topic: gradient-check}", "key")).toMatch(/g and the central difference are [\d.]+ % apart/);
  expect(pageOf("{topic: find-the-mistake}", "key")).toMatch(/Line: \d+ .* The mistake: /);
});

test("no guided formula is the answer itself: a word that is not in the sentence has the gradient 0", () => {
  expect(pageOf("{topic: embedding, level: guided}", "key")).toMatch(/ = 0 The word is not in the sentence/);
  expect(pageOf("{topic: embedding, level: guided}")).not.toMatch(/equals 0 /);
});
