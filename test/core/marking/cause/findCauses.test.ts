import { describe, expect, test } from "@jest/globals";
import { makeSheet } from "../../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../../src/author/generator/readQuiz.js";
import { readPreset } from "../../../../src/author/quiz/presets.js";
import { stream } from "../../../../src/core/base/random.js";
import { displayNumber, roundNumber } from "../../../../src/core/graph/rounding.js";
import { markAndExplain } from "../../../../src/core/marking/explain.js";
import { mark } from "../../../../src/core/marking/mark.js";
import type { Answers, MarkedSheet } from "../../../../src/core/marking/marked.js";
import { preparedQuestion } from "../../../../src/core/marking/preparedQuestion.js";
import { numberAnswers, type Question, SHARES, type Sheet } from "../../../../src/core/sheet/sheet.js";
import { TOPICS, type TopicName } from "../../../../src/core/topics/index.js";
import { messagesFor } from "../../../../src/core/words/locale.js";
import { LONG, seeds } from "../../../seeds.js";
import { plausible } from "../../../support/lazyPapers.js";
import { movedAnswers } from "../../../support/movedAnswers.js";
import { drawSheet, keyOf, NETWORKS, turnSheet, workSheet } from "../../../support/students.js";

const { text, file } = readPreset("exam");
const examQuiz = readQuiz(text, file);
const exam = (id: string): Sheet => makeSheet(examQuiz, { id, seed: "7" });

const alone = (sheet: Sheet, question: Question): Sheet => ({ ...sheet, questions: [question] });
const byOldRule = (sheet: Sheet): Sheet => ({ ...sheet, marking: { ...SHARES, inferred: false } });
const middle = ([low, high]: readonly [number, number]): number => (low + high) / 2;
const verdictsOf = ({ answers }: MarkedSheet): string[] => answers.map(({ verdict }) => verdict);

/** The backward pass of the exam's 2-2-1 network: nine gradients, 18 marks, no step between. */
function backprop(id = "001"): { sheet: Sheet; question: Question; right: (quantity: string) => number } {
  const sheet = exam(id);
  const question = sheet.questions.find(({ topic }) => topic === "backprop");
  if (question === undefined) throw new Error("no backprop");
  const { right } = preparedQuestion(question);
  return { sheet: alone(sheet, question), question, right: (one) => middle(right(one) ?? [NaN, NaN]) };
}

describe("δ taken 10 % too big, and all after it right", () => {
  const { sheet, right } = backprop();
  const delta = roundNumber(right("dC_dz2_1") * 1.1, { significant: 4 });
  const paper = workSheet(sheet, { slips: { dC_dz2_1: delta } });

  test("costs the box of ∂C/∂b, which is δ: 16 of 18 marks are kept; by the old rule none", () => {
    const { score, maxScore, answers } = mark(sheet, paper);
    expect([score, maxScore]).toEqual([16, 18]);
    expect(mark(byOldRule(sheet), paper).score).toBe(0);
    expect(answers.filter(({ verdict }) => verdict === "wrong").map(({ id }) => id)).toEqual(["q3.dC_db2_1"]);
    const { cause } = answers[0] ?? {};
    expect(cause).toMatchObject({ definition: "dC_dz2_1", cost: 2, boxes: answers.map(({ id }) => id) });
    expect(cause?.from).toBeLessThanOrEqual(Number(delta));
    expect(cause?.to).toBeGreaterThanOrEqual(Number(delta));
  });

  test.each(["en", "ko"] as const)(
    "is told with the student's own number (%s), the right one only where asked for",
    (locale) => {
      const said = (reveal: boolean): string =>
        markAndExplain(sheet, paper, { t: messagesFor(locale), reveal }).answers[0]?.message ?? "";
      const own = displayNumber(delta, { significant: 4 }).replace("-", "−");
      const shown = displayNumber(right("dC_dz2_1"), { significant: 4 }).replace("-", "−");
      expect(said(false)).toContain(own);
      expect(said(false)).not.toContain(shown);
      expect(said(true)).toContain(shown);
      expect(said(false)).toContain(messagesFor(locale)("marked.cause.all"));
    },
  );

  test("the same in a second slip: each is charged once", () => {
    const both = workSheet(sheet, {
      slips: { dC_dz2_1: delta, dC_dz1_1: roundNumber(right("dC_dz1_1") * 0.7, { significant: 4 }) },
    });
    const { score, answers } = mark(sheet, both);
    expect(score).toBe(14);
    expect(new Set(answers.map(({ cause }) => cause?.definition))).toEqual(new Set(["dC_dz2_1", "dC_dz1_1"]));
  });
});

