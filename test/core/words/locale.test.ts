import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { SLIPS } from "../../../src/author/generator/choices/slips.js";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { LEVELS, LOCALES } from "../../../src/core/base/settings.js";
import { OPERATIONS } from "../../../src/core/graph/operations.js";
import { solutionGraph } from "../../../src/core/graph/solutionGraph.js";
import { EDIT_KINDS } from "../../../src/core/marking/detective/edit.js";
import { FORMULA_FAULTS } from "../../../src/core/marking/formula/formulaFault.js";
import { RULINGS, UNREADABLE_CHOICES, VERDICTS } from "../../../src/core/marking/marked.js";
import { SEPARATION_MISTAKES } from "../../../src/core/marking/nameSeparation.js";
import { UNREADABLE } from "../../../src/core/marking/readNumber.js";
import { MISCONCEPTIONS } from "../../../src/core/misconceptions/index.js";
import { ACTIVATIONS, type ActivationName } from "../../../src/core/network/activations/index.js";
import { LOSSES, type LossName, lossNamed, lossTakes } from "../../../src/core/network/losses/index.js";
import type { Topology } from "../../../src/core/network/network.js";
import { OPTIMIZERS, type OptimizerName } from "../../../src/core/network/optimizers/index.js";
import type { OptionAnswer, Question } from "../../../src/core/sheet/sheet.js";
import { chooseWeights } from "../../../src/core/topics/chooseWeights.js";
import type { Claim } from "../../../src/core/topics/claims/claim.js";
import { CLAIM_PATTERNS } from "../../../src/core/topics/claims/index.js";
import { situationOf } from "../../../src/core/topics/claims/situation.js";
import { TOPICS } from "../../../src/core/topics/index.js";
import { BUGS } from "../../../src/core/topics/programs/bugs.js";
import type { Topic } from "../../../src/core/topics/topic.js";
import { messagesFor, textsOf } from "../../../src/core/words/locale.js";
import { keyOf, type MessageKey } from "../../../src/core/words/messages.js";
import { frozenSheet } from "../../support/frozen.js";

const keysOf = <K extends string>(table: Readonly<Record<K, unknown>>) => Object.keys(table) as K[];
const filesUnder = (folder: string, end: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(end))
    .map((file) => readFileSync(join(folder, file), "utf8"));

const BASE: Topology = {
  inputs: 2,
  layers: [
    { size: 2, activation: "sigmoid", biased: true },
    { size: 2, activation: "sigmoid", biased: true },
  ],
  examples: 1,
  loss: "mse",
  reduction: "mean",
  penalised: false,
  trainBiases: true,
  batchSize: 1,
  optimizer: "sgd",
};

const withOutput = (activation: ActivationName): Topology["layers"] => [
  ...BASE.layers.slice(0, 1),
  { size: 2, activation, biased: false },
];

/** Topologies that together bring every line that the solver can write. */
function topologies(): Topology[] {
  const outputs = keysOf(ACTIVATIONS).flatMap((activation) =>
    keysOf(LOSSES)
      .filter((loss: LossName) => lossTakes(lossNamed(loss), ACTIVATIONS[activation]))
      .map((loss) => ({ ...BASE, loss, layers: withOutput(activation) })),
  );
  const rules = keysOf(OPTIMIZERS).map((optimizer: OptimizerName) => ({ ...BASE, optimizer }));
  const batches = [1, 2].flatMap((examples) =>
    (["mean", "sum"] as const).flatMap((reduction) =>
      [true, false].map((penalised) => ({ ...BASE, examples, batchSize: examples, reduction, penalised })),
    ),
  );
  const single = {
    ...BASE,
    layers: [...BASE.layers.slice(0, 1), { size: 1, activation: "sigmoid", biased: true } as const],
  };
  // So many weights that their penalty is taken layer by layer.
  const wide = {
    ...BASE,
    penalised: true,
    layers: [1, 2].map(() => ({ size: 15, activation: "sigmoid", biased: true }) as const),
  };
  return [...outputs, ...rules, ...batches, single, wide];
}

/** Questions of every topic, of every variant, drawn some times. */
const drawn: readonly Question[] = Object.values<Topic>(TOPICS).flatMap(({ name, ...topic }) => {
  const variants = topic.kind === "own" && topic.variants.length > 0 ? topic.variants : [""];
  return variants.flatMap((variant) =>
    ["standard", "exam"].flatMap((level) => {
      const chosen = variant === "" ? "" : `, variant: ${variant}`;
      const quiz = readQuiz(`questions: [{topic: ${name}, level: ${level}${chosen}}]`, "quiz.yaml");
      return ["1", "2", "3", "4", "5"].flatMap((seed) => makeSheet(quiz, { id: "001", seed }).questions);
    }),
  );
});

/** Questions of the sheets that earlier versions wrote. */
const frozen: readonly Question[] = ["guided", "standard", "exam", "choice", "blanks"].flatMap(
  (name) => frozenSheet(`0.1.0/${name}`).questions,
);

