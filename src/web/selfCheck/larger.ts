/** Puts a button under every drawing, which shows it large: what a template of the page has ready. */
export function startLarger(root: HTMLElement): void {
  const template = document.querySelector<HTMLTemplateElement>("template#larger");
  const large = document.querySelector<HTMLDialogElement>("dialog#large");
  const place = large?.querySelector(".drawing");
  if (template === null || !large || !place) return;
  // Closed it holds nothing: a drawing stands on the page once.
  large.addEventListener("close", () => place.replaceChildren());
  for (const drawing of root.querySelectorAll<HTMLElement>(".given > .drawing")) {
    drawing.after(template.content.cloneNode(true));
    const show = () => {
      place.innerHTML = drawing.innerHTML;
      large.showModal();
    };
    drawing.addEventListener("click", show);
    drawing.nextElementSibling?.querySelector("button")?.addEventListener("click", show);
  }
}