test("a factor 2 forgotten shows in nine boxes, and costs the first", () => {
  const { sheet, question } = backprop();
  const forgotten = question.mistakes.find(({ id }) => id === "missing-factor-two");
  const names = [...new Set(question.mistakes.map(({ id }) => id))];
  expect(names).toContain(forgotten?.id);
  const marked = mark(sheet, workSheet(sheet, { method: (id) => forgotten?.replace[id] }));
  expect(verdictsOf(marked)).toEqual(["misconception", ...Array(8).fill("follow-through")]);
  expect(marked.score).toBe(16);
  expect(marked.answers[1]).toMatchObject({ followsFrom: ["q3.dC_dw2_1_1"], cause: { cost: 2 } });
});

test("an activation that no box shows costs a fifth of the marks that hang on it at most, or the scheme's share", () => {
  const found = ["002", "004", "006", "008"].map(exam).flatMap((sheet) => {
    return sheet.questions.flatMap((question) => {
      if (question.topic !== "softmax-cross-entropy") return [];
      // The output of the target: the loss and the gradients into it rest on it.
      const output = ["a2_1", "a2_2"].find(
        (one, k) => question.givens[`y${k + 1}`] === 1 && movedAnswers(question, one).length > 2,
      );
      return output === undefined ? [] : [{ sheet, question, quantity: output }];
    });
  });
  const [{ sheet: whole, question, quantity } = {}] = found;
  if (whole === undefined || question === undefined || quantity === undefined)
    throw new Error("no such sheet");
  const sheet = alone(whole, question);
  const { right } = preparedQuestion(question);
  const wrong = roundNumber(middle(right(quantity) ?? [NaN, NaN]) * 0.9, { decimals: 4 });
  const paper = workSheet(sheet, { slips: { [quantity]: wrong } });
  const { answers } = mark(sheet, paper);
  const [first] = answers.filter(({ cause }) => cause !== undefined);
  const hanging = answers.reduce((sum, one) => sum + (one.cause === undefined ? 0 : one.maxPoints), 0);
  expect(first?.cause?.definition).toBe(quantity);
  expect(first?.cause?.cost).toBeGreaterThan(0);
  expect(first?.cause?.cost).toBeLessThanOrEqual(hanging / 5);
  const set = mark({ ...sheet, marking: { ...SHARES, inferred: 0.5 } }, paper);
  expect(set.score).toBeCloseTo(set.maxScore - hanging / 2, 9);
});

describe("no gain without work", () => {
  const { sheet, question } = backprop();
  const given = (quantity: string): string => String(question.givens[quantity]);

  test("each gradient the printed input that it belongs to is δ = 1, and earns nothing", () => {
    const paper = {
      "q3.dC_dw1_1_1": given("x1"),
      "q3.dC_dw1_1_2": given("x2"),
      "q3.dC_dw1_2_1": given("x1"),
      "q3.dC_dw1_2_2": given("x2"),
    };
    expect(mark(sheet, paper).score).toBe(0);
  });

  test("two numbers that agree among nine explain nothing: half of what is wrong has to", () => {
    const paper = {
      ...Object.fromEntries(numberAnswers(question.answers).map(({ id }, k) => [id, `0.0${k + 1}7${k}3`])),
      "q3.dC_dw1_1_1": displayNumber(0.0123 * Number(given("x1")), { significant: 4 }),
      "q3.dC_db1_1": "0.01230",
    };
    expect(mark(sheet, paper).answers.filter(({ cause }) => cause !== undefined)).toEqual([]);
  });

  test("a value a hundred times too large is no slip", () => {
    const paper = {
      "q3.dC_dw1_1_1": displayNumber(7.31 * Number(given("x1")), { significant: 4 }),
      "q3.dC_dw1_1_2": displayNumber(7.31 * Number(given("x2")), { significant: 4 }),
      "q3.dC_db1_1": "7.310",
    };
    expect(mark(sheet, paper).score).toBe(0);
  });
});

test("of random plausible numbers at most 1 % have a cause, and they earn 1 % of the marks", () => {
  const copies = Array.from({ length: seeds(4, 40) }, (_none, k) => exam(String(k + 1).padStart(3, "0")));
  let [boxes, caused, earned, most] = [0, 0, 0, 0];
  for (const sheet of copies)
    for (let k = 0; k < seeds(25, 200); k++) {
      const { answers } = mark(sheet, plausible(sheet, stream("plausible", sheet.id, k)));
      for (const { value, cause, points, maxPoints, verdict } of answers) {
        if (value === null || verdict === "correct") continue;
        boxes++;
        caused += cause === undefined ? 0 : 1;
        earned += points;
        most += maxPoints;
      }
    }
  expect({ boxes, share: caused / boxes, few: caused <= boxes / 100 }).toMatchObject({ few: true });
  expect(earned / most).toBeLessThan(0.01);
});

