import { expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { writeFormula } from "../../../src/core/notation/formula.js";
import { textFormula } from "../../../src/core/notation/styles.js";
import { notationOfQuestion } from "../../../src/core/sheet/questionNotation.js";
import type { Option, Question } from "../../../src/core/sheet/sheet.js";
import { TOPICS, type TopicName } from "../../../src/core/topics/index.js";
import { seeds } from "../../seeds.js";

/** Sheets of a topic. */
const SHEETS = seeds(36, 200);
/** What a guesser may earn of four options, beside so many standard errors of a quarter. */
const [MOST, ERRORS] = [0.3, 2.6];
const NETWORKS = [
  "layers: [2, 2, 1], bias: true",
  "layers: [3, 3, 2], activations: [tanh, sigmoid], loss: half-sse",
  "layers: [2, 2, 1], activations: [sigmoid, sigmoid], loss: bce",
];

interface Choice {
  readonly texts: readonly string[];
  /** The options as numbers; NaN for what is none. */
  readonly sizes: readonly number[];
  readonly right: number;
}

function textOf(option: Option, question: Question): string {
  switch (option.kind) {
    case "formula":
      return writeFormula(option.expression, textFormula(notationOfQuestion(question, "indexed")));
    case "code":
      return option.code;
    case "quantity":
      return option.quantity;
    case "words":
      return `${option.words} ${option.because?.words ?? ""} ${Object.values(option.because?.symbols ?? {}).join(" ")}`;
    case "value":
      return option.display;
    case "prose":
      return option.text;
  }
}

/** The choices between four on the sheets of a topic, asked as it is or as a choice between numbers; none where it cannot be asked so. */
function choicesOf(topic: TopicName, as: string): { choices: Choice[]; giveaways: string[] } {
  const network = (k: number) => (TOPICS[topic].kind === "own" ? "" : `network: {${NETWORKS[k % 3]}}\n`);
  const quizzes = NETWORKS.map((_network, k) => `${network(k)}questions: [{topic: ${topic}${as}}]`);
  const choices: Choice[] = [];
  const giveaways: string[] = [];
  for (let k = 0; k < SHEETS; k++) {
    const quiz = readQuiz(quizzes[k % 3] ?? "", "quiz.yaml");
    for (const question of makeSheet(quiz, { id: "001", seed: `guess-${k}` }).questions)
      for (const answer of question.answers) {
        // At which of four points a slope is largest is known by their sizes: that is what is asked.
        if (answer.kind !== "choice" || answer.options.length !== 4 || answer.id.endsWith(".largest"))
          continue;
        const sizes = answer.options.map((one) =>
          one.kind === "value" ? Math.abs(Number(one.display)) : Number.NaN,
        );
        const texts = answer.options.map((one) => textOf(one, question));
        choices.push({ texts, sizes, right: answer.right - 1 });
        const printed = new Set([0, ...Object.values(question.givens)]);
        giveaways.push(
          ...answer.options.flatMap((one, place) =>
            one.kind === "value" && place !== answer.right - 1 && printed.has(Number(one.display))
              ? [`${topic} ${k}: ${one.display}`]
              : [],
          ),
        );
      }
  }
  return { choices, giveaways };
}

const alike = (texts: readonly string[], k: number, of: (text: string) => unknown): number =>
  texts.filter((one) => of(one) === of(texts[k] ?? "")).length;
const figures = (text: string): number => text.replace(/[^0-9]/g, "").replace(/^0+/, "").length;
const isNegative = (text: string): boolean => /^[-−]/.test(text);

/** How many signs two texts share, of all that either has. */
function sharedBy(a: string, b: string): number {
  const [one, other] = [a, b].map((text) => text.match(/\w+|\S/g) ?? []);
  const left = [...(other ?? [])];
  const shared = (one ?? []).filter((sign) => {
    const place = left.indexOf(sign);
    if (place >= 0) left.splice(place, 1);
    return place >= 0;
  }).length;
  return shared / ((one ?? []).length + (other ?? []).length - shared);
}
const likeness = ({ texts }: Choice, k: number): number =>
  Math.round(100 * texts.reduce((sum, one, m) => (m === k ? sum : sum + sharedBy(one, texts[k] ?? "")), 0));
/** A letter more or less is not seen. */
const lengthOf = ({ texts }: Choice, k: number): number => {
  const length = texts[k]?.length ?? 0;
  return Math.max(...texts.filter((one) => Math.abs(one.length - length) <= 1).map((one) => one.length));
};
const middleOf = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[2] ?? 0;

/** Who reads no question takes the option that has most of something. */
const LOOKS: Readonly<Record<string, (choice: Choice, k: number) => number>> = {
  "the first": (_choice, k) => -k,
  "the last": (_choice, k) => k,
  "the longest": lengthOf,
  "the shortest": (choice, k) => -lengthOf(choice, k),
  "of an odd length": (choice, k) =>
    Math.abs((choice.texts[k]?.length ?? 0) - middleOf(choice.texts.map(({ length }) => length))),
  "of odd figures": ({ texts }, k) => -alike(texts, k, figures),
  "of common figures": ({ texts }, k) => alike(texts, k, figures),
  "most like the others": likeness,
  "least like the others": (choice, k) => -likeness(choice, k),
  "of an odd sign": ({ texts }, k) => -alike(texts, k, isNegative),
  "of the common sign": ({ texts }, k) => alike(texts, k, isNegative),
  "a negative one": ({ texts }, k) => (isNegative(texts[k] ?? "") ? 1 : 0),
  "the largest": ({ sizes }, k) => sizes[k] ?? 0,
  "the smallest": ({ sizes }, k) => -(sizes[k] ?? 0),
  "of the common verdict": ({ texts }, k) => alike(texts, k, (text) => text.split(" ")[0]),
};

/** The share that this guesser earns; of those alike one by chance. */
function earned(choices: readonly Choice[], look: (choice: Choice, k: number) => number): number {
  const shares = choices.map((choice) => {
    const looks = choice.texts.map((_text, k) => look(choice, k) || 0);
    const most = Math.max(...looks);
    return looks[choice.right] === most ? 1 / looks.filter((one) => one === most).length : 0;
  });
  return shares.reduce((sum, one) => sum + one, 0) / shares.length;
}

const ROWS = (Object.keys(TOPICS) as TopicName[]).flatMap((topic) => {
  const { asks } = TOPICS[topic];
  return [{ topic, as: "" }, ...(asks?.choice === false ? [] : [{ topic, as: ", as: choice" }])];
});

test.each(ROWS)("$topic$as: who sees but the looks of four options earns 30 % at most", ({ topic, as }) => {
  const { choices, giveaways } = choicesOf(topic, as);
  expect(giveaways).toEqual([]);
  if (choices.length === 0) return;
  const limit = MOST + ERRORS * Math.sqrt((0.25 * 0.75) / choices.length);
  const found = Object.entries(LOOKS).map(([name, look]) => [name, earned(choices, look)] as const);
  if (process.env["SHOW_GUESSERS"] !== undefined) {
    const [name, most] = [...found].sort(([, a], [, b]) => b - a)[0] ?? ["", 0];
    process.stdout.write(`${topic}${as} (${choices.length}): ${name}, ${Math.round(100 * most)} %\n`);
  }
  expect(found.filter(([, share]) => share > limit)).toEqual([]);
});
