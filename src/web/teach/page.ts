import { keepAnswers } from "../selfCheck/keep.js";
import { savingOf } from "../student/saving.js";
import { watchClass } from "./watchClass.js";

interface Said {
  readonly total: string;
  readonly verdicts: readonly { readonly id: string; readonly kind: string; readonly text: string }[];
}

/** A code as it is printed, or as a scanner reads it from an address. */
const CODE = /^(?:https?:\/\/\S+\/s\/)?[0-9A-Z]{4}-[0-9A-Z]{4}(?:-[0-9A-Z]{5})?$/i;

function enter(main: HTMLElement): void {
  const { address = "", after = "", saved = "", unsaved = "" } = main.dataset;
  const classAddress = main.dataset["class"] ?? "";
  const line = document.getElementById("connection");
  const total = document.getElementById("total");
  const inputs = [...main.querySelectorAll<HTMLInputElement>("input[data-answer]")];
  const saving = savingOf(
    address,
    keepAnswers(`gradsheet ${address}`),
    (state) => {
      if (line === null) return;
      line.dataset["state"] = state === "refused" ? "unsaved" : state;
      line.textContent = state === "saved" ? saved : state === "typing" ? "" : unsaved;
    },
    async (response) => {
      const said = (await response.json()) as Said;
      if (total !== null) total.textContent = said.total;
      for (const { id, kind, text } of said.verdicts) {
        const output = document.getElementById(`m-${id.replace(".", "-")}`);
        if (output === null) continue;
        output.textContent = text;
        output.dataset["verdict"] = kind;
      }
    },
  );
  for (const [id, text] of Object.entries(saving.waiting())) {
    const input = inputs.find((one) => one.dataset["answer"] === id);
    if (input !== undefined) input.value = text;
  }
  for (const [k, input] of inputs.entries()) {
    let before = input.value;
    input.addEventListener("focus", () => {
      before = input.value;
      input.select();
    });
    input.addEventListener("input", () => {
      if (!CODE.test(input.value.trim())) saving.type(input.dataset["answer"] ?? "", input.value);
    });
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      const typed = input.value.trim();
      if (CODE.test(typed)) {
        // A scanner has typed a code into the box: the box gets back what it had.
        input.value = before;
        saving.type(input.dataset["answer"] ?? "", before);
        void saving.now().then(() => location.assign(`${classAddress}/find?q=${encodeURIComponent(typed)}`));
        return;
      }
      const next = inputs[k + (event.shiftKey ? -1 : 1)];
      if (next !== undefined) next.focus();
      else if (!event.shiftKey && after !== "") void saving.now().then(() => location.assign(after));
    });
  }
  (inputs.find((input) => input.value === "") ?? inputs[0])?.focus();
}

const main = document.querySelector<HTMLElement>("main.teach");
if (main?.classList.contains("entry")) enter(main);
else if (main?.dataset["live"] !== undefined) watchClass(main.dataset["live"]);
