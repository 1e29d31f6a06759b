/** What may be wider than a phone: formulas beside their names, blanks' names, a worked solution. */
const WIDE = ".sides > *, .answer > label, .facts > div, .worked";

/** Lets what is wider than its place be reached, and so scrolled, by keyboard. */
export function letScroll(root: ParentNode): void {
  for (const one of root.querySelectorAll<HTMLElement>(WIDE))
    if (one.scrollWidth > one.clientWidth) one.tabIndex = 0;
    else one.removeAttribute("tabindex");
}

/** The same of a whole page, again whenever its letters or its window get another width. */
export function startScrolling(): void {
  const look = () => letScroll(document);
  window.addEventListener("resize", look);
  document.fonts.addEventListener("loadingdone", look);
  look();
}
