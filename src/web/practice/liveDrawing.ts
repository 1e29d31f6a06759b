import { isGradient, isParameter, names, readDerivative } from "../../core/graph/quantity.js";
import { readNumber } from "../../core/marking/readNumber.js";
import { sizesOf } from "../../core/network/network.js";
import { numberAnswers } from "../../core/sheet/sheet.js";
import type { QuestionContext } from "../../document/build/questionContext.js";
import { questionDrawing } from "../../document/diagram/questionDrawing.js";
import { drawingHtml } from "../../document/write/html/shown.js";

/** What a neuron shows whose value is asked for and not there yet. */
const WANTED = "?";

/**
 * The network of a question, as HTML, as the student sees it: the values that are printed, and the student's own as they come; the
 * way of the gradient that is being worked on is drawn thick. Null where no network is drawn.
 */
export function liveDrawing(
  context: QuestionContext,
  answers: Readonly<Record<string, string>>,
  working: string | undefined,
): string | null {
  const { question, setter, displays } = context;
  const { network, picture } = question;
  if (network === undefined || picture !== undefined || network.examples.length > 1) return null;
  const typed = new Map(
    numberAnswers(question.answers).map(({ id, quantity }) => [quantity, ownNumber(answers[id] ?? "")]),
  );
  const shown = new Set(question.shown);
  const values = new Map<string, string>();
  sizesOf(network).forEach((size, l) => {
    if (l === 0) return;
    for (let j = 1; j <= size; j++) {
      const id = names.activation(l, j);
      const known = shown.has(id) ? displays.get(id)?.replaceAll("-", "−") : undefined;
      const value = typed.get(id) ?? known;
      if (value !== undefined) values.set(id, value);
    }
  });
  const drawn = questionDrawing(question, setter, {
    values,
    ...(working !== undefined && startsInside(working, context) ? { highlighted: working } : {}),
  });
  return drawingHtml(drawn);
}

/** Whether a quantity is a derivative of the loss with respect to something that is drawn. */
function startsInside(id: string, { graph }: QuestionContext): boolean {
  const by = readDerivative(id)?.by ?? "";
  const role = graph.byId.get(by)?.role;
  return isGradient(id) && (isParameter(by) || role === "sum" || role === "activation");
}

/** A number as it was typed; nothing of what is none. */
function ownNumber(text: string): string {
  return readNumber(text).kind === "number" ? text.trim().replaceAll("-", "−") : WANTED;
}
