import type { MarkedAnswer } from "../../core/marking/marked.js";
import type { Messages } from "../../core/words/messages.js";
import { fieldsOf } from "./field.js";

/** For somebody to read. */
const READ: ReadonlySet<string> = new Set(["marked", "unmarked"]);
const MISTAKEN: ReadonlySet<string> = new Set(["wrong", "misconception", "unreadable", "imprecise"]);

/** How far a question is that was checked. */
export interface Reached {
  readonly score: number;
  readonly maxScore: number;
  /** Blanks that are not right yet. */
  readonly left: number;
  /** The first field that is not right though something stands there. */
  readonly mistake: HTMLElement | undefined;
}

/** How far a question is, by the verdicts of its sheet. */
export function reachedIn(form: HTMLElement, byId: ReadonlyMap<string, MarkedAnswer>): Reached {
  const fields = fieldsOf(form).flatMap(({ id, element }) => {
    const one = byId.get(id);
    return one === undefined ? [] : [{ element, one }];
  });
  const sum = (of: (one: MarkedAnswer) => number) =>
    Number(fields.reduce((all, { one }) => all + of(one), 0).toPrecision(12));
  return {
    score: sum(({ points }) => points),
    maxScore: sum(({ maxPoints }) => maxPoints),
    left: fields.filter(({ one }) => one.verdict !== "correct" && !READ.has(one.verdict)).length,
    mistake: fields.find(({ one }) => MISTAKEN.has(one.verdict))?.element,
  };
}

/** The list of questions: what each has reached that was checked, and what is left of the sheet. */
export function startContents(root: ParentNode, t: Messages) {
  const reached = new Map<string, Reached>();
  // A sign that the page's own letters have.
  const done = root.querySelector<HTMLElement>(".contents")?.dataset["done"] ?? "";
  const total = root.querySelector("#reached");
  const forms = [...root.querySelectorAll<HTMLFormElement>("form[data-question]")];
  return {
    note: (question: string, now: Reached): void => {
      reached.set(question, now);
      const place = root.querySelector(`[data-reached="${question}"]`);
      if (place !== null) place.textContent = now.left === 0 ? done : `${now.score}/${now.maxScore}`;
      const all = [...reached.values()];
      const blanks = forms
        .filter((form) => !reached.has(form.dataset["question"] ?? ""))
        .reduce((count, form) => count + fieldsOf(form).length, 0);
      const left = all.reduce((count, one) => count + one.left, blanks);
      const score = Number(all.reduce((sum, one) => sum + one.score, 0).toPrecision(12));
      const maxScore = Number(all.reduce((sum, one) => sum + one.maxScore, 0).toPrecision(12));
      const parts = [
        t("marked.total", { score, maxScore }),
        left === 0 ? t("practice.all-right") : t("practice.left", { count: left }),
      ];
      if (total !== null) total.textContent = parts.join(" · ");
    },
    clear: (): void => {
      reached.clear();
      for (const place of root.querySelectorAll("[data-reached]")) place.textContent = "";
      if (total !== null) total.textContent = "";
    },
  };
}
