import type { Feedback } from "../../../base/settings.js";

/** How a sheet may be worked on. Times are milliseconds since 1970. */
export interface Policy {
  /** How often each question may be checked. */
  readonly attempts: number;
  readonly feedback: Feedback;
  readonly opens?: number;
  readonly due?: number;
}

export type Phase = "before" | "open" | "closed";

export function phaseOf({ opens, due }: Policy, now: number): Phase {
  if (opens !== undefined && now < opens) return "before";
  return due !== undefined && now >= due ? "closed" : "open";
}

/** Whether verdicts may be shown now. */
export const tells = (policy: Policy, now: number): boolean =>
  policy.feedback === "after-each" || (policy.feedback === "after-due" && phaseOf(policy, now) === "closed");
