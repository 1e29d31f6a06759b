import { fail } from "../base/errors.js";
import { known, nth } from "../base/known.js";
import { onceFor } from "../base/onceFor.js";
import { stream } from "../base/random.js";
import { GENERATOR } from "../base/version.js";
import { symbolsOf } from "../graph/expression.js";
import { wrongDerivative } from "../graph/judges/derivatives.js";
import { type Network, topologyOf } from "../network/network.js";
import type { Quiz, QuizQuestion } from "../quiz/quiz.js";
import type { Question, Sheet, SheetStudent } from "../sheet/sheet.js";
import { topicNamed } from "../topics/index.js";
import type { Setup, Topic } from "../topics/topic.js";
import { chanceCopy } from "./chanceCopies.js";
import { type CheckName, failedCheck } from "./checks.js";
import { sheetCode } from "./code.js";
import { drawNetwork } from "./drawNetwork.js";
import { leaveOut } from "./leaveOut.js";
import { makeQuestion, type Problem } from "./makeQuestion.js";
import { mistakesMeet } from "./mistakesMeet.js";
import { cannotAsk, cannotDrawOwn, type Failure, refuseNoDerivative } from "./ownRefusal.js";
import { isFixedOwn, ownSetup } from "./ownSetup.js";
import { questionsOfCopy } from "./pickBank.js";

/** Beyond this many draws the quiz asks for what cannot be had. */
const MOST_DRAWS = 400;

/** Draws sent back for a chance equality, of two misconceptions' values or with what is printed; beyond these it is let pass. */
const PICKY_DRAWS = 20;
const PICKY: readonly Refusal[] = ["mistakes-differ", "no-answer-is-printed"];

/** Why a draw is refused. */
export type Refusal = CheckName | "no-question-twice" | "mistakes-differ" | "no-answer-is-printed";

/**
 * Where a sheet's numbers come from: a seed, which is printed on it, or a text that is kept secret, with another that
 * all copies of the set share.
 */
export type NumbersWish =
  | { readonly seed: string; readonly numbers?: undefined }
  | { readonly numbers: string; readonly set: string; readonly seed?: undefined };

/** Which copy of a quiz is drawn, by what, and for whom. */
export type CopyWish = NumbersWish & {
  readonly id: string;
  readonly student?: SheetStudent;
  /** Called for every draw that is refused. */
  readonly refused?: (topic: string, check: Refusal) => void;
};

/**
 * One copy of a quiz: the same quiz, seed or secret numbers, and id give the same sheet, whatever else is made. Each question is drawn
 * until every check holds. Throws CANNOT_DRAW naming the check that cannot be met, NOT_FINITE for fixed numbers that lead to none.
 */
export function makeSheet(quiz: Quiz, wish: CopyWish): Sheet {
  const { format, generator, id, ...rest } = drawSheet(quiz, wish);
  const kind = wish.seed === undefined ? "exam" : "practice";
  const code = sheetCode(kind, generator, streamHead(wish, quiz), id, JSON.stringify(quiz));
  return { format, generator, id, code, ...rest };
}

/** A sheet without the code that names it on paper: what a page draws for itself needs none, and no hash. */
export function drawSheet(quiz: Quiz, wish: CopyWish): Omit<Sheet, "code"> {
  const { questions: _wishes, rounding, alike: _alike, handIn: _handIn, ...head } = quiz;
  const { id: copy, student, seed } = wish;
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  const questions: Question[] = [];
  for (const { question, place } of questionsOfCopy(quiz, [streamHead(wish, quiz), copy])) {
    const id = `q${questions.length + 1}`;
    const at = { id, ...placeOf(question, counts) };
    const { question: made } = drawQuestion(quiz, question, place, at, wish, taken);
    taken.add(fingerprint(made));
    questions.push(made);
  }
  return {
    format: "gradsheet/sheet@1",
    generator: GENERATOR,
    id: copy,
    ...head,
    rounding,
    ...(student === undefined ? {} : { student }),
    ...(seed === undefined ? {} : { seed }),
    points: questions.reduce((sum, { points }) => sum + points, 0),
    questions,
  };
}

/** What stands at the head of every random stream: another series of a course draws others from one seed. */
const streamHead = ({ numbers, seed }: NumbersWish, { series = "" }: Quiz): string =>
  JSON.stringify([numbers ?? seed, series]);

/** Where a question stands: its id on the sheet, and what names its random streams, whatever stands before it. */
interface QuestionPlace {
  readonly id: string;
  readonly key: string;
  /** How many of its kind come before it. */
  readonly before: number;
}

