import { known } from "../../../core/base/known.js";
import { symbolsOf } from "../../../core/graph/expressionTree.js";
import { wrongDerivative } from "../../../core/graph/judges/derivatives.js";
import { exampleOf } from "../../../core/graph/quantity.js";
import { chanceCopy } from "../chanceCopies.js";
import { type CheckName, failedCheck } from "../checks.js";
import type { Problem } from "../makeQuestion.js";
import { mistakesMeet } from "../mistakesMeet.js";
import { fingerprint } from "./fingerprint.js";

/** Draws sent back for a chance equality, of two misconceptions' values or with what is printed, or for examples alike; beyond these it is let pass. A search is long: one is enough. */
export const PICKY_DRAWS = { plain: 20, searching: 1 } as const;
export const PICKY: readonly Refusal[] = ["mistakes-differ", "no-answer-is-printed", "examples-differ"];

/** Why a draw is refused. */
export type Refusal =
  | CheckName
  | "no-question-twice"
  | "mistakes-differ"
  | "no-answer-is-printed"
  | "examples-differ";

/** What stands in a problem's way. */
export interface Refused {
  readonly check: Refusal;
  readonly what: string;
}

/** What a problem is refused for; a chance equality only where it is to be `picky`. */
export function refusal(
  problem: Problem,
  drawn: boolean,
  picky: boolean,
  taken: ReadonlySet<string>,
): Refused | null {
  if (taken.has(fingerprint(problem.question)))
    return { check: "no-question-twice", what: problem.question.id };
  const { lacking } = problem;
  if (lacking !== null && !drawn) return { check: "asked-as-wished", what: lacking };
  const failed = drawn ? failedCheck(problem) : noDerivative(problem);
  if (failed !== null || !drawn || !picky) return failed;
  const copied = chanceCopy(problem);
  if (copied !== null) return { check: "no-answer-is-printed", what: copied };
  const alike = alikeExamples(problem);
  if (alike !== null) return { check: "examples-differ", what: alike };
  const what = mistakesMeet(problem);
  return what === null ? null : { check: "mistakes-differ", what };
}

/** The first gradient of a batch that is asked, where all examples' gradients have one sign: one of them nearly stands for all; else null. */
function alikeExamples({ numbers, graph, values }: Problem): string | null {
  for (const { id, quantity } of numbers) {
    const line = graph.byId.get(quantity);
    if (line === undefined || !/^gradient-(?:mean|sum)/.test(line.reason)) continue;
    const signs = symbolsOf(line.expression)
      .filter((one) => exampleOf(one) !== undefined)
      .map((one) => Math.sign(known(values, one)));
    return signs.length > 1 && new Set(signs).size === 1 ? id : null;
  }
  return null;
}

/** Of numbers that are not drawn, differences alone are a judge: a teacher's lines have no other. */
function noDerivative({ question, graph, values }: Problem): { check: CheckName; what: string } | null {
  const what = question.own === undefined ? null : wrongDerivative(graph, values);
  return what === null ? null : { check: "judges-agree", what };
}
