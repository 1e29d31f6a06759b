/** Brings a blank and what is said of it into sight, between what stays at the window's upper and lower edge. */
export function bringIntoSight(field: HTMLElement): void {
  const drawing = document.querySelector<HTMLElement>(".drawing.kept");
  const stays = drawing !== null && getComputedStyle(drawing).position === "sticky";
  document.documentElement.style.scrollPaddingTop = stays ? `${drawing.offsetHeight}px` : "";
  field.scrollIntoView({ block: "nearest" });
  const message = document.getElementById(field.getAttribute("aria-describedby")?.split(" ")[0] ?? "");
  message?.scrollIntoView({ block: "nearest" });
}
