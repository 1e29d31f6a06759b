import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";
import { jsonSchemas } from "../../../src/author/quiz/jsonSchemas.js";
import { parseQuiz } from "../../../src/author/quiz/parseQuiz.js";
import { parseNetwork } from "../../../src/core/network/networkFile.js";
import { blocksOf } from "../../support/markdown.js";

/** Ajv, which nobody here wrote, reads the schemas as editors do. */
const validators = new Map(
  [...jsonSchemas()].map(([file, text]) => [file, new Ajv2020({ strict: true }).compile(JSON.parse(text))]),
);
const takes = (file: string, text: string): boolean => {
  const validate = validators.get(file);
  if (validate === undefined) throw new Error(`no schema ${file}`);
  return validate(parse(text));
};

const whole = (file: string) =>
  blocksOf(readFileSync(file, "utf8")).filter(({ language }) => language === "yaml");
const yamlIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => readFileSync(join(folder, file), "utf8"));

const quizzes = [
  ...[...yamlIn("examples"), ...yamlIn("templates/presets")].filter((text) => /^questions:/m.test(text)),
  ...[...whole("docs/quiz-file.md"), ...whole("docs/tutorial.md")]
    .map(({ text }) => text)
    .filter((text) => /^questions:/m.test(text)),
];
const networks = [
  readFileSync("examples/network.yaml", "utf8"),
  ...whole("docs/network-file.md").map(({ text }) => text),
];

/** `npm run schemas` writes them anew. */
test.each([...jsonSchemas()])("schemas/%s is what the reader's own schema says", (file, text) => {
  expect(readFileSync(join("schemas", file), "utf8")).toBe(text);
});

test("every quiz of examples, presets and documents keeps the schema", () => {
  expect(quizzes.length).toBeGreaterThan(15);
  for (const text of quizzes) expect([takes("quiz.schema.json", text), text]).toEqual([true, text]);
});

test("every network of examples and documents keeps the schema", () => {
  expect(networks.length).toBeGreaterThan(3);
  for (const text of networks) expect([takes("network.schema.json", text), text]).toEqual([true, text]);
});

test("every YAML file of examples names its schema in the first line, where an editor finds it, and keeps it", () => {
  const files = readdirSync("examples", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => join("examples", file));
  expect(files.length).toBeGreaterThan(8);
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    const [, path = ""] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? [];
    const [folder, name = ""] = normalize(join(dirname(file), path)).split(/[\\/]/);
    expect([file, folder, takes(name, text)]).toEqual([file, "schemas", true]);
  }
});

test("an editor says of every key of a network what it is", () => {
  const { properties } = JSON.parse(readFileSync("schemas/network.schema.json", "utf8"));
  const { $schema: _schema, ...keys } = properties;
  const layer = properties.layers.items.properties;
  expect([Object.keys(keys).length, Object.keys(layer)]).toEqual([11, ["weights", "biases", "activation"]]);
  for (const [key, told] of Object.entries({ ...keys, ...layer }))
    expect([key, told]).toEqual([key, expect.objectContaining({ description: expect.any(String) })]);
});

const loss = "questions: [{ topic: loss }]";
test.each([
  ["a key misspelt", `titel: Week 3\n${loss}`],
  ["a topic that there is not", "questions: [{ topic: losses }]"],
  ["a level that there is not", "questions: [{ topic: loss, level: hard }]"],
  ["no questions", "questions: []"],
  ["seven options", "questions: [{ topic: loss, as: choice, options: 7 }]"],
  ["a share above 1", `marking: { misconception: 2 }\n${loss}`],
  ["a key misspelt in a drawn network", `network: { layer: [2, 2, 1] }\n${loss}`],
  ["a key misspelt in a question's network", "questions: [{ topic: loss, network: { activatoin: tanh } }]"],
])("%s is refused by the schema and by the reader", (_what, text) => {
  expect(takes("quiz.schema.json", text)).toBe(false);
  expect(() => parseQuiz(text, "quiz.yaml")).toThrow(/^error\[/);
});

const layers = "inputs: [0.5]\ntargets: [1]\nlayers: [{ weights: [[0.8]], activation: sigmoid }]";
test.each([
  ["an activation misspelt", layers.replace("sigmoid", "sigmod")],
  ["a negative penalty", `${layers}\nl2: -1`],
  ["a key misspelt", `${layers}\nlearningrate: 1`],
])("a network with %s is refused by the schema and by the reader", (_what, text) => {
  expect(takes("network.schema.json", text)).toBe(false);
  expect(() => parseNetwork(text, "network.yaml")).toThrow(/^error\[/);
});

test("a quiz and a network may name their schema for an editor, and are read as without it", () => {
  const named = (text: string) => `$schema: node_modules/gradsheet/schemas/some.schema.json\n${text}`;
  expect(takes("quiz.schema.json", named(loss))).toBe(true);
  expect(takes("network.schema.json", named(layers))).toBe(true);
  expect(parseQuiz(named(loss), "quiz.yaml").quiz).toEqual(parseQuiz(loss, "quiz.yaml").quiz);
  expect(parseNetwork(named(layers), "network.yaml")).toEqual(parseNetwork(layers, "network.yaml"));
});
