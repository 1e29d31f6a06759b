/** The keys of a phone for decimals have no minus: buttons beside the blanks change the sign. */
export function startSigns(root: ParentNode): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>("[data-sign]")) {
    const id = button.dataset["sign"] ?? "";
    button.addEventListener("click", () => turnSign(id));
    // A page that works without a script has these keys only with one, which brings the minus.
    const input = document.getElementById(id);
    if (input !== null) input.inputMode = "decimal";
    button.hidden = false;
  }
}

function turnSign(id: string): void {
  const input = document.getElementById(id);
  if (!(input instanceof HTMLInputElement)) return;
  const text = input.value.trim();
  input.value = /^[-−]/.test(text) ? text.slice(1) : `-${text}`;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.focus();
}
