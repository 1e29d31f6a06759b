import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { keysIn, nodesAt, type SchemaNode, wordsIn } from "../../src/web/compose/schema.js";
import { placeAt } from "../../src/web/compose/yamlPlace.js";

const schema = JSON.parse(readFileSync("schemas/quiz.schema.json", "utf8")) as SchemaNode;

/** What is offered where `|` stands. */
function offered(marked: string): readonly string[] {
  const { path, key } = placeAt(marked.replace("|", ""), marked.indexOf("|"));
  return key === null ? [...keysIn(nodesAt(schema, path)).keys()] : wordsIn(nodesAt(schema, [...path, key]));
}

test.each([
  ["ti|", [], null, "ti"],
  ["locale: k|", [], "locale", "k"],
  ["network:\n  lo|", ["network"], null, "lo"],
  ["network:\n  loss: mse\npo|", [], null, "po"],
  ["network: { bias: true, loss: m|", ["network"], "loss", "m"],
  ["questions:\n  - topic: loss\n    le|", ["questions", 0], null, "le"],
  ["questions:\n- topic: loss\n- to|", ["questions", 0], null, "to"],
  ["questions:\n  - topic: loss\n    network:\n      acti|", ["questions", 0, "network"], null, "acti"],
  [
    "questions:\n  - topic: loss\n    network: { bias: true }\n  - { topic: forw|",
    ["questions", 0],
    "topic",
    "forw",
  ],
  ["# a: b\nquestions:\n\n  - topic: loss\nrounding:\n  values: { de|", ["rounding", "values"], null, "de"],
])("the place in %j", (marked, path, key, word) => {
  expect(placeAt(marked.replace("|", ""), marked.indexOf("|"))).toEqual({ path, key, word });
});

test("keys and words are offered by the schema", () => {
  expect(offered("|")).toEqual(expect.arrayContaining(["title", "attempts", "due", "questions"]));
  expect(offered("questions:\n  - |")).toEqual(expect.arrayContaining(["topic", "level", "as"]));
  expect(offered("questions:\n  - topic: |")).toEqual(expect.arrayContaining(["forward-pass", "digit"]));
  expect(offered("questions:\n  - level: |")).toEqual(["guided", "standard", "exam"]);
  expect(offered("network:\n  activation: |")).toEqual(expect.arrayContaining(["sigmoid", "relu"]));
  expect(offered("network:\n  bias: |")).toEqual(["true", "false"]);
  expect(offered("nothing:\n  of: |")).toEqual([]);
});
