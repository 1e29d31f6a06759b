import type { Random } from "../../../core/base/random.js";
import { coneOf } from "../../../core/graph/cone.js";
import type { Definition, Graph } from "../../../core/graph/definition.js";
import { roundingOf } from "../../../core/graph/precision.js";
import { lastPlace } from "../../../core/graph/rounding.js";
import { MISCONCEPTIONS } from "../../../core/misconceptions/index.js";
import type { NumberAnswer } from "../../../core/sheet/sheet.js";
import type { AskedOption, Option } from "../../../core/topics/asked.js";
import type { Plan } from "../../../core/topics/topic.js";
import type { WorkedOut } from "../numberAnswer.js";
import { pickOptions } from "./pickOptions.js";
import { type WrongOption, wrongOptions } from "./wrongOptions.js";

export interface ChoiceWish {
  /** How many options there should be, "none of these" among them. */
  readonly options: number;
  readonly noneOfThese: boolean;
  readonly random: Random;
  /** Whether the number may be 0. */
  readonly mayBeZero: boolean;
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

/** Beside "none of these", a wrong number is so many units of the last place away: rounding on the way must not lead to it. */
const APART = 20;

type Rated = Pick<NumberAnswer, "quantity" | "value" | "lower" | "upper" | "display" | "misconceptions">;

/**
 * A number as a choice between it and what misconceptions lead to, in an order that is drawn, and chosen so that its
 * looks tell nothing (`pickOptions`). Null where there are too few. With "none of these", the right number is left out as
 * often as chance would have it.
 */
export function choiceOf(
  answer: Rated,
  known: ReadonlySet<string>,
  worked: WorkedOut,
  { options, noneOfThese, random, mayBeZero }: ChoiceWish,
): AskedOption | null {
  const { quantity, value, display, lower, upper } = answer;
  const leftOut = noneOfThese && random.integer(1, options) === 1;
  const wanted = options - (leftOut || !noneOfThese ? 1 : 2);
  const apart = APART * lastPlace(value, roundingOf(worked.graph, quantity, worked.precision));
  const far = (wrong: WrongOption): boolean => Math.abs(wrong.value - value) >= apart;
  const near = wrongOptions(answer, known, worked, random);
  const apartFrom = noneOfThese ? near.filter(far) : near;
  // Nobody takes for the result what is printed in the question, nor 0: beside enough others they stand for nothing.
  const seen = printedIn(worked, known);
  const hidden = apartFrom.filter((one) => Number(one.display) !== 0 && !seen.has(Number(one.display)));
  const pick = (pool: readonly WrongOption[]) =>
    pickOptions({ value, display, interval: [lower, upper], mayBeZero }, pool, wanted, random);
  const hard = pick(hidden);
  const wrong = hard.length < Math.min(wanted, LEAST - 1) ? pick(apartFrom) : hard;
  const right: Option[] = leftOut ? [] : [{ kind: "value", value, display, misconception: null }];
  const drawn = random.shuffle([...right, ...wrong.map(optionOf)]);
  if (noneOfThese) drawn.push({ kind: "words", words: "none-of-these" });
  if (drawn.length < LEAST) return null;
  const place = leftOut ? drawn.length : drawn.findIndex((option) => right.includes(option)) + 1;
  return { kind: "choice", name: "choice", quantity, options: drawn, right: place };
}

/** The numbers that a question prints: its givens, and what is already worked out. */
const printedIn = ({ graph, printed }: WorkedOut, known: ReadonlySet<string>): ReadonlySet<number> =>
  new Set(
    [...graph.givens.keys(), ...known].flatMap((id) => {
      const value = printed.get(id);
      return value === undefined ? [] : [value];
    }),
  );

const optionOf = ({ id, value, display }: WrongOption): Option => ({
  kind: "value",
  value,
  display,
  misconception: id,
});
