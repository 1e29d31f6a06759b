import { afterEach, expect, test } from "@jest/globals";
import { makeSheet } from "../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../src/author/generator/readQuiz.js";
import { operationNamed } from "../../src/core/graph/operations.js";
import type { Sheet } from "../../src/core/sheet/sheet.js";
import { EXPORTS } from "../../src/export/index.js";
import { fieldsOf } from "../../src/export/item.js";
import { withoutLost } from "../../src/export/loss.js";
import { Losses } from "../../src/export/losses.js";
import { toVariant } from "../../src/export/toItem.js";
import { exportSheets } from "../../src/library/exports.js";

const sheetOf = (quiz: string): Sheet => makeSheet(readQuiz(quiz, "quiz.yaml"), { id: "001", seed: "loss" });
const ASKED = `
questions:
  - {topic: forward-pass, network: {layers: [2, 2, 1], activations: [gelu, sigmoid]}}
  - {topic: forward-pass, network: {layers: [2, 2, 1], activations: [tanh, sigmoid]}}
`;

/** Every operation that comes with gradsheet has a face in Python; one of somebody's own may have none. */
const gelu = operationNamed("gelu") as { python: ReturnType<typeof operationNamed>["python"] };
const face = gelu.python;
afterEach(() => {
  gelu.python = face;
});

test("unjudged: a question whose function the judge in Python does not know is left out of what the judge marks", () => {
  const variant = toVariant(sheetOf(ASKED));
  const loses = EXPORTS.prairielearn.loses.filter((name) => name !== "inferred");
  const left = () => withoutLost(loses, variant).items.map(({ question: { id } }) => id);
  expect([new Losses(loses).look(variant), left()]).toEqual([[], ["q1", "q2"]]);
  gelu.python = null;
  expect(new Losses(loses).look(variant)).toEqual([
    "unjudged (q1): questions with a function that the judge in Python does not know: they are left out",
  ]);
  expect(left()).toEqual(["q2"]);
});

test("the library writes what a format holds of some copies, and nothing where it holds none of any", async () => {
  const [held, free] = [sheetOf(ASKED), sheetOf("questions: [{topic: choose-weights}]")];
  expect(
    toVariant(free)
      .items.flatMap(fieldsOf)
      .every(({ answer }) => answer.kind === "free"),
  ).toBe(true);
  expect((await exportSheets([free, held], "gift")).content).toContain("q2 001");
  await expect(exportSheets([free, free], "gift")).rejects.toThrow(
    "error[NOTHING_LEFT]: the format holds none of the questions; another format would be right",
  );
});
