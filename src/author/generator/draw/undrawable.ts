import { fail } from "../../../core/base/errors.js";
import type { Rounding } from "../../../core/graph/rounding.js";
import { topologyOf } from "../../../core/network/network.js";
import type { SourceDocument } from "../../../core/parse/document.js";
import type { QuizPrecision } from "../../../core/topics/topic.js";
import type { Quiz, QuizQuestion } from "../../quiz/quiz.js";
import { variantsOf } from "./builtFor.js";
import { chooseWay } from "./chooseWay.js";
import type { Refused } from "./refusal.js";
import { type Way, waysFor } from "./ways.js";

/** What is tried in place of a precision in which no numbers are found, the nearest first. */
const FINER: readonly Pick<QuizPrecision, "values" | "gradients">[] = [
  { values: { decimals: 2 }, gradients: { decimals: 3 } },
  { values: { decimals: 2 }, gradients: { significant: 3 } },
  { values: { decimals: 3 }, gradients: { significant: 3 } },
];
const FINEST = { values: { decimals: 4 }, gradients: { significant: 4 } } as const;

/** The ways in which a question is drawn, one after the other. Throws CANNOT_DRAW where none will do. */
export function waysFrom(
  asked: QuizQuestion,
  rounding: QuizPrecision,
  variant: string | undefined,
  index: number,
): readonly Way[] {
  const choice = chooseWay(asked, rounding, variant);
  if (choice.first === null)
    throw fail(
      "CANNOT_DRAW",
      `questions[${index}]: ${undrawable(asked, rounding, choice.obstacle, variant)}`,
    );
  return waysFor(asked).slice(choice.first);
}

/** Throws CANNOT_DRAW for the first entry of which nothing can be drawn, before anything is. */
export function refuseUndrawable({ questions, rounding }: Quiz, document: SourceDocument): void {
  for (const [k, asked] of questions.entries()) {
    if (asked.own !== undefined || asked.bank !== undefined || asked.network?.kind === "fixed") continue;
    const variants = variantsOf(asked);
    const kinds = variants.length === 0 ? [undefined] : variants;
    const [variant] = kinds;
    const choice = chooseWay(asked, rounding, variant);
    if (choice.first !== null || kinds.some((one) => chooseWay(asked, rounding, one).first !== null))
      continue;
    const place = document.place(["questions", k], "topic");
    throw fail("CANNOT_DRAW", undrawable(asked, rounding, choice.obstacle, variant), place);
  }
}

/** Why no numbers are drawn for a question, and what would be right: a precision in which some were found, where there is one. */
function undrawable(
  asked: QuizQuestion,
  rounding: QuizPrecision,
  { check, what }: Refused,
  variant: string | undefined,
): string {
  const wanted = `values ${saidOf(rounding.values)} and gradients ${saidOf(rounding.gradients)}`;
  return `${asked.topic} (${variant ?? shapeOf(asked)}): no numbers suit ${wanted}; "${check}" stands in the way, last at ${what}; ${cureOf(asked, rounding, variant)}`;
}

function cureOf(asked: QuizQuestion, rounding: QuizPrecision, variant: string | undefined): string {
  const helps = (one: Pick<QuizPrecision, "values" | "gradients">): boolean =>
    chooseWay(asked, { ...rounding, ...one }, variant).first !== null;
  if (!helps(FINEST)) return "wider ranges or another network would be right";
  const { values, gradients } = FINER.find(helps) ?? FINEST;
  return `values ${saidOf(values)} and gradients ${saidOf(gradients)} would be right`;
}

/** A rounding as a sentence has it: "to 2 decimals". */
function saidOf(rounding: Rounding): string {
  if (rounding === "exact") return "in full";
  const [count, what] =
    "decimals" in rounding ? [rounding.decimals, "decimal"] : [rounding.significant, "significant figure"];
  return `to ${count} ${what}${count === 1 ? "" : "s"}`;
}

/** The sizes of a question's layers, the inputs first. */
export function shapeOf({ network }: QuizQuestion): string {
  if (network === null) return "no network";
  if (network.kind === "drawn") return network.sizes.join("-");
  const { inputs, layers } = topologyOf(network.network);
  return [inputs, ...layers.map(({ size }) => size)].join("-");
}
