import { boundsOf } from "../graph/bounds.js";
import { solveNumbers } from "../graph/compile.js";
import type { Graph } from "../graph/definition.js";
import { decimalsForChanges, type Precision, roundingOf } from "../graph/precision.js";
import { displayNumber, type Rounding } from "../graph/rounding.js";
import { problemOf } from "../graph/solutionGraph.js";
import { hull, type Interval } from "../network/interval.js";
import { type Network, topologyOf } from "../network/network.js";
import type { Random } from "../random.js";
import type { Topic } from "../topics/topic.js";
import { mistakesOf } from "./mistakes.js";
import { sharePoints } from "./points.js";
import type { Answer, DigitPicture, Level, Mistake, Question, WrongAnswer } from "./sheet.js";

/** The precision that a quiz asks for; `auto`: new weights to as many decimals as show the change. */
export type QuizPrecision = Omit<Precision, "weights"> & { readonly weights: Rounding | "auto" };

export interface QuestionWish {
  readonly id: string;
  readonly topic: Topic;
  readonly level: Level;
  /** Null: one point an answer. */
  readonly points: number | null;
  readonly precision: QuizPrecision;
  readonly picture?: DigitPicture;
}

/** A question with all that the checks look at. */
export interface Problem {
  readonly question: Question;
  readonly graph: Graph;
  readonly values: ReadonlyMap<string, number>;
  readonly bounds: ReadonlyMap<string, Interval>;
}

/** Works out one question about a network: what is asked, right values, bounds, and wrong answers. `attempt` counts draws from 1. */
export function makeQuestion(network: Network, wish: QuestionWish, attempt: number, random: Random): Problem {
  const { graph: solution, givens } = problemOf(network, wish.topic.until);
  const graph = wish.topic.adapt?.(solution, network) ?? solution;
  const values = solveNumbers(graph, givens);
  const exam = wish.level === "exam";
  const { shown, parts } = wish.topic.plan(topologyOf(network), exam, random);
  const asked = parts.flatMap(({ quantities }) => quantities);
  const precision = settle(wish.precision, asked, values);
  const bounds = boundsOf(graph, givens, (id) => roundingOf(graph, id, precision));
  const points = wish.points ?? asked.length;
  const shares = sharePoints(points, asked.length);
  const mistakes = new MistakeList();
  const known = new Set(shown);
  const answers = asked.map((quantity, k): Answer => {
    const rounding = roundingOf(graph, quantity, precision);
    const value = values.get(quantity) ?? Number.NaN;
    // Intervals and numbers take different ways through floating point: the exact value is inside by right.
    const [lower, upper] = hull(...(bounds.get(quantity) ?? [Number.NaN]), value);
    const misconceptions = mistakesOf(graph, quantity, known, values).map(
      ({ mistake, value }): WrongAnswer => ({
        id: mistake.id,
        value,
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
    topic: wish.topic.name,
    level: wish.level,
    points,
    attempt,
    network,
    ...(wish.picture === undefined ? {} : { picture: wish.picture }),
    precision,
    givens: Object.fromEntries(givens),
    definitions: graph.definitions,
    shown,
    parts: parts.map(({ id, quantities }) => ({
      id,
      answers: quantities.map((quantity) => `${wish.id}.${quantity}`),
    })),
    answers,
    mistakes: mistakes.all,
  };
  return { question, graph, values, bounds };
}

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
  asked: readonly string[],
  values: ReadonlyMap<string, number>,
): Precision {
  if (wish.weights !== "auto") return { ...wish, weights: wish.weights };
  const changes = asked
    .filter((id) => /^[wb]\d.*_new$/.test(id))
    .map((id) => (values.get(id) ?? 0) - (values.get(id.slice(0, -"_new".length)) ?? 0));
  return { ...wish, weights: { decimals: decimalsForChanges(changes) } };
}
