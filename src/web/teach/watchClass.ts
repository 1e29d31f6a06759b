/** Milliseconds between two looks. */
const PAUSE = 3_000;

/** Brings the table of a class up to date while it is looked at. */
export function watchClass(address: string): void {
  const place = document.getElementById("live");
  if (place === null) return;
  let shown = place.innerHTML;
  const look = async (): Promise<void> => {
    try {
      const response = document.hidden ? null : await fetch(address);
      const html = response?.ok === true ? await response.text() : shown;
      if (html !== shown) {
        const { scrollLeft = 0 } = place.querySelector(".wide") ?? {};
        place.innerHTML = html;
        place.querySelector(".wide")?.scrollTo({ left: scrollLeft });
      }
      shown = html;
    } catch {
      // The server is away; the next look may find it.
    }
    window.setTimeout(() => void look(), PAUSE);
  };
  window.setTimeout(() => void look(), PAUSE);
}
