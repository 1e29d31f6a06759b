import type { LocaleName } from "../../../base/settings.js";
import { messagesFor } from "../../../words/locale.js";
import { type Policy, phaseOf } from "./policy.js";

/** A time as a page says it, in the server's time zone, which is named. */
export const whenText = (time: number, locale: LocaleName): string =>
  new Intl.DateTimeFormat(locale, {
    ...{ year: "numeric", month: "long", day: "numeric" },
    ...{ hour: "2-digit", minute: "2-digit", timeZoneName: "short" },
  }).format(time);

/** How a sheet may be worked on, in sentences. */
export function rulesText(policy: Policy, locale: LocaleName, now: number): string[] {
  const t = messagesFor(locale);
  const { attempts, feedback, due } = policy;
  if (phaseOf(policy, now) === "closed")
    return due === undefined ? [] : [t("student.closed", { when: whenText(due, locale) })];
  const often = attempts === 1 ? t("student.attempts.one") : t("student.attempts.other", { count: attempts });
  const how = {
    "after-each": "student.each",
    "after-due": "student.later",
    never: "student.silent",
  } as const;
  return [
    t(how[feedback]),
    often,
    ...(due === undefined ? [] : [t("student.due", { when: whenText(due, locale) })]),
  ];
}
