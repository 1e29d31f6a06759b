import type { Random } from "../base/random.js";
import { boundCone } from "../graph/bounds.js";
import { coneOf } from "../graph/cone.js";
import type { Definition, Graph } from "../graph/definition.js";
import { roundingOf } from "../graph/precision.js";
import { displayNumber } from "../graph/rounding.js";
import { MISCONCEPTIONS } from "../misconceptions/index.js";
import { hull, type Interval, point } from "../network/interval.js";
import type { NumberAnswer, WrongAnswer } from "../sheet/sheet.js";
import type { AskedOption, Option } from "../topics/asked.js";
import type { Plan } from "../topics/topic.js";
import type { WorkedOut } from "./numberAnswer.js";

export interface ChoiceWish {
  /** How many options there should be, "none of these" among them. */
  readonly options: number;
  readonly noneOfThese: boolean;
  readonly random: Random;
}

/**
 * The quantity that a choice is made about: of all that a plan asks before a second forward pass, the last that three
 * misconceptions or more lead away from, else the one with the most.
 */
export function choiceTarget(graph: Graph, { shown, parts }: Plan): string | undefined {
  const known = new Set(shown);
  const asked = parts.flatMap(({ quantities }) => quantities);
  const first = asked.filter((id) => graph.byId.get(id)?.stage !== "second");
  const counted = (first.length > 0 ? first : asked).map((id) => ({
    id,
    count: misconceptionsOn(coneOf(graph, id, known), graph),
  }));
  const most = Math.max(...counted.map(({ count }) => count));
  return counted.findLast(({ count }) => count >= Math.min(ENOUGH, most))?.id;
}

/** So many misconceptions make a choice by themselves. */
const ENOUGH = 3;

/** How many misconceptions touch a line of a cone. */
const misconceptionsOn = (cone: readonly Definition[], graph: Graph): number =>
  Object.values(MISCONCEPTIONS).filter(({ apply }) => cone.some((line) => apply(line, graph).length > 0))
    .length;

/** Fewer options than this are no choice. */
const LEAST = 3;

type Rated = Pick<NumberAnswer, "quantity" | "value" | "lower" | "upper" | "display" | "misconceptions">;

/**
 * A number as a choice between it and what misconceptions lead to, in an order that is drawn. No two options print
 * alike or have bounds that meet, each worked out as honestly as the right one. Null where there are too few such.
 * Where too few misconceptions show, values of other lines of the question fill up. With "none of these", the right number is left out as often as chance would have it.
 */
export function choiceOf(
  answer: Rated,
  known: ReadonlySet<string>,
  worked: WorkedOut,
  { options, noneOfThese, random }: ChoiceWish,
): AskedOption | null {
  const { quantity, value, display, lower, upper } = answer;
  const leftOut = noneOfThese && random.integer(1, options) === 1;
  const wanted = options - (leftOut || !noneOfThese ? 1 : 2);
  const taken: { readonly interval: Interval; readonly display: string }[] = [
    { interval: [lower, upper], display },
  ];
  const wrong: Wrong[] = [];
  for (const one of differentFirst(random.shuffle(answer.misconceptions))) {
    if (wrong.length === wanted) break;
    if (!one.told || !Number.isFinite(one.value) || (Number(one.display) === 0 && one.value !== 0)) continue;
    const interval = hull(...intervalOf(one, quantity, known, worked), one.value, Number(one.display));
    if (taken.some((other) => other.display === one.display || meet(other.interval, interval))) continue;
    taken.push({ interval, display: one.display });
    wrong.push(one);
  }
  for (const one of random.shuffle(othersOf(quantity, worked))) {
    if (wrong.length === wanted) break;
    const interval = hull(...(worked.bounds.get(one.quantity) ?? point(one.value)), Number(one.display));
    if (taken.some((other) => other.display === one.display || meet(other.interval, interval))) continue;
    taken.push({ interval, display: one.display });
    wrong.push({ id: "other-quantity", ...one });
  }
  const right: Option[] = leftOut ? [] : [{ kind: "value", value, display, misconception: null }];
  const drawn = random.shuffle([...right, ...wrong.map(optionOf)]);
  if (noneOfThese) drawn.push({ kind: "words", words: "none-of-these" });
  if (drawn.length < LEAST) return null;
  const place = leftOut ? drawn.length : drawn.findIndex((option) => right.includes(option)) + 1;
  return { kind: "choice", name: "choice", quantity, options: drawn, right: place };
}

type Wrong = Pick<WrongAnswer, "id" | "value" | "display">;

/** The values of the question's other lines, printed like the one asked for. */
function othersOf(
  asked: string,
  { graph, values, printed, precision }: WorkedOut,
): (Omit<Wrong, "id"> & { readonly quantity: string })[] {
  const rounding = roundingOf(graph, asked, precision);
  return graph.definitions.flatMap(({ id }) => {
    const value = values.get(id);
    if (id === asked || value === undefined || !Number.isFinite(value) || value === 0) return [];
    return [{ quantity: id, value, display: displayNumber(printed.get(id) ?? value, rounding) }];
  });
}

const optionOf = ({ id, value, display }: Wrong): Option => ({
  kind: "value",
  value,
  display,
  misconception: id,
});

/** Each misconception once, before any comes again. */
function differentFirst(wrong: readonly WrongAnswer[]): WrongAnswer[] {
  const seen = new Set<string>();
  const first: WrongAnswer[] = [];
  const again: WrongAnswer[] = [];
  for (const one of wrong) {
    (seen.has(one.id) ? again : first).push(one);
    seen.add(one.id);
  }
  return [...first, ...again];
}

/** A wrong method's bounds over all honest ways to go through with it. */
function intervalOf(
  { mistake }: WrongAnswer,
  quantity: string,
  known: ReadonlySet<string>,
  { graph, values, bounds, precision, mistakes }: WorkedOut,
): Interval {
  const outside = { get: (id: string) => bounds.get(id) ?? point(values.get(id) ?? Number.NaN) };
  const roundingFor = (id: string) => roundingOf(graph, id, precision);
  return boundCone(coneOf(graph, quantity, known), outside, roundingFor, mistakes.all[mistake]?.replace);
}

const meet = (a: Interval, b: Interval): boolean => !(a[1] < b[0] || b[1] < a[0]);
