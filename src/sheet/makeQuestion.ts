import { boundsOf } from "../graph/bounds.js";
import { solveNumbers } from "../graph/compile.js";
import type { Graph } from "../graph/definition.js";
import { decimalsForChanges, type Precision, roundingOf } from "../graph/precision.js";
import { displayNumber } from "../graph/rounding.js";
import { oldOf } from "../graph/update.js";
import { hull, type Interval } from "../network/interval.js";
import type { QuizPrecision, Setup } from "../topics/topic.js";
import { mistakesOf } from "./mistakes.js";
import { sharePoints } from "./points.js";
import type { Answer, Level, Mistake, Question, WrongAnswer } from "./sheet.js";

export interface QuestionWish {
  readonly id: string;
  readonly topic: string;
  readonly variant?: string;
  readonly level: Level;
  /** Null: one point an answer. */
  readonly points: number | null;
  readonly precision: QuizPrecision;
}

/** A question with all that the checks look at. */
export interface Problem {
  readonly question: Question;
  readonly graph: Graph;
  readonly values: ReadonlyMap<string, number>;
  readonly bounds: ReadonlyMap<string, Interval>;
  /** Quantities that may be 0. */
  readonly zeros: ReadonlySet<string>;
  /** Whether units may be saturated. */
  readonly saturated: boolean;
}

/** Works out one question: what is asked, right values, bounds, and wrong answers. `attempt` counts draws from 1. */
export function makeQuestion(setup: Setup, wish: QuestionWish, attempt: number): Problem {
  const { graph, givens, network } = setup;
  const values = solveNumbers(graph, givens);
  const { shown, parts } = setup.plan;
  const asked = parts.flatMap(({ quantities }) => quantities);
  const precision = settle({ ...wish.precision, ...setup.precision }, graph, asked, values);
  const bounds = boundsOf(graph, givens, (id) => roundingOf(graph, id, precision));
  const points = wish.points ?? asked.length;
  const shares = sharePoints(points, asked.length);
  const mistakes = new MistakeList();
  const known = new Set(shown);
  const answers = asked.map((quantity, k): Answer => {
    const rounding = roundingOf(graph, quantity, precision);
    const value = plain(values.get(quantity) ?? Number.NaN);
    // Intervals and numbers take different ways through floating point: the exact value is inside by right.
    const [lowest, highest] = hull(...(bounds.get(quantity) ?? [Number.NaN]), value);
    const [lower, upper] = [plain(lowest), plain(highest)];
    const misconceptions = mistakesOf(graph, quantity, known, values).map(
      ({ mistake, value }): WrongAnswer => ({
        id: mistake.id,
        value: plain(value),
        display: Number.isFinite(value) ? displayNumber(value, rounding) : String(value),
        mistake: mistakes.indexOf(mistake),
        told: !(value >= lower && value <= upper),
      }),
    );
    known.add(quantity);
    return {
      id: `${wish.id}.${quantity}`,
      quantity,
      kind: "number",
      value,
      lower,
      upper,
      display: Number.isFinite(value) ? displayNumber(value, rounding) : String(value),
      points: shares[k] ?? 0,
      misconceptions,
    };
  });
  const question: Question = {
    id: wish.id,
    topic: wish.topic,
    level: wish.level,
    points,
    attempt,
    ...(network === undefined ? {} : { network }),
    ...(setup.picture === undefined ? {} : { picture: setup.picture }),
    ...(wish.variant === undefined ? {} : { variant: wish.variant }),
    precision,
    givens: Object.fromEntries(givens),
    definitions: graph.definitions,
    ...(setup.stated === undefined ? {} : { stated: setup.stated }),
    shown,
    parts: parts.map(({ id, quantities }) => ({
      id,
      answers: quantities.map((quantity) => `${wish.id}.${quantity}`),
    })),
    answers,
    mistakes: mistakes.all,
  };
  return {
    question,
    graph,
    values,
    bounds,
    zeros: new Set(setup.zeros),
    saturated: setup.saturated ?? false,
  };
}

/** 0 for −0, which no file of a sheet can hold. */
const plain = (value: number): number => value + 0;

/** Each mistake once. */
class MistakeList {
  readonly all: Mistake[] = [];
  private readonly places = new Map<string, number>();

  indexOf(mistake: Mistake): number {
    const key = JSON.stringify([mistake.id, mistake.replace]);
    const place = this.places.get(key) ?? this.all.length;
    if (place === this.all.length) this.all.push(mistake);
    this.places.set(key, place);
    return place;
  }
}

function settle(
  wish: QuizPrecision,
  graph: Graph,
  asked: readonly string[],
  values: ReadonlyMap<string, number>,
): Precision {
  if (wish.weights !== "auto") return { ...wish, weights: wish.weights };
  const changes = asked.flatMap((id) => {
    const definition = graph.byId.get(id);
    const old = definition === undefined ? null : oldOf(definition);
    return old === null ? [] : [(values.get(id) ?? 0) - (values.get(old) ?? 0)];
  });
  return { ...wish, weights: { decimals: decimalsForChanges(changes) } };
}
