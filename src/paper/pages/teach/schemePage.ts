import type { LocaleName } from "../../../core/base/settings.js";
import { changeOf } from "../../../core/marking/marksText.js";
import { messagesFor } from "../../../core/words/locale.js";
import { nameOfQuestion } from "../../../document/build/topicTitle.js";
import { templatesOf } from "../templates/templates.js";
import { webPageHtml } from "../webPage.js";

/** Whose marks a scheme changes. */
export interface SchemeEffect {
  /** How many have marks. */
  readonly students: number;
  readonly changes: readonly {
    readonly sheet: string;
    readonly name: string;
    readonly before: { readonly score: number; readonly maxScore: number };
    readonly after: { readonly score: number; readonly maxScore: number };
  }[];
}

/** The page on which a class's marking scheme is written. */
export interface SchemePage {
  readonly address: string;
  readonly title: string;
  readonly text: string;
  /** The number of the scheme that holds. */
  readonly number: number;
  /** Who has taken it, and when, in words; empty where that is not known. */
  readonly by: string;
  /** What a scheme may name: the questions of one of the sheets. */
  readonly questions: readonly {
    readonly id: string;
    readonly topic: string;
    readonly title?: string | undefined;
    readonly points: number;
    readonly boxes: readonly number[];
  }[];
  /** What is wrong with the text, each with its line. */
  readonly faults?: readonly string[];
  /** What it would do; null before anybody has asked. */
  readonly effect: SchemeEffect | null;
  /** What is said first: that it was taken, or why not. */
  readonly note: "taken" | "other" | null;
}

const NOTES = { taken: "teach.scheme.taken", other: "teach.scheme.other" } as const;

export function schemePageHtml(
  page: SchemePage,
  locale: LocaleName,
  { style, script }: { readonly style: string; readonly script: string },
): string {
  const t = messagesFor(locale);
  const { address, title, text, number, effect, faults = [], note } = page;
  const view = {
    ...{ address, title, text, number, faults, by: page.by },
    note: note === null ? "" : t(NOTES[note]),
    questions: page.questions.map(({ id, topic, title: own, points, boxes }) => ({
      ...{ id, points },
      topic: nameOfQuestion({ topic, title: own }, t),
      boxes: boxes.length === 1 ? String(boxes[0]) : `${boxes[0]}–${boxes.at(-1)}`,
    })),
    effect: effect === null ? null : effectView(effect, locale),
  };
  return webPageHtml(templatesOf().render("scheme", view, t), {
    title: `${t("teach.scheme")} · ${title}`,
    ...{ locale, style, script },
  });
}

function effectView({ students, changes }: SchemeEffect, locale: LocaleName) {
  const t = messagesFor(locale);
  const rows = changes.map(({ sheet, name, before, after }) => {
    const { gain, text } = changeOf(before, after);
    return {
      ...{ sheet, name },
      before: `${before.score}/${before.maxScore}`,
      after: `${after.score}/${after.maxScore}`,
      change: text,
      loses: gain < 0,
    };
  });
  const gain = rows.filter(({ change }) => change.startsWith("+")).length;
  const lose = rows.filter(({ loses }) => loses).length;
  return {
    summary: t("teach.scheme.summary", { gain, lose, stay: students - gain - lose }),
    rows,
  };
}
