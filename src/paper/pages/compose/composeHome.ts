import type { LocaleName } from "../../../core/base/settings.js";
import { messagesFor } from "../../../core/words/locale.js";
import { templatesOf } from "../templates/templates.js";
import { webPageHtml } from "../webPage.js";

/** A long work as a page shows it. */
export interface ShownWork {
  readonly id: string;
  readonly title: string;
  readonly state: "waiting" | "running" | "done" | "failed";
  readonly done: number;
  readonly of: number;
  readonly fault: string;
  readonly given: boolean;
  /** The set that it is about; empty for a set that is made. */
  readonly about: string;
  readonly products: readonly { readonly name: string }[];
}

/** What a work made that could not be read when the server started. */
export interface ShownDamage {
  /** From the folder of works. */
  readonly path: string;
  /** Empty where it is not known. */
  readonly title: string;
}

export const damageShown = (damaged: readonly ShownDamage[], locale: LocaleName): readonly ShownDamage[] =>
  damaged.map(({ path, title }) => ({ path, title: title || messagesFor(locale)("compose.untitled") }));

/** The page of quizzes on their way, and of sets that are made. */
export function composeHomeHtml(
  drafts: readonly { readonly address: string; readonly text: string }[],
  works: readonly ShownWork[],
  damaged: readonly ShownDamage[],
  locale: LocaleName,
  { style, script }: { readonly style: string; readonly script: string },
): string {
  const t = messagesFor(locale);
  const view = {
    drafts: drafts.map(({ address, text }) => ({
      address,
      title: titleIn(text, locale) || t("compose.untitled"),
    })),
    damaged: damageShown(damaged, locale),
    works: "WORKS",
  };
  const table = workTableHtml(works, locale);
  const body = templatesOf()
    .render("composehome", view, t)
    .replace("WORKS", () => table);
  return webPageHtml(body, { title: t("compose.title"), locale, style, script });
}

/** The part of the page that changes while sets are made. */
export function workTableHtml(works: readonly ShownWork[], locale: LocaleName): string {
  const t = messagesFor(locale);
  const states = {
    waiting: "compose.work.waiting",
    running: "compose.work.running",
    done: "compose.work.done",
    failed: "compose.work.failed",
  } as const;
  const view = {
    heading: t(works.some(({ about }) => about !== "") ? "teach.made" : "compose.works"),
    works: works.map(({ id, title, state, done, of, fault, given, about, products }) => ({
      ...{ id, title, fault, done },
      of: Math.max(1, of),
      state: t(given ? "compose.work.given" : states[state]),
      ...{ given, ready: state === "done" && !given && about === "" },
      running: state === "running",
      removable: state !== "running" && !given,
      products: products.map(({ name }) => ({ name, address: `/teach/work/${id}/${name}` })),
    })),
  };
  return templatesOf().render("worktable", view, t);
}

/** The title in a quiz's text, as far as one line shows it: a draft need not be readable yet. */
function titleIn(text: string, locale: LocaleName): string {
  const line = /^title:\s*(.*?)\s*$/m.exec(text)?.[1] ?? "";
  const own = line.startsWith("{") ? (new RegExp(`\\b${locale}:\\s*([^,}]*)`).exec(line)?.[1] ?? "") : line;
  return own
    .trim()
    .replace(/^["']|["']$/g, "")
    .slice(0, 80);
}
