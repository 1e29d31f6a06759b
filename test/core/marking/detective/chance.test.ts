import { describe, expect, test } from "@jest/globals";
import { stream } from "../../../../src/core/base/random.js";
import { evaluateCone } from "../../../../src/core/graph/cone.js";
import { evaluateNumber } from "../../../../src/core/graph/evaluate.js";
import type { Expression } from "../../../../src/core/graph/expressionTree.js";
import { printedValues } from "../../../../src/core/graph/printed.js";
import { displayNumber, lastPlace, roundNumber } from "../../../../src/core/graph/rounding.js";
import { detectiveFor } from "../../../../src/core/marking/detective/detectiveFor.js";
import { editsOf } from "../../../../src/core/marking/detective/editsOf.js";
import { openedWith } from "../../../../src/core/marking/detective/parts.js";
import { mark } from "../../../../src/core/marking/mark.js";
import { preparedQuestion } from "../../../../src/core/marking/preparedQuestion.js";
import {
  type NumberAnswer,
  numberAnswers,
  type Question,
  type Sheet,
} from "../../../../src/core/sheet/sheet.js";
import { TOPICS, type TopicName } from "../../../../src/core/topics/index.js";
import { LONG, seeds } from "../../../seeds.js";
import { keyOf, turnSheet } from "../../../support/students.js";

const NAMES = Object.keys(TOPICS) as TopicName[];

/** A sheet's only question, its numbers and its key; sheets of a topic in turn. */
function* papers(topic: TopicName, level: "standard" | "exam") {
  for (let k = 0; k < seeds(25, 400); k++) {
    const sheet = turnSheet(topic, "chance", k, level);
    const [question] = sheet.questions;
    const numbers = numberAnswers(question?.answers ?? []).filter(({ unnamed }) => unnamed !== true);
    if (question === undefined || numbers.length === 0) return;
    yield { sheet, question, numbers, random: stream("chance", topic, k) };
  }
}

/** What marking says of one number in a paper that is right beside it, and what it may come from. */
function told(sheet: Sheet, question: Question, { id }: NumberAnswer, text: string) {
  const byId = new Map(mark(sheet, { ...keyOf(sheet), [id]: text }).answers.map((one) => [one.id, one]));
  const one = byId.get(id);
  if (one === undefined) throw new Error(`no ${id}`);
  return { verdict: one.verdict, slip: detectiveFor(question, sheet, byId)(one) };
}

/** How many of so many plausible wrong numbers, within a third and three times the right one, get a cause. */
function byChance(topic: TopicName, level: "standard" | "exam", most: number) {
  let tried = 0;
  let hit = 0;
  for (const { sheet, question, numbers, random } of papers(topic, level)) {
    const { roundingFor } = preparedQuestion(question);
    for (let r = 0; r < most / seeds(20, 400) && tried < most; r++) {
      const answer = random.pick(numbers);
      const rounding = roundingFor(answer.quantity);
      const sign = random.uniform() < 0.2 ? -1 : 1;
      const moved = answer.value * sign * Math.exp((2 * random.uniform() - 1) * Math.log(3));
      const value = rounding === "exact" ? roundNumber(moved, { decimals: 0 }) : moved;
      if (!Number.isFinite(value) || value === 0) continue;
      const { verdict, slip } = told(sheet, question, answer, displayNumber(value, rounding));
      if (verdict !== "wrong" && verdict !== "misconception") continue;
      tried++;
      if (slip !== null) hit++;
    }
  }
  return { tried, hit };
}

describe("plausible numbers without any reason", () => {
  let all = { tried: 0, hit: 0 };

  test.each(NAMES)("%s: hardly one gets a cause", (topic) => {
    for (const level of ["standard", "exam"] as const) {
      const { tried, hit } = byChance(topic, level, seeds(100, 20_000));
      all = { tried: all.tried + tried, hit: all.hit + hit };
      // Of few numbers one or two hit where one in a hundred would.
      if (LONG) expect([topic, level, hit <= tried / 100]).toEqual([topic, level, true]);
      else expect(hit).toBeLessThanOrEqual(4);
    }
  });

  test("of all together at most one in a hundred", () => {
    expect(all.tried).toBeGreaterThan(3000);
    expect(all.hit).toBeLessThanOrEqual(all.tried / 100);
  });
});