/** Questions asked in every other way than by numbers, and one about a chain without a bound on its slopes. */
const chosen: readonly Question[] = [
  "topic: output-gradient, as: choice",
  "topic: output-gradient, as: blanks",
  "topic: output-gradient, as: choice, noneOfThese: true",
  "topic: vanishing-gradient, network: {activation: tanh}",
  "topic: choose-weights, variant: xor, level: guided",
  "topic: what-happens, count: 6, network: {layers: [2, 2, 1], bias: true}",
  ...chooseWeights.variants.map((variant) => `topic: choose-weights, variant: ${variant}, as: choice`),
  "topic: derive, network: {layers: [2, 2, 2], activations: [tanh, softmax], loss: cross-entropy}",
  "topic: derive, as: formula, network: {layers: [2, 2, 2], activations: [tanh, softmax], loss: cross-entropy}",
].flatMap((wish) => {
  const quiz = readQuiz(`questions: [{${wish}}]`, "quiz.yaml");
  return makeSheet(quiz, { id: "001", seed: "1" }).questions;
});

/** Every statement that is made about some networks. */
const claims = (): Claim[] =>
  ["sigmoid", "relu"].flatMap((activation) => {
    const quiz = readQuiz(
      `network: {layers: [2, 2, 1], bias: true, activation: ${activation}}\nquestions: [{topic: true-false}]`,
      "quiz.yaml",
    );
    return ["1", "2", "3"].flatMap((seed) =>
      makeSheet(quiz, { id: "001", seed }).questions.flatMap(({ network }) =>
        network === undefined ? [] : CLAIM_PATTERNS.flatMap((one) => one.claims(situationOf(network))),
      ),
    );
  });

const optionAnswers = (): OptionAnswer[] =>
  [...drawn, ...chosen].flatMap(({ answers }) =>
    answers.flatMap((one) => ("options" in one && one.kind !== "several" ? [one] : [])),
  );

/** What kind of choice it is: several of one kind have their number behind it. */
const kindOf = ({ name }: OptionAnswer): string => name.replace(/\d+$/, "");

const variantKeys = (): string[] =>
  Object.values<Topic>(TOPICS).flatMap((topic) =>
    topic.kind === "own" ? topic.variants.map((variant) => `${topic.name}.${variant}`) : [],
  );

/** The keys that are put together from a table, by the prefix that they have in common. */
const FROM_TABLES: Readonly<Record<string, () => readonly string[]>> = {
  "practice.level.": () => LEVELS,
  "practice.teaches.": () => keysOf(TOPICS),
  "edit.": () => [...EDIT_KINDS, "arrow"],
  "reason.": () =>
    [...topologies().map((one) => solutionGraph(one)), ...drawn].flatMap(({ definitions }) =>
      definitions.map(({ reason }) => reason),
    ),
  "misconception.": () =>
    [...keysOf(MISCONCEPTIONS), ...SEPARATION_MISTAKES, ...SLIPS, "shape-turned", "other-quantity"].flatMap(
      (id) => [`${id}.name`, `${id}.short`, `${id}.tutor`],
    ),
  "topic.": () => keysOf(TOPICS).flatMap((id) => [`${id}.title`, `${id}.task`]),
  // What sheets of earlier versions ask keeps its words.
  "part.": () => [
    ...[...drawn, ...chosen, ...frozen].flatMap(({ parts }) => parts.map(({ id }) => id)),
    "forward-hidden.each",
    "hidden-gradient.each",
    "letters",
    "own",
  ],
  "task.": () => ["choice", "choose", "blanks"],
  "choice.": () => [
    "letters",
    ...optionAnswers().flatMap((one) => (one.kind === "choice" ? [one.asks?.words ?? kindOf(one)] : [])),
    ...claims().map(({ says }) => says.words),
    // What sheets of 0.2.0 say.
    "claim-rate-multiplies",
    // A teacher's own options.
    "own",
    "several",
  ],
  "option.": () => [
    ...optionAnswers().flatMap(({ options }) =>
      options.flatMap((option) => (option.kind === "words" ? [option.words] : [])),
    ),
    ...claims().flatMap(({ reasons }) => reasons.map(({ says }) => says.words)),
    // What sheets of 0.2.0 say.
    "since-rate-factor",
    "since-divided",
  ],
  "marked.choice.": () => [
    "own",
    ...optionAnswers().flatMap((one) => (one.kind === "choice" ? [kindOf(one)] : [])),
  ],
  "why.": () => [
    ...claims().map(({ why }) => why),
    ...BUGS.map(({ name }) => `bug-${name}`),
    ...[...drawn, ...chosen].flatMap(({ answers }) =>
      answers.flatMap((one) => ("why" in one ? [one.why?.words ?? ""] : [])),
    ),
    ...optionAnswers().flatMap((one) =>
      one.kind === "choice" && one.name !== "choice" && one.why === undefined ? [kindOf(one)] : [],
    ),
  ],
  "shape.": () => ["matrix", "turned", "vector"],
  "variant.": variantKeys,
  "stage.": () => ["forward", "loss", "backward", "update", "second"],
  "activation.": () => keysOf(ACTIVATIONS),
  "defined.": () => [...keysOf(ACTIVATIONS), ...keysOf(LOSSES), ...keysOf(OPTIMIZERS), "penalty"],
  "verdict.": () => VERDICTS,
  "unreadable.": () => [
    ...UNREADABLE,
    ...UNREADABLE_CHOICES,
    ...FORMULA_FAULTS.map((one) => `formula-${one}`),
  ],
  "ruled.": () => RULINGS,
  "marked.column.": () => ["box", "id", "given", "points", "verdict", "message"],
  "spoken.call.": () =>
    Object.entries(OPERATIONS).flatMap(([name, { shown }]) =>
      shown === undefined && name !== "logSumExp" ? [name] : [],
    ),
  "spoken.letter.": () => ["η", "λ", "ε", "ρ", "β", "δ", "μ", "γ"],
};