describe("one arithmetic slip, carried rightly, at the level exam", () => {
  /** The shares of a question's marks that are kept after a slip in each value that was not asked and moves several answers. */
  function kept(sheet: Sheet, question: Question, seed: string): { kept: number; byRule: number }[] {
    const one = alone(sheet, question);
    const { graph, asked, right, roundingFor } = preparedQuestion(question);
    const random = stream("slip", seed);
    return graph.definitions.flatMap(({ id, role }) => {
      if (asked.has(id) || question.shown.includes(id)) return [];
      const moved = movedAnswers(question, id);
      const bounds = right(id) ?? [NaN, NaN];
      const inward = role === "activation";
      const wrong = roundNumber(
        middle(bounds) * random.pick(inward ? [0.8, 0.9] : [0.8, 0.9, 1.1, 1.25]),
        roundingFor(id),
      );
      if (moved.length < 2 || (wrong >= bounds[0] && wrong <= bounds[1])) return [];
      const { answers } = mark(
        one,
        workSheet(one, { mode: random.pick(["round", "full"]), slips: { [id]: wrong } }),
      );
      const sum = (of: (one: MarkedSheet["answers"][number]) => number) =>
        answers.reduce((all, each) => all + (each.value === null ? 0 : of(each)), 0);
      if (answers.every(({ verdict }) => verdict === "correct")) return [];
      // A box that shows the value itself has no marks: of three boxes that is a third.
      const shown = answers.reduce((most, { verdict, maxPoints, cause }) => {
        const isShown = verdict === "wrong" && cause?.cost === maxPoints;
        return isShown ? Math.max(most, maxPoints) : most;
      }, 0);
      const most = sum(({ maxPoints }) => maxPoints);
      return [{ kept: sum(({ points }) => points) / most, byRule: 1 - shown / most }];
    });
  }
  const isKept = (one: { kept: number; byRule: number }): boolean =>
    one.kept >= Math.min(0.8, one.byRule) - 1e-9;

  test(`in ${LONG ? 40 : 3} copies of the preset exam 95 % keep four fifths of the question's marks`, () => {
    const all = Array.from({ length: LONG ? 40 : 3 }, (_none, k) =>
      exam(String(k + 1).padStart(3, "0")),
    ).flatMap((sheet) =>
      sheet.questions.flatMap((question) => kept(sheet, question, `${sheet.id} ${question.id}`)),
    );
    expect(all.length).toBeGreaterThan(50);
    expect(all.filter(isKept).length / all.length).toBeGreaterThanOrEqual(0.95);
  });

  test("over all topics 85 % do; what is left are answers that copy each other, or go by the largest of several", () => {
    const all = (Object.keys(TOPICS) as TopicName[]).flatMap((topic) =>
      Array.from({ length: seeds(3, 20) }, (_none, k) => turnSheet(topic, "cause", k, "exam")).flatMap(
        (sheet) => sheet.questions.flatMap((question) => kept(sheet, question, `${topic} ${sheet.seed}`)),
      ),
    );
    expect(all.length).toBeGreaterThan(200);
    expect(all.filter(isKept).length / all.length).toBeGreaterThanOrEqual(0.85);
  });
});

describe("where to look for what went wrong", () => {
  const sheet = drawSheet(NETWORKS["2-2-1 sigmoid, mse"], "hidden-gradient", "where");
  const t = messagesFor("en");
  const said = (answers: Answers, id: string): string =>
    markAndExplain(sheet, answers, { t }).answers.find((one) => one.id === id)?.message ?? "";
  const ids = numberAnswers(sheet.questions[0]?.answers ?? []).map(({ id }) => id);
  const last = ids.at(-1) ?? "";

  test("all others empty: one of them is to be filled in first, and nothing is said of values that are not there", () => {
    const message = said({ [last]: "12.34" }, last);
    expect(message).toMatch(/^It uses .*nothing is written there/);
  });

  test("all others right: this line itself", () => {
    expect(said({ ...keyOf(sheet), [last]: "12.34" }, last)).toContain(t("marked.wrong"));
  });

  test("only printed numbers go in", () => {
    const forward = drawSheet(NETWORKS["2-2-1 sigmoid, mse"], "training-step", "where");
    const message = markAndExplain(forward, { "q1.z1_1": "12.34" }, { t }).answers[0]?.message;
    expect(message).toContain(t("marked.wrong.printed"));
  });
});