/** The slips that one edit makes of an answer's line, with the numbers printed before it. */
function slipsOf(
  question: Question,
  { quantity, value: right }: NumberAnswer,
): { value: number; text: string; edit: Expression }[] {
  const { graph, asked, roundingFor } = preparedQuestion(question);
  const definition = graph.byId.get(quantity);
  if (definition === undefined) return [];
  const printed = printedValues(graph, new Map(Object.entries(question.givens)), question.precision);
  const copyOf = (id: string): Expression | undefined => {
    const source = asked.has(id) || question.shown.includes(id) ? undefined : graph.byId.get(id)?.expression;
    return typeof source === "string" ? (copyOf(source) ?? source) : undefined;
  };
  const opened = openedWith(definition.expression, copyOf);
  return editsOf({ graph, definition, opened })
    .filter(({ rank }) => rank <= 2.5)
    .flatMap(({ expression }) => {
      const value = evaluateNumber(expression, printed);
      if (!Number.isFinite(value) || Math.abs(value - right) < 1e-9) return [];
      const text = displayNumber(value, roundingFor(quantity));
      return Number(text) === 0 ? [] : [{ value, text, edit: expression }];
    });
}

/**
 * Numbers that cannot be told apart by their digits: of a whole number under a hundred each plausible one is hit by one in a
 * hundred or more, and the one gradient of a long way has more edits than a hundredth of four figures holds.
 */
const FEW_FIGURES: Readonly<Record<"standard" | "exam", Partial<Record<TopicName, number>>>> = {
  standard: { shapes: 0.1, digit: 0.85, convolution: 0.85, "cost-count": 0.85, "choose-weights": 0.7 },
  exam: {
    shapes: 0.1,
    digit: 0.85,
    "choose-weights": 0.7,
    "hidden-gradient": 0.75,
    "batch-gradient": 0.8,
    loss: 0.85,
  },
};

describe("slips that one edit makes", () => {
  test.each(NAMES.flatMap((topic) => [[topic, "standard"] as const, [topic, "exam"] as const]))(
    "%s, %s: nine in ten are named, and none as another",
    (topic, level) => {
      const count = { tried: 0, named: 0, misnamed: 0 };
      for (const { sheet, question, numbers, random } of papers(topic, level)) {
        const { asked, waysFrom } = preparedQuestion(question);
        const printed = printedValues(
          preparedQuestion(question).graph,
          new Map(Object.entries(question.givens)),
          question.precision,
        );
        for (const answer of random.shuffle(numbers).slice(0, 4)) {
          const unit = lastPlace(answer.value, preparedQuestion(question).roundingFor(answer.quantity));
          for (const { value, text, edit } of random.shuffle(slipsOf(question, answer)).slice(0, 3)) {
            const { verdict, slip } = told(sheet, question, answer, text);
            if (verdict !== "wrong" && verdict !== "misconception") continue;
            count.tried++;
            if (verdict === "misconception") count.named++;
            if (slip === null) continue;
            const { cone } = waysFrom([...asked.keys()].filter((id) => id !== answer.quantity))(
              answer.quantity,
            );
            // The same number by another line, as 1 − (1 − h²) in the slope's own, is the same slip.
            const so = slip.edits.some(({ line, expression }) => {
              const made = evaluateCone(cone, printed, { [line]: expression });
              const isEdit = JSON.stringify(expression) === JSON.stringify(edit);
              return isEdit || Math.abs(made - value) <= 2e-3 * Math.abs(value) + 3 * unit;
            });
            if (so) count.named++;
            else count.misnamed++;
          }
        }
      }
      if (count.tried === 0) return;
      expect(count.named / count.tried).toBeGreaterThanOrEqual(FEW_FIGURES[level][topic] ?? 0.9);
      expect(count.misnamed).toBe(0);
    },
  );
});
