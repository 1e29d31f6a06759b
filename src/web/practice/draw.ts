import { drawSheet } from "../../author/generator/makeSheet.js";
import type { DrawnNetwork, QuizQuestion } from "../../author/quiz/quiz.js";
import { nth } from "../../core/base/known.js";
import type { Level, LocaleName } from "../../core/base/settings.js";
import { isOfLayer } from "../../core/network/activations/activation.js";
import { type ActivationName, activationNamed } from "../../core/network/activations/index.js";
import { type LossName, lossNamed, lossTakes } from "../../core/network/losses/index.js";
import type { NotationName } from "../../core/notation/notation.js";
import type { Sheet } from "../../core/sheet/sheet.js";
import { type Course, type Exercise, exercisesOf } from "./course.js";
import { drawnLike } from "./drawnLike.js";

/** A network of another shape than the course's; what is left out stays the course's. */
export interface NetworkWish {
  /** Inputs first. */
  readonly sizes?: readonly number[];
  /** Of the hidden layers. */
  readonly activation?: ActivationName;
  readonly loss?: LossName;
  /** Other numbers in the shape of a network whose numbers the course gives. */
  readonly other?: true;
}

/** A question as an address names it: the same wish gives the same numbers in every browser, and on the command line. */
export interface Wish {
  readonly exercise: string;
  readonly level: Level;
  readonly seed: string;
  readonly network: NetworkWish;
}

/**
 * The sheet of one question. Throws RangeError for an exercise that the course has not, and a GradsheetError where nothing
 * can be drawn as wished.
 */
export function drawWish(course: Course, wish: Wish, locale: LocaleName, notation?: NotationName): Sheet {
  const quiz = course.quizzes[locale];
  const exercise = exercisesOf(quiz).find(({ name }) => name === wish.exercise);
  if (exercise === undefined) throw new RangeError(`the course has no exercise "${wish.exercise}"`);
  const { question } = exercise;
  const network = networkOf(question, wish);
  // Points are for the level that the quiz asks; whoever practises may ask for another.
  const points = question.own === undefined && wish.level !== question.level ? null : question.points;
  const asked: QuizQuestion = { ...question, count: 1, level: wish.level, network, points };
  const sheet = drawSheet(
    { ...quiz, ...(notation === undefined ? {} : { notation }), questions: [asked] },
    { id: "1", seed: wish.seed },
  );
  return { ...sheet, code: wish.seed };
}

function networkOf({ network }: QuizQuestion, { network: wished }: Wish): QuizQuestion["network"] {
  if (network?.kind === "drawn") return shaped(network, wished);
  return network !== null && wished.other === true ? drawnLike(network.network) : network;
}

/** Whether an exercise gives a network's numbers, so that other numbers can be drawn in its shape. */
export const isGiven = ({ question: { network, own } }: Exercise): boolean =>
  own === undefined && network?.kind === "fixed";

/** The wish without what an exercise's own network has anyway: one question, one address. */
export function ownAddress(wish: Wish, exercise: Exercise): Wish {
  const { network } = exercise.question;
  const { sizes, activation, loss, other } = wish.network;
  if (network?.kind !== "drawn")
    return { ...wish, network: isGiven(exercise) && other === true ? { other } : {} };
  return {
    ...wish,
    network: {
      ...(sizes === undefined || sizes.join() === network.sizes.join() ? {} : { sizes }),
      ...(activation === undefined || activation === network.activations[0] ? {} : { activation }),
      ...(loss === undefined || loss === network.loss ? {} : { loss }),
    },
  };
}

/** Whether it asks of a course's own network, and so counts for the exercise. */
export const isOfCourse = ({ network }: Wish): boolean =>
  Object.keys(network).every((key) => key === "other");

/** The course's network with what is wished of it; the output stays what the loss needs. */
function shaped(
  network: DrawnNetwork,
  { sizes = network.sizes, activation, loss }: NetworkWish,
): DrawnNetwork {
  const output = nth(network.activations, -1);
  const hidden = activation ?? network.activations[0] ?? output;
  const hiddenCount = sizes.length - 2;
  const taken = isOfLayer(activationNamed(hidden)) ? "sigmoid" : hidden;
  const activations = [...Array.from({ length: hiddenCount }, () => taken), output];
  return { ...network, sizes, activations, loss: loss ?? network.loss };
}

/** The losses that there are for outputs of an activation, and that teach something of every output. */
export const lossesFor = (output: ActivationName, all: readonly LossName[]): LossName[] =>
  all.filter(
    (name) =>
      lossTakes(lossNamed(name), activationNamed(output)) &&
      (name === "cross-entropy") === isOfLayer(activationNamed(output)),
  );
