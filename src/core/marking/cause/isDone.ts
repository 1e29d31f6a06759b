import type { MarkedAnswer } from "../marked.js";

/**
 * Whether nothing is left to do at an answer: it is right, or followed through from a slip that another box shows. Where no
 * box shows the slip, the first that it explains does.
 */
export const isDone = ({ id, verdict, cause }: Pick<MarkedAnswer, "id" | "verdict" | "cause">): boolean =>
  verdict === "correct" || (verdict === "follow-through" && cause?.boxes[0] !== id);
