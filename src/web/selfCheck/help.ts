import type { Messages } from "../../core/words/messages.js";
import { letScroll } from "./scroll.js";

/** What keeps how much help was taken with each blank. */
export interface HelpKept {
  readonly load: () => Readonly<Record<string, string>>;
  readonly save: (taken: Readonly<Record<string, string>>) => void;
}

/** Lets buttons for help show the steps that lie ready beside them, one more each time; what was shown stays shown. */
export function startHelp(root: ParentNode, kept: HelpKept, t: Messages): void {
  let taken = kept.load();
  for (const button of root.querySelectorAll<HTMLButtonElement>("[data-hint]")) {
    const field = button.dataset["hint"] ?? "";
    const place = document.getElementById(button.getAttribute("aria-controls") ?? "");
    const steps = [...(place?.parentElement?.querySelectorAll("template") ?? [])];
    const show = () => {
      const count = Number(taken[field] ?? "0");
      const step = steps[Math.min(count, steps.length) - 1];
      if (step === undefined) return;
      place?.replaceChildren(step.content.cloneNode(true));
      button.textContent = t("practice.hint-more");
      button.hidden = count >= steps.length;
      if (place !== null) letScroll(place);
    };
    button.addEventListener("click", () => {
      taken = { ...taken, [field]: String(Number(taken[field] ?? "0") + 1) };
      kept.save(taken);
      show();
    });
    show();
  }
}
