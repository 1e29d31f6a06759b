import type { Level, LocaleName } from "../../../core/base/settings.js";
import type { Messages } from "../../../core/words/messages.js";
import type { Wish } from "../draw.js";
import { type Progress, standingOf } from "./mastery.js";

/** How a place in the list of progress is named. */
export const rungOf = (exercise: string, level: Level): string => `${exercise} ${level}`;

/** The numbers of a question, whatever its level asks of them. */
export const seedOf = ({ exercise, seed }: Wish): string => `${exercise} ${seed}`;

const DOTS = 3;

/** `●●○`, `★`; `☆`: due again. */
export function dotsOf(progress: Progress, now: number): string {
  const { is, share } = standingOf(progress, now);
  if (is === "mastered" || is === "due") return is === "due" ? "☆" : "★";
  const full = Math.floor(share * DOTS);
  return "●".repeat(full) + "○".repeat(DOTS - full);
}

/** How an exercise stands, in words. */
export function stateOf(progress: Progress, now: number, locale: LocaleName, t: Messages): string {
  const { is, right, all, due } = standingOf(progress, now);
  if (is === "not-tried") return t("practice.not-tried");
  if (is === "on-its-way") return t("practice.at-once", { right, all });
  if (is === "due") return t("practice.due");
  const date = new Date(due).toLocaleDateString(locale, { month: "long", day: "numeric" });
  return t("practice.mastered", { date });
}
