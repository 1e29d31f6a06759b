import type { LocaleName } from "../../../core/base/settings.js";
import { messagesFor } from "../../../core/words/locale.js";
import type { Messages } from "../../../core/words/messages.js";
import { type Policy, phaseOf } from "./policy.js";

/** A time as a page says it, in the server's time zone, which is named. */
export const whenText = (time: number, locale: LocaleName): string =>
  new Intl.DateTimeFormat(locale, {
    ...{ year: "numeric", month: "long", day: "numeric" },
    ...{ hour: "2-digit", minute: "2-digit", timeZoneName: "short" },
  }).format(time);

/** Whether a set's sheets can be worked on, in a few words. */
export function stateText(policy: Policy, locale: LocaleName, now: number): string {
  const t = messagesFor(locale);
  const { opens, due } = policy;
  const when = (time: number | undefined): string => (time === undefined ? "" : whenText(time, locale));
  switch (phaseOf(policy, now)) {
    case "before":
      return t("teach.state.opens", { when: when(opens) });
    case "open":
      return due === undefined ? t("teach.state.open") : t("teach.state.until", { when: when(due) });
    case "closed":
      return t("teach.state.closed", { when: when(due) });
  }
}

/** How a sheet may be worked on, in sentences. */
export function rulesText(policy: Policy, locale: LocaleName, now: number): string[] {
  const t = messagesFor(locale);
  const { credits, feedback, due } = policy;
  const attempts = credits.length;
  const less = credits.some((credit) => credit < 1);
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
    ...(less ? [t("student.credits", { list: creditList(credits, t) })] : []),
    ...(due === undefined ? [] : [t("student.due", { when: whenText(due, locale) })]),
  ];
}

/** A share as a person reads it: 0.8 is 80. */
export const percentText = (share: number): string => String(Number((100 * share).toPrecision(4)));

/** What each check earns that does not earn as much as the one before it. */
const creditList = (credits: readonly number[], t: Messages): string =>
  credits
    .flatMap((credit, k) =>
      credit === (k === 0 ? 1 : credits[k - 1])
        ? []
        : [t("student.credit", { number: k + 1, percent: percentText(credit) })],
    )
    .join(", ");
