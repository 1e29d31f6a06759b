import { letScroll } from "./scroll.js";

/** One part of a question a screen: on a phone, where a page has back and next. */
export interface Screens {
  /** Brings up the part that has an element; nothing where all parts are shown. */
  readonly showOf: (element: Element) => void;
  /** Whether an element stands on the screen that is shown: all do where there is room for all. */
  readonly has: (element: Element) => boolean;
  /** The button that leads on; null where nothing is left to lead to. */
  readonly next: () => HTMLElement | null;
}

/** A drawing of at most so much of the window's height stays in sight while its blanks are filled in. */
const KEPT = 0.3;
/** px between such a drawing and what is scrolled to under it. */
const ROOM = 12;

/**
 * Shows the parts of a page one at a time, or the choices of one, where its style sheet shows the buttons back and next (`.pager`), and all of them
 * elsewhere and on paper: what is not its turn is `away`. A question whose turn it is not is away too, and what belongs to
 * the first screen alone is marked with `data-first`.
 */
export function startScreens(root: HTMLElement): Screens {
  const parts = [...root.querySelectorAll<HTMLElement>("form .part")];
  const screens = parts.flatMap(screensOf);
  const pager = root.querySelector<HTMLElement>(".pager");
  const [back, next] = pager?.querySelectorAll("button") ?? [];
  const place = pager?.querySelector(".at");
  if (screens.length < 2 || !pager || !back || !next || !place) {
    pager?.remove();
    return { showOf: () => undefined, has: () => true, next: () => null };
  }
  let now = 0;
  const isPaged = () => pager.getClientRects().length > 0;
  const show = (wanted: number): void => {
    now = Math.max(0, Math.min(wanted, screens.length - 1));
    const shown = screens[now] ?? root;
    for (const one of screens) one.classList.toggle("away", one !== shown);
    for (const around of root.querySelectorAll(".question, form .part"))
      around.classList.toggle("away", !around.contains(shown));
    for (const one of root.querySelectorAll("[data-first]")) one.classList.toggle("away", now > 0);
    back.disabled = now === 0;
    next.disabled = now === screens.length - 1;
    place.textContent = `${now + 1} / ${screens.length}`;
    // What was away had no width.
    letScroll(shown.closest(".question") ?? shown);
  };
  const go = (wanted: number): void => {
    show(wanted);
    const screen = screens[now];
    if (screen === undefined) return;
    const drawing = keepDrawing(root, screen);
    const around = screen.closest(".question") ?? root;
    const part = screen.closest(".part") ?? screen;
    const isFirst = part === screen || part.querySelector(".one") === screen;
    const begins = isFirst && around.querySelector("form .part") === part;
    const heading = begins ? null : part.querySelector<HTMLElement>("h2, h3");
    const target = begins ? around.querySelector<HTMLElement>("h1, h2") : isFirst ? heading : null;
    const focused = target ?? screen;
    focused.tabIndex = -1;
    focused.focus({ preventScroll: true });
    // A question begins with what it asks; else what is to be read stands at the top, under the drawing or with it.
    if (begins) {
      window.scrollTo(0, around === root ? 0 : focused.getBoundingClientRect().top + window.scrollY);
      return;
    }
    const read =
      drawing !== null && !drawing.classList.contains("kept")
        ? drawing
        : around.querySelector(".code, .worked");
    (read ?? focused).scrollIntoView({ block: "start" });
  };
  back.addEventListener("click", () => go(now - 1));
  next.addEventListener("click", () => go(now + 1));
  root.classList.add("paged");
  show(0);
  if (screens[0] !== undefined) keepDrawing(root, screens[0]);
  return {
    showOf: (element) => {
      const wanted = screens.findIndex((screen) => screen.contains(element) || element.contains(screen));
      if (!isPaged() || wanted < 0 || wanted === now) return;
      show(wanted);
      keepDrawing(root, element);
    },
    has: (element) => !isPaged() || screens[now]?.contains(element) === true,
    next: () => (isPaged() && now < screens.length - 1 ? next : null),
  };
}

/** A part is a screen, or where it asks for several choices each of these is. */
function screensOf(part: HTMLElement): HTMLElement[] {
  const choices = [...part.querySelectorAll<HTMLElement>(":scope > .one")];
  return choices.length > 1 && part.querySelector(":scope > .answer") === null ? choices : [part];
}

/** Keeps a question's drawing in sight where it is low enough, and what gets the focus out from under it. */
function keepDrawing(root: HTMLElement, within: Element): HTMLElement | null {
  const around = within.closest(".question") ?? root;
  const drawing = around.querySelector<HTMLElement>(".given > .drawing");
  const height = drawing?.offsetHeight ?? 0;
  const isKept = height > 0 && height <= KEPT * window.innerHeight;
  drawing?.classList.toggle("kept", isKept);
  document.documentElement.style.scrollPaddingTop = isKept ? `${height + ROOM}px` : "";
  return drawing !== null && height > 0 ? drawing : null;
}
