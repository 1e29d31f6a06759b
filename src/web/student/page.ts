import { type Field, fieldsOf } from "../selfCheck/field.js";
import { keepAnswers } from "../selfCheck/keep.js";
import { startScrolling } from "../selfCheck/scroll.js";
import { startSigns } from "../selfCheck/sign.js";
import { receiptsOf } from "./receipts.js";
import { savingOf } from "./saving.js";
import { forget, type Shown, show } from "./verdicts.js";

/** What the server says of a question that was handed in. */
interface State {
  readonly status: string;
  readonly verdicts: readonly Shown[];
  readonly open: boolean;
}

function start(): void {
  const main = document.querySelector<HTMLElement>("main.student");
  const line = document.getElementById("connection");
  if (main === null || line === null) return;
  const { address = "", saved = "", unsaved = "", refused = "" } = main.dataset;
  const fields = fieldsOf(document);
  const received = receiptsOf(address);
  const says = (state: "saved" | "unsaved" | "refused" | "typing"): void => {
    line.dataset["state"] = state === "refused" ? "unsaved" : state;
    line.textContent = { saved, unsaved, refused, typing: "" }[state];
  };
  const saving = savingOf(address, keepAnswers(`gradsheet ${address}`), says, received);
  // What was typed while there was no connection comes over what the server has.
  for (const [id, text] of Object.entries(saving.waiting()))
    fields.find((field) => field.id === id)?.write(text);
  startSigns(document);
  for (const field of fields)
    field.element.addEventListener("input", () => {
      forget(field.element);
      saving.type(field.id, field.read());
    });
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-question]"))
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void handIn(form, fieldsOf(form), saving.sent, received);
    });
  startScrolling();
}

/** Hands a question in; where nobody answers, what was typed is on its way all the same. */
async function handIn(
  form: HTMLFormElement,
  fields: readonly Field[],
  sent: (answers: Readonly<Record<string, string>>, done: boolean) => void,
  received: ReturnType<typeof receiptsOf>,
): Promise<void> {
  const answers = Object.fromEntries(fields.map((field) => [field.id, field.read()]));
  const button = form.querySelector<HTMLButtonElement>("button[type=submit]");
  button?.setAttribute("aria-disabled", "true");
  try {
    const response = await fetch(form.action, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ answers }),
    });
    if (!response.ok) throw new Error(String(response.status));
    const state = (await response.json()) as State;
    sent(answers, true);
    received(response, answers);
    const receipt = document.getElementById("receipt");
    if (receipt !== null) form.append(receipt);
    for (const field of fields) forget(field.element);
    for (const verdict of state.verdicts) {
      const field = fields.find(({ id }) => id === verdict.id);
      if (field !== undefined) show(field.element, verdict);
    }
    const status = form.querySelector("[role=status]");
    if (status !== null) status.textContent = state.status;
    if (!state.open) button?.remove();
  } catch {
    sent(answers, false);
  } finally {
    button?.removeAttribute("aria-disabled");
  }
}

start();
