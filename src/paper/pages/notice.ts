import type { LocaleName } from "../../core/base/settings.js";
import { messagesFor } from "../../core/words/locale.js";
import { templatesOf } from "./templates/templates.js";
import { webPageHtml } from "./webPage.js";

/** A short page: a few sentences, and where something is to be typed one field. */
export interface Notice {
  readonly title: string;
  readonly sentences: readonly string[];
  /** Where to go on; `follow`: a browser goes there by itself. */
  readonly links?: readonly {
    readonly address: string;
    readonly text: string;
    readonly follow?: boolean;
  }[];
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

export function noticeHtml(notice: Notice, locale: LocaleName, style: string): string {
  const { title, sentences, links = [], form } = notice;
  const follow = links.find((link) => link.follow === true)?.address;
  const view = {
    ...{ title, sentences, links },
    form: form === undefined ? null : { ...form, method: form.method ?? "post" },
  };
  return webPageHtml(templatesOf().render("notice", view, messagesFor(locale)), {
    ...{ title, locale, style },
    ...(follow === undefined ? {} : { follow }),
  });
}
