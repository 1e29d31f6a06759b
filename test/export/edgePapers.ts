import { lastPlace } from "../../src/core/graph/rounding.js";
import type { Answers } from "../../src/core/marking/marked.js";
import { preparedQuestion } from "../../src/core/marking/preparedQuestion.js";
import { numberAnswers, type Question } from "../../src/core/sheet/sheet.js";

/** Of a question's numbers all lower bounds, all upper ones, and what lies two units of the last digit outside of each. */
export function edgePapers(question: Question): Answers[] {
  const asked = numberAnswers(question.answers);
  if (asked.length === 0) return [];
  const { roundingFor } = preparedQuestion(question);
  const at = (place: (lower: number, upper: number, unit: number) => number): Answers =>
    Object.fromEntries(
      asked.map(({ id, quantity, lower, upper }) => {
        const unit = lastPlace(upper, roundingFor(quantity)) || Math.max(1, Math.abs(upper)) * 1e-3;
        return [id, String(Number(place(lower, upper, unit).toPrecision(12)))];
      }),
    );
  return [
    at((lower) => lower),
    at((_lower, upper) => upper),
    at((lower, _upper, unit) => lower - 2 * unit),
    at((_lower, upper, unit) => upper + 2 * unit),
  ];
}
