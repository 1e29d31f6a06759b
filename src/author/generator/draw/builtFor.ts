import { nth } from "../../../core/base/known.js";
import { type Random, stream } from "../../../core/base/random.js";
import type { Network } from "../../../core/network/network.js";
import { topicNamed } from "../../../core/topics/index.js";
import type { QuizPrecision, Setup, Topic } from "../../../core/topics/topic.js";
import type { QuizQuestion } from "../../quiz/quiz.js";
import { leaveOut } from "../leaveOut.js";
import type { QuestionWish } from "../makeQuestion.js";
import { ownSetup } from "../ownSetup.js";
import { drawNetwork } from "./drawNetwork.js";
import { suited, type Way } from "./ways.js";

/** What a question is asked as; its random numbers come with each draw. */
export function wishFor(
  asked: QuizQuestion,
  variant: string | undefined,
  precision: QuizPrecision,
  id: string,
): Omit<QuestionWish, "random"> {
  const { topic, level, ask, own, name } = asked;
  return {
    id,
    topic,
    level,
    ask,
    precision,
    ...(variant === undefined ? {} : { variant }),
    ...(own === undefined ? {} : { own }),
    ...(name === undefined ? {} : { name }),
  };
}

/** What a question is made from, drawn in a way; `kinds` begins the stream of what copies have in common. */
export function builtFor(
  asked: QuizQuestion,
  variant: string | undefined,
  streamFor: (purpose: string) => Random,
  kinds: readonly string[],
  way: Way,
): Setup {
  const random = streamFor("plan");
  if (asked.own !== undefined) return ownSetup(asked.own, random);
  const topic = topicOf(asked);
  const { level } = asked;
  const builder = {
    exam: level === "exam",
    guided: level === "guided",
    random,
    kinds: stream(...kinds, "kind"),
    ...(asked.sizes === undefined ? {} : { sizes: asked.sizes }),
  };
  const built =
    topic.kind === "own"
      ? topic.build(variant ?? "", builder)
      : topic.build(networkFor(asked.network, streamFor, way), builder);
  return asked.leaveOut === undefined ? built : leaveOut(built, asked.leaveOut);
}

/** Throws RangeError for a teacher's own question: it has no topic. */
function topicOf({ topic }: QuizQuestion): Topic {
  if (topic === "own") throw new RangeError("a teacher's own question has no topic");
  return topicNamed(topic);
}

/**
 * The kind of problem, where the topic draws its own: the one that was asked for, or one that is drawn, of those that are
 * `fit`. None comes again before all have come.
 */
export function variantFor(
  asked: QuizQuestion,
  before: number,
  kinds: readonly string[],
  fit: (variant: string) => boolean,
): string | undefined {
  const drawn = variantsOf(asked);
  if (drawn.length < 2) return drawn[0];
  const order = stream(...kinds, asked.name ?? asked.topic, "variants").shuffle(drawn);
  const from = [...order.slice(before % order.length), ...order.slice(0, before % order.length)];
  return from.find(fit) ?? nth(from, 0);
}

/** The kinds of problem that a question may be: none where its topic has none. */
export function variantsOf(asked: QuizQuestion): readonly string[] {
  if (asked.own !== undefined) return [];
  const topic = topicOf(asked);
  if (topic.kind === "network") return [];
  return asked.variant === undefined ? (topic.drawn ?? topic.variants) : [asked.variant];
}

/** The network that a question asks about. Throws RangeError where the quiz has none: its reader sees to that. */
function networkFor(
  wanted: QuizQuestion["network"],
  streamFor: (purpose: string) => Random,
  way: Way,
): Network {
  if (wanted === null) throw new RangeError("the topic asks about a network, and the quiz has none");
  return wanted.kind === "fixed" ? wanted.network : drawNetwork(suited(wanted, way), streamFor);
}
