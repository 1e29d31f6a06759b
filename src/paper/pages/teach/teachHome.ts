import type { LocaleName, May } from "../../../core/base/settings.js";
import { messagesFor } from "../../../core/words/locale.js";
import { damageShown, type ShownDamage } from "../compose/composeHome.js";
import { templatesOf } from "../templates/templates.js";
import { webPageHtml } from "../webPage.js";

/** The teacher's first page: the sets that are given out, how far each is, what could not be read, whether the disk is `full`, and what the teacher who looks may do. */
export function teachHomeHtml(
  sets: readonly {
    readonly name: string;
    readonly title: string;
    readonly sheets: number;
    readonly begun: number;
    /** Whether it can be worked on, and until when, in words. */
    readonly state: string;
    /** What came of its last drill, in words; empty where there was none. */
    readonly drilled: string;
  }[],
  damaged: readonly ShownDamage[],
  full: boolean,
  who: { readonly name: string; readonly may: readonly May[] },
  locale: LocaleName,
  style: string,
): string {
  const t = messagesFor(locale);
  const view = {
    sets: sets.map((set) => ({ ...set, address: `/teach/${encodeURIComponent(set.name)}` })),
    damaged: damageShown(damaged, locale),
    ...{ full, who: who.name, marks: who.may.includes("mark"), composes: who.may.includes("compose") },
  };
  return webPageHtml(templatesOf().render("teach", view, t), { title: t("teach.title"), locale, style });
}
