import { describe, expect, test } from "@jest/globals";
import { parse, stringify } from "yaml";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { presetNames, readPreset } from "../../../src/author/quiz/presets.js";
import { numbersFor, type Randomness } from "../../../src/classroom/set/students/randomness.js";
import type { Question, Sheet } from "../../../src/core/sheet/sheet.js";

const keyed: Randomness = { kind: "secret", secret: Buffer.alloc(32, 7) };
const seeded: Randomness = { kind: "seed", seed: "11" };

/** What decides a question: its kind, its givens, and what is asked. */
const drawnIn = ({ topic, variant, givens, parts, attempt }: Question) =>
  JSON.stringify([
    topic,
    variant,
    givens,
    parts.map((part) => part.answers.map((id) => id.replace(/^q\d+/, ""))),
    attempt,
  ]);

/** What a set draws for a copy, without its count of pages. */
function sheetOf(text: string, randomness: Randomness, id = "001"): Sheet {
  const quiz = readQuiz(text, "quiz.yaml");
  return makeSheet(quiz, { ...numbersFor(randomness, quiz.series ?? "", id), id });
}

function numbersOf(text: string, randomness: Randomness, id = "001"): string[] {
  return sheetOf(text, randomness, id).questions.map(drawnIn);
}

const quiz =
  "series: midterm\nnetwork: {bias: true}\nquestions:\n- {topic: hidden-gradient}\n- {topic: loss}\n- {topic: chain-rule}\n";

describe.each([
  ["a seed", seeded],
  ["a secret", keyed],
] as const)("the numbers of a copy made from %s", (_what, randomness) => {
  const numbers = numbersOf(quiz, randomness);

  test.each([
    ["language", "locale: ko\n"],
    ["paper", "paper: Letter\n"],
    ["notation", "notation: flat\n"],
    ["title", "title: Another\n"],
    ["instructions", "instructions: No phones.\n"],
    ["look", "look: {color: '#203040'}\n"],
    ["points and minutes", "points: 20\nminutes: 12\n"],
    ["marking", "marking: {followThrough: 0.5}\n"],
    ["times and attempts of handing in", "attempts: [1, 0.5]\nfeedback: never\ndue: 2026-04-20\npin: true\n"],
  ])("do not move with the %s", (_key, line) => {
    expect(numbersOf(line + quiz, randomness)).toEqual(numbers);
  });

  test("stay when a question of another topic is put before it, and a named one before its like", () => {
    const before = quiz.replace(
      "questions:\n",
      "questions:\n- {topic: cost-count}\n- {topic: loss, name: first}\n",
    );
    expect(numbersOf(before, randomness).filter((one) => numbers.includes(one))).toEqual(numbers);
  });

  test("a named question keeps its numbers when others of its topic are put before it", () => {
    const named = quiz.replace("{topic: loss}", "{topic: loss, name: mine}");
    const [, mine = ""] = numbersOf(named, randomness);
    const before = named.replace("questions:\n", "questions:\n- {topic: loss, count: 2}\n");
    expect(numbersOf(before, randomness)).toContain(mine);
  });

  test("are others in another series, and for another copy", () => {
    const others = [
      ...numbersOf(quiz.replace("midterm", "final"), randomness),
      ...numbersOf(quiz, randomness, "002"),
    ];
    expect(others.filter((one) => numbers.includes(one))).toEqual([]);
  });
});

test("two presets of one seed share no network", () => {
  const networks = presetNames()
    // The lecture's own network, with the numbers of the lecture.
    .filter((name) => !["lecture", "lecture-course"].includes(name))
    .map((name) => {
      return sheetOf(readPreset(name).text, seeded).questions.flatMap(({ network }) =>
        network === undefined ? [] : [JSON.stringify(network)],
      );
    });
  const all = networks.flat();
  expect(new Set(all).size).toBe(all.length);
  expect(all.length).toBeGreaterThan(20);
});

test("every preset has a series of its own", () => {
  const series = presetNames().map((name) => {
    const data: unknown = parse(readPreset(name).text);
    return typeof data === "object" && data !== null && "series" in data ? stringify(data.series).trim() : "";
  });
  expect(series).toEqual(presetNames());
});

test("the questions of one topic differ in setting until all have come", () => {
  for (const seed of ["1", "2", "3", "4", "5", "6"]) {
    const text = "series: a\nquestions: [{topic: chain-rule, count: 2}, {topic: chain-rule}]";
    const { questions } = sheetOf(text, { kind: "seed", seed });
    expect(new Set(questions.map(({ variant }) => variant)).size).toBe(3);
  }
});

test("examples of a batch never have equal inputs", () => {
  for (let seed = 0; seed < 40; seed++) {
    const text = "series: a\nnetwork: {layers: [1, 2, 1], examples: 4}\nquestions: [{topic: batch-gradient}]";
    const { questions } = sheetOf(text, { kind: "seed", seed: `${seed}` });
    const inputs = questions.flatMap(
      ({ network }) => network?.examples.map((one) => one.inputs.join()) ?? [],
    );
    expect(new Set(inputs).size).toBe(4);
  }
});
