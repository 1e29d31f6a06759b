import { describe, expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { messagesFor } from "../../../src/core/words/locale.js";
import { contextsOf } from "../../../src/document/build/questionContext.js";
import { questionView } from "../../../src/document/build/questionView.js";
import { lineText } from "../../../src/document/write/text/lineText.js";

/** The symbols of each row of what a question prints as worked out; null where they stand in a line of text. */
function tableOf(question: string): readonly string[] | null {
  const sheet = makeSheet(readQuiz(`series: known\nquestions: [${question}]`, "quiz.yaml"), {
    id: "001",
    seed: "7",
  });
  const [context] = contextsOf(sheet, messagesFor("en"));
  if (context === undefined) throw new Error("no question");
  const { knownTable } = questionView(context, 1, []);
  return knownTable?.rows.map((row) => row.map(({ symbol }) => lineText(symbol)).join(", ")) ?? null;
}

describe("what is already worked out", () => {
  test("of one example has a row a layer and direction: activations, then derivatives", () => {
    expect(tableOf("{topic: weight-update, network: {layers: [2, 2, 1]}}")).toEqual([
      "a 1 of layer 1, a 2 of layer 1",
      "a 1 of layer 2",
      "partial derivative of C with respect to z 1 of layer 1, partial derivative of C with respect to z 2 of layer 1",
      "partial derivative of C with respect to z 1 of layer 2",
    ]);
  });
  test("of a batch has a row an example, with the same columns", () => {
    const rows = tableOf("{topic: batch-gradient, network: {layers: [2, 2, 1], examples: 2}}") ?? [];
    expect(rows).toHaveLength(2);
    expect(rows[1]).toBe(rows[0]?.replaceAll("example 1", "example 2"));
  });
  test("is no table where there is one value", () => {
    expect(tableOf("{topic: loss, network: {layers: [1, 1]}}")).toBeNull();
  });
});