/** A question's streams are named by its own name, or its topic, and by its count of that. */
function placeOf({ name, topic }: QuizQuestion, counts: Map<string, number>): Omit<QuestionPlace, "id"> {
  const head = name === undefined ? `topic ${topic}` : `name ${name}`;
  const before = counts.get(head) ?? 0;
  counts.set(head, before + 1);
  return { key: `${head} ${before + 1}`, before };
}

/**
 * The head of the streams by which kinds of problem are drawn, an optimizer or the number of its steps: one for a whole
 * set where its copies should be alike, as in an exam, else one for each copy.
 */
function kindsOf(quiz: Quiz, wish: CopyWish): readonly string[] {
  const alike = quiz.alike ?? wish.seed === undefined;
  const head = streamHead(wish, quiz);
  if (!alike) return [head, wish.id];
  return [wish.seed === undefined ? wish.set : head];
}

/**
 * What names the streams of each question of a copy, in the order of its sheet ("topic loss 1", "name swish 1"): a question
 * that keeps it keeps its numbers.
 */
export function questionKeys(quiz: Quiz, wish: CopyWish): string[] {
  const counts = new Map<string, number>();
  const questions = questionsOfCopy(quiz, [streamHead(wish, quiz), wish.id]);
  return questions.map(({ question }) => placeOf(question, counts).key);
}

/** What makes a question the same as another: its topic, the givens that its lines use, and what is asked. */
export const fingerprint = onceFor(printOf);

function printOf({ topic, own, givens, definitions, answers, network }: Question): string {
  const used = new Set(definitions.flatMap(({ expression }) => symbolsOf(expression)));
  return JSON.stringify([
    own?.text ?? topic,
    ...(network === undefined
      ? [definitions.map(({ expression }) => expression)]
      : [network.layers.map(({ activation }) => activation)]),
    Object.entries(givens).filter(([id]) => used.has(id)),
    answers.map((answer) =>
      "options" in answer
        ? [answer.quantity, answer.options]
        : answer.kind === "shape"
          ? answer.name
          : answer.quantity,
    ),
  ]);
}

function drawQuestion(
  quiz: Quiz,
  asked: QuizQuestion,
  place: number,
  { id, key, before }: QuestionPlace,
  copyWish: CopyWish,
  taken: ReadonlySet<string>,
): Problem {
  const { id: copy, refused } = copyWish;
  const numbers = streamHead(copyWish, quiz);
  const kinds = kindsOf(quiz, copyWish);
  const { network: wanted } = asked;
  const fixed = asked.own === undefined ? wanted?.kind === "fixed" : isFixedOwn(asked.own);
  const variant = variantFor(asked, before, kinds);
  const { level, points, ask } = asked;
  const wish = { id, topic: asked.topic, level, points, ask, precision: quiz.rounding };
  const failures = new Map<string, Failure>();
  const failedAt = (check: Refusal, what: string): Failure => {
    refused?.(asked.own === undefined ? asked.topic : (asked.name ?? asked.topic), check);
    failures.set(check, { times: (failures.get(check)?.times ?? 0) + 1, what });
    return known(failures, check);
  };
  for (let attempt = 1; attempt <= MOST_DRAWS; attempt++) {
    const path = [numbers, copy, key, attempt] as const;
    const setup = builtFor(asked, variant, path, kinds, key);
    if (asked.own !== undefined && setup.unfit !== undefined) {
      if (fixed) throw cannotAsk(asked, place, setup.unfit);
      failedAt("asked-as-wished", setup.unfit);
      continue;
    }
    const problem = makeQuestion(
      setup,
      {
        ...wish,
        random: stream(...path, "options"),
        ...(variant === undefined ? {} : { variant }),
        ...(asked.own === undefined ? {} : { own: asked.own }),
        ...(asked.name === undefined ? {} : { name: asked.name }),
      },
      fixed ? 1 : attempt,
    );
    if (fixed) refuseEndless(problem, `questions[${place}] (${asked.topic})`);
    const picked = PICKY.reduce((sum, check) => sum + (failures.get(check)?.times ?? 0), 0);
    const failed = refusal(problem, !fixed, picked, taken);
    if (failed === null) return problem;
    const failure = failedAt(failed.check, failed.what);
    if (asked.own !== undefined && failed.check === "judges-agree")
      refuseNoDerivative(asked, place, problem, failure, fixed);
  }
  if (asked.own !== undefined) throw cannotDrawOwn(asked, place, failures, MOST_DRAWS);
  const [worst] = [...failures].sort(([, a], [, b]) => b.times - a.times);
  throw fail(
    "CANNOT_DRAW",
    `questions[${place}] (${asked.topic}, ${variant ?? shapeOf(asked)}): none of ${MOST_DRAWS} draws passed every check; ` +
      `"${worst?.[0]}" failed ${worst?.[1].times} times, last at ${worst?.[1].what}; ` +
      "wider ranges, more decimals or another network would be right",
  );
}

