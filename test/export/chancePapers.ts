import { type Random, stream } from "../../src/core/base/random.js";
import { lastPlace } from "../../src/core/graph/rounding.js";
import type { Answers } from "../../src/core/marking/marked.js";
import { preparedQuestion } from "../../src/core/marking/preparedQuestion.js";
import { numberAnswers, type Question } from "../../src/core/sheet/sheet.js";
import { workQuestion } from "../support/students.js";

interface Box {
  /** What the work came to. */
  readonly own: string;
  /** What the last asked digit is worth. */
  readonly unit: number;
  readonly boxes: readonly string[];
  readonly givens: readonly number[];
}

const isPlain = (text: string): boolean => text.includes(".") && !text.includes("e");

/** What a box may hold beside what the work came to. */
const TURNS: readonly ((box: Box, random: Random) => string)[] = [
  ({ own }) => own,
  ({ own }) => own,
  ({ own }) => own,
  ({ own }) => (isPlain(own) ? own.slice(0, -1) : own),
  ({ own }) => (isPlain(own) ? String(Number(Number(own).toPrecision(2))) : own),
  ({ own, unit }, random) =>
    own === "" ? own : String(Number((Number(own) + random.integer(-2, 2) * unit).toPrecision(12))),
  ({ own }, random) => (isPlain(own) ? `${own}${random.integer(1, 9)}` : own),
  ({ boxes }, random) => random.pick(boxes),
  ({ givens }, random) => String(random.pick([0.5, ...givens])),
  () => "0",
  () => "",
];

/**
 * Papers of a question as chance has them: worked with slips at some lines and carried on, then in some boxes a digit
 * fewer or more, a unit or two beside, another box's number, a given, 0, or nothing.
 */
export function chancePapers(question: Question, count: number, seed: string): Answers[] {
  const asked = numberAnswers(question.answers);
  if (asked.length === 0) return [];
  const random = stream(seed, question.id, question.topic);
  const { roundingFor } = preparedQuestion(question);
  const givens = Object.values(question.givens);
  return Array.from({ length: count }, () => {
    const slipped = asked.filter(() => random.uniform() < 0.25);
    const slips = Object.fromEntries(
      slipped.map(({ quantity, value }) => [quantity, slipOf(value, random.uniform())]),
    );
    const mode = random.pick(["full", "round", "cut"] as const);
    const worked = new Map(workQuestion(question, { slips, mode }));
    const boxes = asked.map(({ id }) => worked.get(id) ?? "");
    return Object.fromEntries(
      asked.map(({ id, quantity }, k) => {
        const own = boxes[k] ?? "";
        const unit = lastPlace(Number(own), roundingFor(quantity));
        return [id, random.pick(TURNS)({ own, unit, boxes, givens }, random)];
      }),
    );
  });
}

/** A wrong number of a line: a tenth more, the sign turned, twice, or one that the line can never be. */
const slipOf = (value: number, chance: number): number =>
  Number((chance < 0.4 ? value * 1.1 : chance < 0.7 ? -value : chance < 0.9 ? 2 * value : 7).toPrecision(4));
