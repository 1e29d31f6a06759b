import type { HandIn } from "../../../author/quiz/quiz.js";
import { nth } from "../../../core/base/known.js";
import type { Feedback } from "../../../core/base/settings.js";
import { momentOf } from "../../../core/clock/moment.js";

/** How a sheet may be worked on. Times are milliseconds since 1970. */
export interface Policy {
  /** What share of its marks each time earns that a question is checked, first first; so often it may be. */
  readonly credits: readonly number[];
  readonly feedback: Feedback;
  readonly opens?: number;
  readonly due?: number;
}

/** Where neither the quiz nor the server says anything. */
const DEFAULT: Policy = { credits: [1, 1, 1], feedback: "after-each" };

/** What a quiz says of its sheets, under what the server was told for all of them. */
export function policyOf(said: HandIn, told: Partial<Policy>): Policy {
  const { opens: opensAt, due: dueAt, pin: _pin, ...rest } = said;
  const opens = opensAt === undefined ? null : momentOf(opensAt);
  const due = dueAt === undefined ? null : momentOf(dueAt);
  return {
    ...DEFAULT,
    ...rest,
    ...(opens === null ? {} : { opens }),
    ...(due === null ? {} : { due }),
    ...told,
  };
}

/** The share of its marks that an attempt earns, from 1; the last one's where more were made than there are now. */
export const creditOf = ({ credits }: Policy, attempt: number): number =>
  nth(credits, Math.min(attempt, credits.length) - 1);

export type Phase = "before" | "open" | "closed";

export function phaseOf({ opens, due }: Policy, now: number): Phase {
  if (opens !== undefined && now < opens) return "before";
  return due !== undefined && now >= due ? "closed" : "open";
}

/** Whether verdicts may be shown now. */
export const tells = (policy: Policy, now: number): boolean =>
  policy.feedback === "after-each" || (policy.feedback === "after-due" && phaseOf(policy, now) === "closed");