/** What a question is made from, drawn from the streams of `path`. */
function builtFor(
  asked: QuizQuestion,
  variant: string | undefined,
  path: readonly (string | number)[],
  kinds: readonly string[],
  key: string,
): Setup {
  const random = stream(...path, "plan");
  if (asked.own !== undefined) return ownSetup(asked.own, random);
  const topic = topicOf(asked);
  const { level } = asked;
  const builder = {
    exam: level === "exam",
    guided: level === "guided",
    random,
    kinds: stream(...kinds, key, "kind"),
    ...(asked.sizes === undefined ? {} : { sizes: asked.sizes }),
  };
  const built =
    topic.kind === "own"
      ? topic.build(variant ?? "", builder)
      : topic.build(networkFor(asked.network, path), builder);
  return asked.leaveOut === undefined ? built : leaveOut(built, asked.leaveOut);
}

/** Throws RangeError for a teacher's own question: it has no topic. */
function topicOf({ topic }: QuizQuestion): Topic {
  if (topic === "own") throw new RangeError("a teacher's own question has no topic");
  return topicNamed(topic);
}

/** The kind of problem, where the topic draws its own; the one that was asked for, or one that is drawn. */
function variantFor(asked: QuizQuestion, before: number, kinds: readonly string[]): string | undefined {
  if (asked.own !== undefined) return undefined;
  const topic = topicOf(asked);
  if (topic.kind === "network" || topic.variants.length === 0) return undefined;
  return asked.variant ?? variantOf(topic.drawn ?? topic.variants, asked, before, kinds);
}

/** The kind of problem of a topic's n-th question: none comes again before all have come. */
function variantOf(
  variants: readonly string[],
  { name, topic }: QuizQuestion,
  place: number,
  kinds: readonly string[],
): string {
  const order = stream(...kinds, name ?? topic, "variants").shuffle(variants);
  return nth(order, place % order.length);
}

/** Throws NOT_FINITE for an answer to fixed numbers that has left the range of doubles, which no draw would mend. */
function refuseEndless({ numbers }: Problem, where: string): void {
  const endless = numbers.find(({ value }) => !Number.isFinite(value));
  if (endless === undefined) return;
  throw fail(
    "NOT_FINITE",
    `${where}: ${endless.quantity} is ${endless.value}; smaller inputs, weights or targets would keep it finite`,
  );
}

/** The network that a question asks about. Throws RangeError where the quiz has none: its reader sees to that. */
function networkFor(wanted: QuizQuestion["network"], path: readonly (string | number)[]): Network {
  if (wanted === null) throw new RangeError("the topic asks about a network, and the quiz has none");
  return wanted.kind === "fixed" ? wanted.network : drawNetwork(wanted, path);
}

function refusal(
  problem: Problem,
  drawn: boolean,
  picked: number,
  taken: ReadonlySet<string>,
): { readonly check: Refusal; readonly what: string } | null {
  if (taken.has(fingerprint(problem.question)))
    return { check: "no-question-twice", what: problem.question.id };
  const { lacking } = problem;
  if (lacking !== null && !drawn) return { check: "asked-as-wished", what: lacking };
  const failed = drawn ? failedCheck(problem) : noDerivative(problem);
  if (failed !== null || !drawn || picked >= PICKY_DRAWS) return failed;
  const copied = chanceCopy(problem);
  if (copied !== null) return { check: "no-answer-is-printed", what: copied };
  const what = mistakesMeet(problem);
  return what === null ? null : { check: "mistakes-differ", what };
}

/** Of numbers that are not drawn, differences alone are a judge: a teacher's lines have no other. */
function noDerivative({ question, graph, values }: Problem): { check: CheckName; what: string } | null {
  const what = question.own === undefined ? null : wrongDerivative(graph, values);
  return what === null ? null : { check: "judges-agree", what };
}

function shapeOf({ network }: QuizQuestion): string {
  if (network === null) return "no network";
  if (network.kind === "drawn") return network.sizes.join("-");
  const { inputs, layers } = topologyOf(network.network);
  return [inputs, ...layers.map(({ size }) => size)].join("-");
}
