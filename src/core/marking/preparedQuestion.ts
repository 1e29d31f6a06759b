import { boundsOf, type Writings } from "../graph/bounds.js";
import { type Seen, seenWith } from "../graph/copies.js";
import type { Graph } from "../graph/definition.js";
import { roundingOf, writingsOf } from "../graph/precision.js";
import type { Rounding } from "../graph/rounding.js";
import { type Interval, point } from "../network/interval.js";
import { graphOfQuestion, type NumberAnswer, numberAnswers, type Question } from "../sheet/sheet.js";
import { type Reach, reachesIn } from "./cause/reach.js";
import { type Way, type Ways, waysIn } from "./ways.js";

/** A question made ready to be marked: its graph, and what each line may honestly be. */
export interface PreparedQuestion {
  readonly question: Question;
  readonly graph: Graph;
  /** The answers that are numbers, by their quantities. */
  readonly asked: ReadonlyMap<string, NumberAnswer>;
  /** The way to an asked quantity from those that are asked before it. */
  readonly wayInOrder: Ways;
  readonly waysFrom: (known: Iterable<string>) => Ways;
  /** Where a slip could move several answers, of those that have an answer: in what was not asked. */
  readonly reachesFrom: (known: Iterable<string>) => readonly Reach[];
  readonly roundingFor: (quantity: string) => Rounding;
  /** The roundings that a quantity may honestly be written with, the asked one first. */
  readonly writings: Writings;
  /** Its lines without factors 1 and terms 0. */
  readonly seen: () => Seen;
  /** The right interval of any quantity; givens are points. */
  readonly right: (quantity: string) => Interval | undefined;
}

const KEPT = 100;

const schemes = new WeakMap<Question, PreparedQuestion>();

/** The scheme of a question; what takes work is done once, and when it is first needed. */
export function preparedQuestion(question: Question): PreparedQuestion {
  const known = schemes.get(question);
  if (known !== undefined) return known;
  const { givens, precision, answers } = question;
  const graph = graphOfQuestion(question);
  const roundings = new Map<string, Rounding>();
  const numbers = numberAnswers(answers);
  const asked = new Map(numbers.map((answer) => [answer.quantity, answer]));
  const rights = new Map<string, Interval>([
    ...numbers.map(({ quantity, lower, upper }) => [quantity, [lower, upper]] as const),
    ...Object.entries(givens).map(([id, value]) => [id, point(value)] as const),
  ]);
  let bounds: ReadonlyMap<string, Interval> | undefined;
  const roundingFor = (quantity: string): Rounding => {
    const known = roundings.get(quantity);
    if (known !== undefined) return known;
    const rounding = roundingOf(graph, quantity, precision);
    roundings.set(quantity, rounding);
    return rounding;
  };
  const written = new Map<string, readonly Rounding[]>();
  const writings = (quantity: string): readonly Rounding[] => {
    const known = written.get(quantity) ?? writingsOf(graph, quantity, precision);
    written.set(quantity, known);
    return known;
  };
  const right = (quantity: string): Interval | undefined => {
    const known = rights.get(quantity);
    if (known !== undefined) return known;
    bounds ??= boundsOf(graph, new Map(Object.entries(givens)), writings);
    return bounds.get(quantity);
  };
  let lines: Seen | undefined;
  const seen = () => {
    lines ??= seenWith(graph, new Map(Object.entries(givens)));
    return lines;
  };
  const order = numbers.map(({ quantity }) => quantity);
  const waysFrom = waysIn(graph, question.shown);
  const inOrder = new Map<string, Way>();
  const wayInOrder = (quantity: string): Way => {
    const way = inOrder.get(quantity) ?? waysFrom(order.slice(0, order.indexOf(quantity)))(quantity);
    inOrder.set(quantity, way);
    return way;
  };
  const reaches = new Map<string, readonly Reach[]>();
  const reachesFrom = (known: Iterable<string>): readonly Reach[] => {
    const ids = [...known];
    const key = ids.join(" ");
    const answered = new Set(ids.filter((id) => asked.has(id)));
    const found = reaches.get(key) ?? reachesIn(graph, new Set([...question.shown, ...ids]), answered);
    // Students leave blanks in so many patterns that keeping all would be to hold the class.
    if (reaches.size >= KEPT) reaches.clear();
    reaches.set(key, found);
    return found;
  };
  const scheme = {
    question,
    graph,
    asked,
    wayInOrder,
    waysFrom,
    reachesFrom,
    roundingFor,
    writings,
    seen,
    right,
  };
  schemes.set(question, scheme);
  return scheme;
}
