import { boundsOf } from "../graph/bounds.js";
import type { Graph } from "../graph/definition.js";
import { roundingOf } from "../graph/precision.js";
import type { Rounding } from "../graph/rounding.js";
import { type Interval, point } from "../network/interval.js";
import { graphOfQuestion, type NumberAnswer, numbersOf, type Question } from "../sheet/sheet.js";

/** A question made ready to be marked: its graph, and what each line may honestly be. */
export interface Scheme {
  readonly question: Question;
  readonly graph: Graph;
  /** The answers that are numbers, by their quantities. */
  readonly asked: ReadonlyMap<string, NumberAnswer>;
  /** Where each asked quantity stands in the order of working, from 0. */
  readonly place: ReadonlyMap<string, number>;
  readonly roundingFor: (quantity: string) => Rounding;
  /** The right interval of any quantity; givens are points. */
  readonly right: (quantity: string) => Interval | undefined;
}

const schemes = new WeakMap<Question, Scheme>();

/** The scheme of a question; what takes work is done once, and when it is first needed. */
export function schemeOf(question: Question): Scheme {
  const known = schemes.get(question);
  if (known !== undefined) return known;
  const { givens, precision, answers } = question;
  const graph = graphOfQuestion(question);
  const roundings = new Map<string, Rounding>();
  const numbers = numbersOf(answers);
  const asked = new Map(numbers.map((answer) => [answer.quantity, answer]));
  let bounds: ReadonlyMap<string, Interval> | undefined;
  const roundingFor = (quantity: string): Rounding => {
    const seen = roundings.get(quantity) ?? roundingOf(graph, quantity, precision);
    roundings.set(quantity, seen);
    return seen;
  };
  const right = (quantity: string): Interval | undefined => {
    const given = givens[quantity];
    if (given !== undefined) return point(given);
    const answer = asked.get(quantity);
    if (answer !== undefined) return [answer.lower, answer.upper];
    bounds ??= boundsOf(graph, new Map(Object.entries(givens)), roundingFor);
    return bounds.get(quantity);
  };
  const place = new Map(numbers.map(({ quantity }, k) => [quantity, k]));
  const scheme = { question, graph, asked, place, roundingFor, right };
  schemes.set(question, scheme);
  return scheme;
}
