import type { Sheet } from "../../core/sheet/sheet.js";
import type { Messages } from "../../core/words/messages.js";
import { helpOf, stepsOf } from "../../document/build/helpSteps.js";
import type { QuestionContext } from "../../document/build/questionContext.js";
import { letScroll } from "../selfCheck/scroll.js";
import { render } from "./render.js";

/** How many steps of help were taken with each answer, and what notes another. */
export interface Taking {
  readonly taken: () => Readonly<Record<string, number>>;
  readonly take: (id: string, count: number) => void;
}

/** Lets a form's buttons for help show one step more each time they are pressed. */
export function startHelp(
  form: HTMLElement,
  sheet: Sheet,
  context: QuestionContext,
  t: Messages,
  { taken, take }: Taking,
): void {
  for (const button of form.querySelectorAll<HTMLButtonElement>("[data-hint]")) {
    const answer = sheet.questions[0]?.answers.find(({ id }) => id === button.dataset["hint"]);
    const place = document.getElementById(button.getAttribute("aria-controls") ?? "");
    if (answer === undefined || place === null) continue;
    const all = stepsOf(answer, context);
    const show = () => {
      const count = Math.min(taken()[answer.id] ?? 0, all);
      const help = helpOf(answer, count, context);
      place.innerHTML =
        help === null ? "" : render("helpstep", { ...help, count: t("practice.hint-of", { count, all }) }, t);
      button.textContent = count === 0 ? t("practice.hint") : t("practice.hint-more");
      button.hidden = count >= all;
      letScroll(place);
    };
    button.addEventListener("click", () => {
      take(answer.id, Math.min((taken()[answer.id] ?? 0) + 1, all));
      show();
    });
    show();
  }
}
