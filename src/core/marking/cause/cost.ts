import { workOfLine } from "../../graph/copies.js";
import { workOf } from "../../sheet/work.js";
import type { PreparedQuestion } from "../preparedQuestion.js";
import { CAUSE_LIMITS } from "./limits.js";

/**
 * What a slip costs in a line that is in no box: what a box of it would be worth by its share of the question's work, in
 * quarters, and a fifth of the marks that hang on it at most. A scheme may set the share of those marks in its place.
 */
export function hiddenCost(
  scheme: PreparedQuestion,
  definition: string,
  hanging: number,
  share: number | undefined,
): number {
  if (share !== undefined) return share * hanging;
  const { question, graph, seen } = scheme;
  const unit = CAUSE_LIMITS.unit;
  const all = Math.max(1, workOf(question, graph));
  const exact = (question.points * Math.max(1, workOfLine(seen(), definition))) / all;
  const quarters = Math.max(1, Math.round(exact / unit)) * unit;
  return Math.min(quarters, CAUSE_LIMITS.share * hanging);
}
