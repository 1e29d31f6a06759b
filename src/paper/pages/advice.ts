import { SEPARATION_MISTAKES } from "../../core/marking/nameSeparation.js";
import { mistakeIn } from "../../core/sheet/optionKinds.js";
import type { Answer, Sheet } from "../../core/sheet/sheet.js";
import { messagesFor } from "../../core/words/locale.js";
import { keyOf } from "../../core/words/messages.js";
import { messagesOf } from "../../core/words/ownTexts.js";
import type { Page } from "../../document/tree/blocks.js";
import type { FontPurpose } from "../fonts/fonts.js";
import { pageOf, pageOfTemplate } from "./page.js";
import { type Templates, templatesOf } from "./templates/templates.js";

/** What to say of one mistake that keys name. */
export interface Advice {
  readonly id: string;
  readonly name: string;
  /** As the tables of a key have it. */
  readonly short: string;
  readonly tutor: string;
}

/** What to say of each mistake that the keys of these sheets name, each once; a question may have words of its own for it. */
export function adviceOf(sheets: readonly Sheet[]): Advice[] {
  const advice = new Map<string, Advice>();
  for (const { locale, questions } of sheets) {
    const t = messagesFor(locale);
    for (const question of questions) {
      const said = messagesOf(question, t);
      for (const id of new Set(question.answers.flatMap(misconceptionsOf))) {
        const word = (kind: string) => said(keyOf("misconception", id, kind));
        const one = { id, name: word("name"), short: word("short"), tutor: word("tutor") };
        advice.set(sayingOf(one), one);
      }
    }
  }
  return [...advice.values()];
}

/** Names what is said: the same for the same words on the same mistake. */
export const sayingOf = ({ id, tutor }: Pick<Advice, "id" | "tutor">): string => JSON.stringify([id, tutor]);

/**
 * A page for the teacher that stands once for all keys of a set: what to tell a student about each mistake that some
 * sheets of its quiz name, by the mistakes' names.
 */
export function advicePage(
  quiz: Pick<Sheet, "title" | "course" | "locale" | "paper" | "look">,
  sheets: readonly Sheet[],
  purpose: FontPurpose,
  templates: Templates = templatesOf(),
): Page {
  const t = messagesFor(quiz.locale);
  const first = (one: Advice) => one.short.toLowerCase();
  const advice = adviceOf(sheets).sort((a, b) => (first(a) < first(b) ? -1 : 1));
  const view = { title: quiz.title, course: quiz.course ?? "", advice };
  return pageOfTemplate("advice", () => view, t, {
    ...pageOf(quiz, templates),
    title: `${t("key.tell")} · ${quiz.title}`,
    foot: t("key.tell"),
    purpose,
    narrow: true,
  });
}

/** The misconceptions that a wrong answer may show. */
function misconceptionsOf(answer: Answer): readonly string[] {
  switch (answer.kind) {
    case "number":
      return answer.misconceptions.map(({ id }) => id);
    case "choice":
      return answer.options.flatMap((option) => mistakeIn(option) ?? []);
    case "shape":
      return answer.rows === answer.columns ? [] : ["shape-turned"];
    case "formula":
      return answer.wrong.map(({ id }) => id);
    case "free":
      return SEPARATION_MISTAKES;
    case "blank":
    case "line":
    case "several":
    case "written":
      return [];
  }
}
