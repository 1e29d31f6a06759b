import { formulaPreview } from "../../core/marking/formula/formulaPreview.js";
import type { Sheet } from "../../core/sheet/sheet.js";
import type { Messages } from "../../core/words/messages.js";

/** So long after the last key a formula is shown as it is read, in milliseconds: nobody is read every letter aloud. */
const PAUSE = 250;

/** Shows under each box for a formula how what is typed there is read. It says nothing of whether it is right. */
export function startPreviews(root: ParentNode, sheet: Sheet, t: Messages): void {
  for (const field of root.querySelectorAll<HTMLInputElement>("input[data-preview]")) {
    const place = document.getElementById(field.dataset["preview"] ?? "");
    if (place === null) continue;
    const show = (): void => {
      const mathml = formulaPreview(sheet, field.dataset["answer"] ?? "", field.value);
      const said = mathml === null ? "" : `<span>${t("formula.preview")}</span> ${mathml}`;
      if (place.innerHTML !== said) place.innerHTML = said;
      place.hidden = mathml === null;
    };
    let waiting: ReturnType<typeof setTimeout> | undefined;
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(show, PAUSE);
    });
    show();
  }
}
