import type { MarkedAnswer, UnreadableWhy } from "./marked.js";

/** What marking finds of one answer, before its points. */
export type Judged = Pick<MarkedAnswer, "value" | "verdict" | "misconception" | "followsFrom" | "reason">;

export const NOTHING = { value: null, misconception: null, followsFrom: [], reason: null } as const;

export const UNANSWERED: Judged = { ...NOTHING, verdict: "blank" };
export const RIGHT_CHOICE: Judged = { ...NOTHING, verdict: "correct" };
export const WRONG_CHOICE: Judged = { ...NOTHING, verdict: "wrong" };

export const unreadable = (reason: UnreadableWhy): Judged => ({ ...NOTHING, verdict: "unreadable", reason });

export const mistaken = (misconception: string): Judged => ({
  ...NOTHING,
  verdict: "misconception",
  misconception,
});
