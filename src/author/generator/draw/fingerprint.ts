import { memoize } from "../../../core/base/memoize.js";
import { symbolsOf } from "../../../core/graph/expression.js";
import type { Question } from "../../../core/sheet/sheet.js";

/** What makes a question the same as another: its topic, the givens that its lines use, and what is asked. */
export const fingerprint = memoize(printOf);

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
