import type { ExplainedAnswer } from "../../core/marking/explain.js";
import { type NamedPart, namedParts } from "../../core/marking/namedParts.js";
import type { Messages } from "../../core/words/messages.js";

/** Shows a verdict beside its field. */
export function show(input: HTMLElement, one: ExplainedAnswer, t: Messages): void {
  const message = messageOf(input);
  if (message === null) return;
  const name = document.createElement("b");
  name.textContent = t(`verdict.${one.verdict}`);
  message.replaceChildren(name);
  if (one.verdict !== "correct" && one.verdict !== "blank")
    message.append(": ", ...namedParts(one.message).map(shownPart));
  message.dataset["verdict"] = one.verdict;
  message.dataset["misconception"] = one.misconception ?? "";
  const fine = ["correct", "follow-through", "imprecise", "blank"];
  if (fine.includes(one.verdict)) input.removeAttribute("aria-invalid");
  else input.setAttribute("aria-invalid", "true");
}

/** A name is set as it stands before its own blank, derivatives with a slash. */
function shownPart(part: NamedPart): string | Node {
  if (typeof part === "string") return part;
  const label = document.querySelector(`label[for="a-${part.id.replace(".", "-")}"] .formula`);
  if (label === null) return part.id;
  const symbol = label.cloneNode(true) as Element;
  for (const fraction of symbol.querySelectorAll("mfrac")) {
    const slash = document.createElementNS(fraction.namespaceURI, "mo");
    slash.textContent = "/";
    slash.setAttribute("lspace", "0");
    slash.setAttribute("rspace", "0");
    fraction.firstElementChild?.after(slash);
    const row = document.createElementNS(fraction.namespaceURI, "mrow");
    row.append(...fraction.childNodes);
    fraction.replaceWith(row);
  }
  return symbol;
}

/** A verdict belongs to what stood there when it was given. */
export function forget(input: HTMLElement): void {
  const message = messageOf(input);
  if (message === null) return;
  message.replaceChildren();
  delete message.dataset["verdict"];
  delete message.dataset["misconception"];
  input.removeAttribute("aria-invalid");
}

const messageOf = (input: HTMLElement): HTMLElement | null =>
  document.getElementById(input.getAttribute("aria-describedby")?.split(" ")[0] ?? "");
