import type { LocaleName } from "../../core/base/settings.js";
import { messagesFor } from "../../core/words/locale.js";
import { templatesOf } from "./templates/templates.js";
import { webPageHtml } from "./webPage.js";

/** A short page: a few sentences, and where something is to be typed one field. */
export interface Notice {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly form?: {
    readonly action: string;
    /** Default: post. */
    readonly method?: "get";
    readonly name: string;
    readonly type: "text" | "password";
    readonly label: string;
    readonly button: string;
  };
}

export function noticeHtml({ title, sentences, form }: Notice, locale: LocaleName, style: string): string {
  const view = {
    title,
    sentences,
    form: form === undefined ? null : { ...form, method: form.method ?? "post" },
  };
  return webPageHtml(templatesOf().render("notice", view, messagesFor(locale)), { title, locale, style });
}
