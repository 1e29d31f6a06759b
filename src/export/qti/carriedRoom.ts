import { memoize } from "../../core/base/memoize.js";
import { spreadOfCone, widen } from "../../core/graph/bounds.js";
import { lastPlace, type Rounding } from "../../core/graph/rounding.js";
import { workedOut } from "../../core/marking/carry.js";
import { isWide } from "../../core/marking/cheapCredit.js";
import { type Own, ownNumbers } from "../../core/marking/own.js";
import { preparedQuestion } from "../../core/marking/preparedQuestion.js";
import { type NumberAnswer, numberAnswers, type Question } from "../../core/sheet/sheet.js";
import type { Field } from "../item.js";
import { type Node, qti } from "./element.js";
import { abs, float, isPositive } from "./expression.js";

/** The key's own numbers, as a student would have them who wrote them. */
const keyOf = memoize((question: Question): Own => {
  const numbers = numberAnswers(question.answers).map(
    ({ quantity, display }) =>
      [quantity, { value: Number(display), decimals: display.split(".")[1]?.length ?? 0 }] as const,
  );
  return ownNumbers(preparedQuestion(question), new Map(numbers), () => "correct");
});

/** How far below and above what the key's numbers come to an answer's honest work may lie, before it is rounded or cut. */
function carriedRoom(question: Question, answer: NumberAnswer): { below: number; above: number } {
  const scheme = preparedQuestion(question);
  const own = keyOf(question);
  const way = own.wayTo(answer.quantity);
  const spread = spreadOfCone(way.cone, { get: own.carried }, scheme.writings);
  // Where so few digits leave room for a guess, the numbers are taken just as they stand.
  const [low, high] = isWide(answer, widen(spread, scheme.roundingFor(answer.quantity)))
    ? spreadOfCone(way.cone, { get: own.written }, scheme.writings)
    : spread;
  const worth = workedOut(scheme, way, own)(answer.quantity);
  const ended = (room: number): number => (Number.isFinite(room) ? Math.max(0, room) : 0);
  return { below: ended(worth - low), above: ended(high - worth) };
}

/**
 * That a number is what the student's own come to, within the key's room, which grows in proportion where the number is
 * larger; rounded away from 0 it lies half a unit of its last digit outside, cut towards 0 nearly a whole one.
 */
export function nearEnough(
  { asked }: Pick<Field, "asked">,
  answer: NumberAnswer,
  given: Node,
  worth: Node,
  question: Question,
): Node {
  const { below, above } = carriedRoom(question, answer);
  const { value } = answer;
  const unit = lastPlace(value, asked);
  const [up, down] = value < 0 ? [WHOLE, HALF] : [HALF, WHOLE];
  // What it is worked out from is long, and stands once: the middle of the room is added to it.
  const middle = (above - below + (up - down) * unit) / 2;
  const room = float((above + below) / 2);
  const grown =
    value === 0
      ? room
      : qti("max", {}, room, qti("product", {}, float((above + below) / 2 / Math.abs(value)), abs(given)));
  // Nothing comes of a logarithm of less than 0; of a difference with nothing players make nothing without a word.
  const away = qti("subtract", {}, qti("subtract", {}, given, float(middle)), worth);
  return qti(
    "lte",
    {},
    abs(away),
    qti("sum", {}, grown, written(value, asked, ((up + down) * unit) / 2, given)),
  );
}

/** Half a unit, which is rounded away, with what doubles lose of it; and nearly a whole one, since a whole one off is another number. */
const HALF = 0.50001;
const WHOLE = 0.9999;

/** What is rounded or cut off: of significant figures the more, the larger the number that is given. */
function written(value: number, asked: Rounding, off: number, given: Node): Node {
  if (asked === "exact" || "decimals" in asked || value === 0) return float(off);
  const decade = 10 ** Math.floor(Math.log10(Math.abs(value)) + 1e-12) * (1 - 1e-9);
  const step = (share: number, from: number): Node =>
    qti("product", {}, float(share * off), isPositive(qti("subtract", {}, abs(given), float(from))));
  return qti("sum", {}, float(0.1 * off), step(0.9, decade), step(9, 10 * decade));
}
