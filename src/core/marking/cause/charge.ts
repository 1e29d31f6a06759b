import { type MarkingShares, type Question, SHARES } from "../../sheet/sheet.js";
import type { Cause, MarkedAnswer, Verdict } from "../marked.js";
import { preparedQuestion } from "../preparedQuestion.js";
import { hiddenCost } from "./cost.js";
import type { FoundCause } from "./foundCause.js";

/** Which share of its points an answer earns by its verdict. */
export function shareOf(verdict: Verdict, shares: MarkingShares): number {
  switch (verdict) {
    case "correct":
      return 1;
    case "follow-through":
      return shares.followThrough;
    case "imprecise":
      return shares.imprecise ?? SHARES.imprecise;
    case "misconception":
      return shares.misconception;
    case "wrong":
    case "blank":
    case "unreadable":
    case "marked":
    case "unmarked":
      return 0;
  }
}

/**
 * Charges each slip once: where a box shows it that box has no marks, or its mistake's share; where none does, the first
 * that it explains pays, and the next ones what is left.
 */
export function charge(
  question: Question,
  marked: readonly MarkedAnswer[],
  causes: readonly FoundCause[],
  shares: MarkingShares,
): MarkedAnswer[] {
  const all = new Map(marked.map((one) => [one.id, one]));
  const scheme = preparedQuestion(question);
  for (const { definition, interval, explains, shownAt } of causes) {
    const boxes = question.answers.flatMap(({ id, quantity }) => {
      const one = explains.includes(quantity) ? all.get(id) : undefined;
      return one === undefined ? [] : [{ one, isShown: quantity === shownAt }];
    });
    const shown = boxes.find(({ isShown }) => isShown)?.one;
    const hanging = boxes.reduce((sum, { one }) => sum + one.maxPoints, 0);
    let owed =
      shown !== undefined || scheme.asked.has(definition)
        ? 0
        : tidy(hiddenCost(scheme, definition, hanging, shares.inferred || undefined));
    const cost = shown === undefined ? owed : tidy(shown.maxPoints - shown.points);
    const [from, to] = interval;
    const cause: Cause = { definition, from, to, boxes: boxes.map(({ one }) => one.id), cost };
    for (const { one } of boxes) {
      const paid = Math.min(owed, one.points);
      owed = tidy(owed - paid);
      all.set(one.id, { ...one, points: tidy(one.points - paid), cause });
    }
  }
  return marked.map((one) => all.get(one.id) ?? one);
}

/** Points without the noise of adding up tenths. */
export const tidy = (points: number): number =>
  Number.isInteger(points) ? points : Number(points.toPrecision(12));