describe("the texts of each language", () => {
  const [first, ...others] = LOCALES;
  const collections = others.flatMap((locale) =>
    (["pages", "lessons", "report"] as const).map((texts) => ({ locale, texts }) as const),
  );

  test.each(collections)(
    "$locale, $texts: the keys of the first language, and no other",
    ({ locale, texts }) => {
      expect(Object.keys(textsOf(locale, texts)).sort()).toEqual(Object.keys(textsOf(first, texts)).sort());
    },
  );

  test.each(collections)(
    "$locale, $texts: a text has the parameters of the first language's",
    ({ locale, texts }) => {
      const parameters = (text = "") => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
      const own = textsOf(locale, texts);
      for (const [key, text] of Object.entries(textsOf(first, texts)))
        expect([key, ...parameters(own[key])]).toEqual([key, ...parameters(text)]);
    },
  );

  test("the folder has files for the languages of the list, and no other", () => {
    const files = LOCALES.flatMap((locale) => [
      `${locale}.json`,
      `lessons.${locale}.json`,
      `report.${locale}.json`,
    ]);
    expect(readdirSync("templates/locales").sort()).toEqual(files.sort());
  });

  test("a template asks for texts that there are", () => {
    const asked = filesUnder("templates", ".hbs").flatMap((text) =>
      [...text.matchAll(/[({]t "([^"]+)"/g)].map(([, key = ""]) => key),
    );
    expect(asked.length).toBeGreaterThan(40);
    const known = Object.keys(textsOf(first));
    expect(asked.filter((key) => !known.includes(key))).toEqual([]);
  });

  test("all that is taught has its texts: this does not compile while one is missing", () => {
    const named: readonly MessageKey[] = [
      ...keysOf(TOPICS).flatMap((name) => [`topic.${name}.title`, `topic.${name}.task`] as const),
      ...keysOf(MISCONCEPTIONS).flatMap(
        (name) =>
          [
            `misconception.${name}.name`,
            `misconception.${name}.short`,
            `misconception.${name}.tutor`,
          ] as const,
      ),
      ...keysOf(ACTIVATIONS).flatMap(
        (name) => [`activation.${name}`, `defined.${name}`, `reason.activation-${name}`] as const,
      ),
      ...keysOf(LOSSES).flatMap((name) => [`defined.${name}`, `reason.loss-${name}`] as const),
      ...keysOf(OPTIMIZERS).flatMap((name) => [`defined.${name}`, `reason.update-${name}`] as const),
    ];
    expect(named.filter((key) => messagesFor(first)(key) === "")).toEqual([]);
  });

  test.each(Object.entries(FROM_TABLES))(
    "%s… has a text for each of its table, and no other",
    (prefix, table) => {
      const keys = Object.keys(textsOf("en")).filter((key) => key.startsWith(prefix));
      expect(keys.sort()).toEqual([...new Set(table().map((key) => prefix + key))].sort());
    },
  );

  test("every other text is used somewhere", () => {
    const sources = [...filesUnder("src", ".ts"), ...filesUnder("templates", ".hbs")].join("\n");
    const built = /^rounding\.((own|both)\.)?(values|gradients|weights|errors)$/;
    const unused = Object.keys(textsOf("en")).filter(
      (key) =>
        !Object.keys(FROM_TABLES).some((prefix) => key.startsWith(prefix)) &&
        !built.test(key) &&
        !sources.includes(`"${key}"`),
    );
    expect(unused).toEqual([]);
  });

  test.each(LOCALES)("%s: a missing text is an error that names it", (locale) => {
    expect(() => messagesFor(locale)(keyOf("spoken", "call", "none"))).toThrow(
      `the locale ${locale} has no text "spoken.call.none"`,
    );
  });

  test.each(LOCALES)(
    "%s: what an old sheet names and has no text any more reads as it is named",
    (locale) => {
      const t = messagesFor(locale);
      expect(t(keyOf("misconception", "forgot-the-slope", "name"))).toBe("forgot the slope");
      expect(t(keyOf("topic", "hopfield", "title"))).toBe("hopfield");
    },
  );

  test("parameters are put in; numbers too", () => {
    expect(messagesFor("ko")("marks.other", { count: 3 })).toBe("3점");
    expect(messagesFor("en")("page.of", { page: 1 })).toBe("Page 1 of {pages}");
  });
});
