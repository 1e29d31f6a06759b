import { roundNumber } from "../graph/rounding.js";
import type { Messages } from "../words/messages.js";
import type { MarkedSheet } from "./marked.js";

/** Stands for marks that nobody has given yet. */
export const NOT_YET = "–";

/** Marks in a sentence, and what still waits for somebody to mark it; where all does, no number is said of it. */
export function totalText(
  { score, maxScore, unmarked = 0 }: Pick<MarkedSheet, "score" | "maxScore" | "unmarked">,
  t: Messages,
): string {
  if (unmarked === 0) return t("marked.total", { score, maxScore });
  return unmarked >= maxScore
    ? t("marked.total", { score: NOT_YET, maxScore })
    : t("marked.total.waiting", { score, maxScore, unmarked });
}

interface Mark {
  readonly score: number;
  readonly maxScore: number;
}

/**
 * By how much marks change, and how that is written: in points, or where the maximum changes with them in per cent of it, to
 * one decimal. 34 of 40 that become 33 of 37 are a gain of 4.2 %.
 */
export function changeOf(before: Mark, after: Mark): { readonly gain: number; readonly text: string } {
  const alike = before.maxScore === after.maxScore;
  const share = ({ score, maxScore }: Mark): number => (maxScore === 0 ? 0 : (100 * score) / maxScore);
  const gain = alike
    ? Number((after.score - before.score).toPrecision(12))
    : roundNumber(share(after) - share(before), { decimals: 1 });
  const sign = gain > 0 ? "+" : gain < 0 ? "−" : "";
  return { gain, text: `${sign}${Math.abs(gain)}${alike ? "" : " %"}` };
}
