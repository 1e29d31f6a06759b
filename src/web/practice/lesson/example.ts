import { GradsheetError } from "../../../core/base/errors.js";
import type { LocaleName } from "../../../core/base/settings.js";
import { isWeight, names, positionOf } from "../../../core/graph/quantity.js";
import { type Layer, type Network, sizesOf } from "../../../core/network/network.js";
import type { Question, Sheet } from "../../../core/sheet/sheet.js";
import { keyRows } from "../../../document/build/keyRows.js";
import { contextOf, type QuestionContext } from "../../../document/build/questionContext.js";
import { lineView, workedLine } from "../../../document/build/workedLine.js";
import { questionDrawing } from "../../../document/diagram/questionDrawing.js";
import type { Course, Exercise } from "../course.js";
import { drawWish, type Wish } from "../draw.js";
import { type Knob, knobsOf } from "../knob.js";

/** So many lines are an example; a whole solution is looked at elsewhere. */
const LINES = 8;
/** One neuron a layer: every value can be followed by the eye. */
const SMALL = [1, 1, 1] as const;

/** The question that a lesson works out: guided where that can be chosen, on the smallest network that it can be asked of. */
export function exampleSheet(course: Course, exercise: Exercise, locale: LocaleName, seed: string): Sheet {
  const level = course.levels.includes("guided") ? "guided" : exercise.question.level;
  const wish: Wish = { exercise: exercise.name, level, seed, network: {} };
  if (exercise.question.network?.kind !== "drawn") return drawWish(course, wish, locale);
  try {
    return drawWish(course, { ...wish, network: { sizes: SMALL } }, locale);
  } catch (error) {
    if (!(error instanceof GradsheetError)) throw error;
    return drawWish(course, wish, locale);
  }
}

/** The number of an example that can be moved: its first weight. Undefined where it has no network of one example. */
export const knobOf = (context: QuestionContext): Knob | undefined =>
  knobsOf(context).find(({ id }) => isWeight(id));

/** The first lines of a worked example, with one of its numbers moved to `to`. */
export function linesAt(context: QuestionContext, sheet: Sheet, moved?: { knob: Knob; to: number }) {
  const { displays } = moved === undefined ? context : movedTo(context, sheet, moved.knob, moved.to);
  return context.question.parts
    .flatMap((_part, k) => {
      const asked = new Set((context.answers[k] ?? []).map(({ quantity }) => quantity));
      return keyRows(context.lines[k] ?? [], asked);
    })
    .slice(0, LINES)
    .map(({ definition }) => lineView(workedLine(definition, context.setter, displays)));
}

/** The network of an example with its values beside the neurons, one of its numbers moved to `to`. */
export function drawingAt(context: QuestionContext, sheet: Sheet, moved?: { knob: Knob; to: number }) {
  const now = moved === undefined ? context : movedTo(context, sheet, moved.knob, moved.to);
  const { network } = now.question;
  if (network === undefined) return questionDrawing(now.question, now.setter);
  const values = sizesOf(network).flatMap((size, l) =>
    l === 0 ? [] : Array.from({ length: size }, (_none, j) => names.activation(l, j + 1)),
  );
  const shown = values.flatMap((id): [string, string][] => {
    const display = now.displays.get(id);
    return display === undefined ? [] : [[id, display.replaceAll("-", "−")]];
  });
  return questionDrawing(now.question, now.setter, { values: new Map(shown) });
}

/** The question as it is when a number of its network is another. */
function movedTo(context: QuestionContext, sheet: Sheet, { id }: Knob, to: number): QuestionContext {
  const { question } = context;
  const { network } = question;
  const other: Question = {
    ...question,
    ...(network === undefined ? {} : { network: withWeight(network, id, to) }),
    givens: { ...question.givens, [id]: to },
    // What the key says is of the old number.
    answers: question.answers.filter(({ kind }) => kind !== "number"),
  };
  return contextOf(other, sheet, context.setter.t);
}

function withWeight(network: Network, id: string, to: number): Network {
  const { layer, neuron, input } = positionOf(id);
  const change = (one: Layer, l: number): Layer =>
    l + 1 === layer
      ? {
          ...one,
          weights: one.weights.map((row, j) =>
            j + 1 === neuron ? row.map((w, i) => (i + 1 === input ? to : w)) : row,
          ),
        }
      : one;
  return { ...network, layers: network.layers.map(change) };
}
