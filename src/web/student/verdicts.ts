/** A verdict as the server sends it: its name and what a tutor would say, as HTML of the server's making. */
export interface Shown {
  readonly id: string;
  readonly kind: string;
  readonly html: string;
}

const FINE = ["correct", "follow-through", "blank"];

/** Shows a verdict beside its field. */
export function show(field: HTMLElement, { kind, html }: Shown): void {
  const message = messageOf(field);
  if (message === null) return;
  message.innerHTML = html;
  message.dataset["verdict"] = kind;
  if (FINE.includes(kind)) field.removeAttribute("aria-invalid");
  else field.setAttribute("aria-invalid", "true");
}

/** A verdict belongs to what stood there when it was given. */
export function forget(field: HTMLElement): void {
  const message = messageOf(field);
  if (message === null) return;
  message.replaceChildren();
  delete message.dataset["verdict"];
  field.removeAttribute("aria-invalid");
}

const messageOf = (field: HTMLElement): HTMLElement | null =>
  document.getElementById(field.getAttribute("aria-describedby") ?? "");
